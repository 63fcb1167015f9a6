// Makes and opens packs on the command line, so that other people's tools can judge them (tests/interop).
//
//   packtool keys DIR                  a team's keys as JWKs and its team file, in DIR
//   packtool seal DIR COUNT SEED OUT   random packs: OUT/<n>.json, and beside each what is in it:
//                                      <n>.payload, <n>.revisions, <n>.jws (the SHA-256 of the inner JWS)
//   packtool open DIR IN OUT           opens IN/*.json, writes OUT/<n>.revisions, or OUT/<n>.refused
//   packtool golden DIR                the files of tests/golden/pack-v1 and of the folders beside it, made once for
//                                      each version of the format
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "exchange/jose.h"
#include "exchange/pack.h"
#include "exchange/team/team.h"
#include "store/proof.h"
#include "store/store.h"

namespace {

using namespace alongside;
namespace fs = std::filesystem;

constexpr Millis kNow = 1'795'000'000'000;

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void writeFile(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

Json privateJwk(const crypto::PrivateKey& key) {
  Json jwk = key.publicKey().jwk();
  jwk["d"] = base64url(key.scalar().view());
  jwk["kid"] = key.publicKey().thumbprint();
  return jwk;
}

crypto::PrivateKey privateKey(const fs::path& path) {
  const Json jwk = parseJson(readFile(path)).value();
  return crypto::PrivateKey::fromScalar(crypto::Secret(fromBase64url(textAt(jwk, "d")).value())).value();
}

Member memberOf(std::string name, Role role, const DeviceKeys& keys) {
  Member member;
  member.name = std::move(name);
  member.role = role;
  member.signing = keys.signing.publicKey();
  member.agreement = keys.agreement.publicKey();
  member.since = kNow;
  return member;
}

Team teamOf(const DeviceKeys& coordinator, const DeviceKeys& worker, const crypto::PrivateKey& recovery) {
  Team team;
  team.id = crypto::newId(kNow);
  team.name = "Northgate peer support";
  team.roster = {memberOf("Sam Okafor", Role::coordinator, coordinator),
                 memberOf("Imogen Farrow", Role::worker, worker)};
  team.recovery = recovery.publicKey();
  team.wards = {{"Elm", "020 7946 0000"}};
  team.inbox = "/inbox/";
  team.settings = {{"lockMinutes", 5}, {"notSeenDays", 7}};
  return team;
}

void keys(const fs::path& dir) {
  const DeviceKeys coordinator = DeviceKeys::generate();
  const DeviceKeys worker = DeviceKeys::generate();
  const crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  const auto put = [&](const char* name, const crypto::PrivateKey& key) {
    Json jwk = privateJwk(key);
    writeFile(dir / (std::string(name) + ".jwk"), canonical(jwk));
    jwk.erase("d");
    writeFile(dir / (std::string(name) + ".pub.jwk"), canonical(jwk));
  };
  put("coordinator", coordinator.agreement);
  put("coordinator-signing", coordinator.signing);
  put("worker", worker.agreement);
  put("worker-signing", worker.signing);
  put("recovery", recovery);
  writeFile(dir / "team.jws", signTeam(teamOf(coordinator, worker, recovery), coordinator));
}

struct Folder {
  DeviceKeys coordinator;
  DeviceKeys worker;
  Team team;
  explicit Folder(const fs::path& dir)
      : coordinator{privateKey(dir / "coordinator-signing.jwk"), privateKey(dir / "coordinator.jwk")},
        worker{privateKey(dir / "worker-signing.jwk"), privateKey(dir / "worker.jwk")},
        team(openTeam(readFile(dir / "team.jws")).value().team) {}
  std::vector<crypto::PublicKey> recipients() const {
    return {coordinator.agreement.publicKey(), team.recovery};
  }
};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  unsigned upTo(unsigned n) { return static_cast<unsigned>(engine_() % n); }

  /// Text of any script, with what JSON has to escape among it.
  std::string text(unsigned most) {
    static const char* const kPieces[] = {"a",      "e",      "n",  " ",    " ",    "\n", "\"",
                                          "\\",     "/",      "\t", "\x01", "\x7f", "é",  "Đặ",
                                          "ẵ",      "Ξέ",     "Жд", "ع",    "语",   "🙂", "👩🏾‍⚕️",
                                          "\u2028", "\uFEFF", "ß"};
    std::string out;
    for (unsigned n = upTo(most); n > 0; --n) out += kPieces[upTo(std::size(kPieces))];
    return out;
  }

 private:
  std::mt19937 engine_;
};

std::vector<Revision> randomRevisions(Dice& dice, const DeviceKeys& by, unsigned count) {
  Store store;
  std::vector<Id> records;
  std::vector<Revision> revisions;
  HybridClock clock(by.thumbprint());
  for (unsigned i = 0; i < count; ++i) {
    const bool again = !records.empty() && dice.upTo(4) == 0;
    const Id id = again ? records[dice.upTo(static_cast<unsigned>(records.size()))] : crypto::newId(kNow);
    const char* const kinds[] = {"session", "session", "person", "followup", "of-a-newer-version"};
    const Record* known = store.find(id);
    Revision revision = store.draft(
        id, known ? known->kindName : kinds[dice.upTo(5)], again ? Op::correct : Op::create,
        {{"notes", dice.text(300)}, {"minutes", dice.upTo(480)}, {"tags", {dice.text(5), dice.text(5)}}},
        again ? "because " + dice.text(10) : "");
    revision.device = by.thumbprint();
    revision.author = "Imogen Farrow";
    revision.hlc = clock.tick(kNow + i);
    sealIdentity(revision);
    store.add(revision);
    if (!again) records.push_back(id);
    revisions.push_back(std::move(revision));
  }
  return revisions;
}

std::string textOf(const std::vector<Revision>& revisions) {
  Json all = Json::array();
  for (const Revision& revision : revisions) all.push_back(revision.json());
  return canonical(all);
}

Pack packOf(const Folder& people, std::uint32_t seq, std::vector<Revision> revisions) {
  Pack pack;
  pack.id = crypto::newId(kNow);
  pack.team = people.team.id;
  pack.worker = "Imogen Farrow";
  pack.seq = seq;
  pack.mode = seq == 1 ? PackMode::full : PackMode::delta;
  pack.created = kNow + seq * 60'000;
  pack.hlc = {pack.created, 0, people.worker.thumbprint()};
  pack.revisions = std::move(revisions);
  return pack;
}

std::string payloadOf(const SealedPack& sealed, const Folder& people) {
  const auto jwe = jose::openJwe(sealed.text, "alongside-pack+jwe", people.coordinator.agreement).value();
  const std::string compact = alongside::textOf(jwe.plain);
  return jose::Jws::read(compact, "alongside-pack+json")
      .value()
      .payloadBy(people.worker.signing.publicKey())
      .value();
}

void seal(const fs::path& dir, unsigned count, unsigned seed, const fs::path& out) {
  const Folder people(dir);
  Dice dice(seed);
  Hash prev;
  for (std::uint32_t seq = 1; seq <= count; ++seq) {
    // Mostly a day's or a week's worth, now and then a few hundred; the first is empty.
    const unsigned size = seq == 1 ? 0 : dice.upTo(10) == 0 ? 100 + dice.upTo(300) : dice.upTo(30);
    Pack pack = packOf(people, seq, randomRevisions(dice, people.worker, size));
    pack.prev = prev;
    const std::string revisions = textOf(pack.revisions);
    const SealedPack sealed = sealPack(std::move(pack), people.worker, people.recipients()).value();
    prev = sealed.jws;
    const std::string name = std::to_string(seq);
    writeFile(out / (name + ".json"), sealed.text);
    writeFile(out / (name + ".revisions"), revisions);
    writeFile(out / (name + ".payload"), payloadOf(sealed, people));
    writeFile(out / (name + ".jws"), sealed.jws.text());
  }
}

void open(const fs::path& dir, const fs::path& in, const fs::path& out) {
  const Folder people(dir);
  for (const auto& entry : fs::directory_iterator(in)) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    const auto opened = openPack(readFile(entry.path()), people.coordinator, people.team);
    if (opened) {
      writeFile(out / (name + ".revisions"), textOf(opened->pack.revisions));
    } else {
      writeFile(out / (name + ".refused"), opened.error().code + ": " + opened.error().happened + '\n');
    }
  }
}

void golden(const fs::path& dir) {
  if (fs::exists(dir / "team.jws"))
    throw std::runtime_error("the golden files are there, and are never made again");
  keys(dir);
  const Folder people(dir);
  std::vector<Revision> revisions;
  {
    Store store;
    HybridClock clock(people.worker.thumbprint());
    const auto write = [&](const Id& id, std::string_view kind, Op op, const Fields& fields,
                           std::string_view reason) {
      Revision revision = store.draft(id, kind, op, fields, reason);
      revision.device = people.worker.thumbprint();
      revision.author = "Imogen Farrow";
      revision.hlc = clock.tick(kNow);
      if (kind == "of-a-newer-version") revision.extra = canonical({{"later", {{"depth", 2}}}});
      sealIdentity(revision);
      store.add(revision);
      revisions.push_back(std::move(revision));
      return id;
    };
    const Id person =
        write(crypto::newId(kNow), "person", Op::create, {{"name", "Đặng Thu Hà"}, {"ward", "Elm"}}, "");
    const Id session = write(
        crypto::newId(kNow), "session", Op::create,
        {{"person", person.text()}, {"when", "2026-11-18T14:30"}, {"notes", "Sat in the garden. 🙂"}}, "");
    write(session, "session", Op::correct,
          {{"person", person.text()}, {"when", "2026-11-18T14:30"}, {"notes", "Sat in the day room. 🙂"}},
          "Wrong room");
    write(crypto::newId(kNow), "of-a-newer-version", Op::create, {{"shape", {1, 2, 3}}}, "");
    write(crypto::newId(kNow), "followup", Op::voided, {{"what", "Ring"}}, "Entered twice");
  }
  const Pack sent = packOf(people, 1, revisions);
  const SealedPack records = sealPack(sent, people.worker, people.recipients()).value();
  writeFile(dir / "records.json", records.text);
  writeFile(dir / "records.revisions", textOf(revisions));

  Pack receipt = packOf(people, 1, {});
  receipt.kind = PackKind::receipt;
  receipt.worker = "Sam Okafor";
  receipt.received = {{sent.id, records.jws, 1, revisions.size()}};
  writeFile(dir / "receipt.json",
            sealPack(receipt, people.coordinator, {people.worker.agreement.publicKey()}).value().text);
  // A coordinator passes on what a worker signed, and what nobody did.
  std::vector<Revision> passed = revisions;
  signOwn(passed, people.worker.signing);
  passed.pop_back();
  Revision bare = revisions[0];
  bare.rec = crypto::newId(kNow);
  sealIdentity(bare);
  passed.push_back(bare);
  Revision own = bare;
  own.rec = crypto::newId(kNow);
  own.device = own.hlc.device = people.coordinator.thumbprint();
  own.author = "Sam Okafor";
  sealIdentity(own);
  passed.push_back(own);
  Pack allocation = packOf(people, 1, passed);
  allocation.kind = PackKind::allocation;
  allocation.worker = "Sam Okafor";
  writeFile(dir / "allocation.json",
            sealPack(allocation, people.coordinator, {people.worker.agreement.publicKey()}).value().text);
  writeFile(dir / "allocation.revisions", textOf(passed));
  writeFile(dir / "join.jws", signJoin({people.team.id, people.team.roster[1], kNow}, people.worker));

  const auto words = randomWords(8);
  const crypto::PrivateKey recovery = privateKey(dir / "recovery.jwk");
  writeFile(dir / "backup.json",
            sealBackup({recovery.copy(), people.coordinator.copy(), "Sam Okafor", people.team}, words));
  std::string joined;
  for (const std::string& word : words) joined += word + '\n';
  writeFile(dir / "backup.words", joined);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> args(arguments + 1, arguments + count);
  try {
    if (args.size() == 2 && args[0] == "keys") {
      keys(args[1]);
    } else if (args.size() == 5 && args[0] == "seal") {
      seal(args[1], static_cast<unsigned>(std::stoul(args[2])), static_cast<unsigned>(std::stoul(args[3])),
           args[4]);
    } else if (args.size() == 4 && args[0] == "open") {
      open(args[1], args[2], args[3]);
    } else if (args.size() == 2 && args[0] == "golden") {
      golden(args[1]);
    } else {
      std::cerr << "packtool keys DIR | seal DIR COUNT SEED OUT | open DIR IN OUT | golden DIR\n";
      return 2;
    }
  } catch (const std::exception& problem) {
    std::cerr << "packtool: " << problem.what() << '\n';
    return 1;
  }
  return 0;
}
