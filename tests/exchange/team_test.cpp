#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "exchange_people.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// Signs a payload of one's own making as a team file.
std::string signedAs(const Json& payload, const DeviceKeys& by) {
  return jose::signJws("alongside-team+json", canonical(payload), by.signing);
}

}  // namespace

TEST_CASE("a team file says the same to whoever opens it, members of a newer version included") {
  Team team = people().team;
  team.version = 3;
  team.settings = {{"lockMinutes", 5}};
  team.extra = {{"sponsors", {"Mind"}}};
  team.roster[1].extra = {{"badge", "PS-7"}};
  team.roster[1].until = kNow + 5;
  const auto opened = openTeam(signTeam(team, people().coordinator));
  REQUIRE(opened);
  CHECK(opened->signer == people().coordinator.thumbprint());
  CHECK(opened->team.json() == team.json());
  CHECK(opened->team.wards[0].telephone == "020 7946 0000");
  CHECK(opened->team.roster[1].until == kNow + 5);
  CHECK(opened->team.extra["sponsors"][0] == "Mind");
  CHECK(opened->team.coordinators().size() == 1);
  CHECK(opened->team.memberByDevice(people().worker.thumbprint())->name == "Imogen Farrow");
  CHECK(opened->team.memberByDevice("nobody") == nullptr);
  CHECK(teamFromJson(team.json())->json() == team.json());
}

TEST_CASE("a tablet takes a newer team file of its own team, and no other") {
  Team known = people().team;
  known.version = 5;
  const auto file = [&](int version, const DeviceKeys& by) {
    Team team = known;
    team.version = version;
    return signTeam(team, by);
  };
  CHECK(codeOf(openTeam(file(6, people().coordinator), &known)) == "fine");
  CHECK(codeOf(openTeam(file(5, people().coordinator), &known)) == "fine");
  CHECK(codeOf(openTeam(file(4, people().coordinator), &known)) == "team/older");
  CHECK(codeOf(openTeam(file(6, people().worker), &known)) == "team/unknown-signer");
  CHECK(codeOf(openTeam(file(6, people().stranger), &known)) == "team/unknown-signer");

  Team usurped = known;
  usurped.version = 9;
  usurped.roster[0] = memberOf("Sam Coordinator", Role::coordinator, people().stranger);
  CHECK(codeOf(openTeam(signTeam(usurped, people().stranger), &known)) == "team/unknown-signer");
  CHECK(codeOf(openTeam(signTeam(usurped, people().stranger))) == "fine");  // first sight: the words decide

  Team other = usurped;
  other.id = idOf(9);
  CHECK(codeOf(openTeam(signTeam(other, people().stranger), &known)) == "team/other-team");

  Team left = known;
  left.roster[0].until = kNow;
  CHECK(codeOf(openTeam(file(6, people().coordinator), &left)) == "team/unknown-signer");
}

TEST_CASE("whoever signed a team file leads in that file, as well as in the team that is known") {
  Team known = people().team;
  known.roster.push_back(memberOf("Gwen Oake", Role::coordinator, people().stranger));
  const auto file = [&](const DeviceKeys& by, auto change) {
    Team team = known;
    team.version = 2;
    change(team.roster[2]);
    return signTeam(team, by);
  };
  const auto as = [](const auto& change) { return [change](Member& member) { change(member); }; };
  CHECK(codeOf(openTeam(file(people().stranger, as([](Member&) {})), &known)) == "fine");
  for (const Team* team : {static_cast<const Team*>(&known), static_cast<const Team*>(nullptr)}) {
    CHECK(codeOf(openTeam(file(people().stranger, as([](Member& m) { m.role = Role::worker; })), team)) ==
          "team/unknown-signer");
    CHECK(codeOf(openTeam(file(people().stranger, as([](Member& m) { m.until = kNow; })), team)) ==
          "team/unknown-signer");
  }
  Team without = known;
  without.version = 2;
  without.roster.pop_back();
  CHECK(codeOf(openTeam(signTeam(without, people().stranger), &known)) == "team/unknown-signer");
  CHECK(codeOf(openTeam(signTeam(without, people().coordinator), &known)) == "fine");
  // What the tablet took once it keeps: there nothing is asked but that it can be read.
  const auto kept = teamKept(signTeam(without, people().stranger));
  REQUIRE(kept);
  CHECK(kept->json() == without.json());
  CHECK_FALSE(teamKept("hello"));
  CHECK(teamIdOf(signTeam(without, people().stranger)) == known.id);
}

TEST_CASE("sixteen coordinators who come together by a merge are told of") {
  Team a = people().team, b = people().team;
  std::vector<DeviceKeys> keys;
  for (int i = 0; i < 15; ++i) {
    const DeviceKeys one = DeviceKeys::generate();
    (i % 2 == 0 ? a : b)
        .roster.push_back(memberOf("Coordinator " + std::to_string(i), Role::coordinator, one));
  }
  b.edited = kNow;
  const TeamMerge merge = mergedTeams(a, b);
  CHECK(merge.team.coordinators().size() == 16);
  REQUIRE_FALSE(merge.told.empty());
  CHECK(merge.told.back().contains("15 at most"));
}

TEST_CASE("a team file that was changed or cut short is refused") {
  const std::string text = signTeam(people().team, people().coordinator);
  CHECK(openTeam(text + "\n"));
  for (std::size_t i = 0; i < text.size(); i += 11) {
    std::string other = text;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(openTeam(other));
    CHECK_FALSE(openTeam(other, &people().team));
    CHECK_FALSE(openTeam(std::string_view(text).substr(0, i)));
  }
  Json payload = people().team.json();
  payload["name"] = "Somebody's";
  const std::string forged = text.substr(0, text.find('.') + 1) + base64url(viewOf(canonical(payload))) +
                             text.substr(text.rfind('.'));
  CHECK(codeOf(openTeam(forged)) == "team/altered");
  CHECK(codeOf(openTeam(forged, &people().team)) == "team/altered");
}

TEST_CASE("what is no team file gets a sentence that says so") {
  for (const char* text : {"", "hello", "{}", "a.b.c", "..", "{\"protected\":\"\"}"}) {
    CAPTURE(text);
    const auto opened = openTeam(text);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == "team/not-a-team-file");
    CHECK_FALSE(opened.error().todo.empty());
  }
  const auto join = signJoin({people().team.id, people().team.roster[1], kNow}, people().worker);
  CHECK(codeOf(openTeam(join)) == "team/not-a-team-file");
}

TEST_CASE("a team file cannot name one tablet twice, send packs elsewhere, or lack what it must have") {
  const Json good = people().team.json();
  REQUIRE(openTeam(signedAs(good, people().coordinator), &people().team));
  const auto with = [&](const char* pointer, Json value) {
    Json other = good;
    other[Json::json_pointer(pointer)] = std::move(value);
    return codeOf(openTeam(signedAs(other, people().coordinator), &people().team));
  };
  CHECK(with("/roster/2", good["roster"][1]) == "team/not-a-team-file");
  CHECK(with("/inbox", "https://example.org/inbox/") == "team/not-a-team-file");
  CHECK(with("/inbox", "//example.org/inbox/") == "team/not-a-team-file");
  CHECK(with("/inbox", "/\\example.org/") == "team/not-a-team-file");
  CHECK(with("/inbox", "") == "fine");
  CHECK(with("/recovery", good["recovery"]["x"]) == "team/not-a-team-file");
  CHECK(with("/recovery/x", base64url(Bytes(32))) == "team/not-a-team-file");
  CHECK(with("/roster/1/agreement", good["roster"][1]["signing"]) == "team/not-a-team-file");
  CHECK(with("/roster/1/role", "owner") == "team/not-a-team-file");
  CHECK(with("/roster/1/name", "") == "team/not-a-team-file");
  CHECK(with("/version", 0) == "team/not-a-team-file");
  CHECK(with("/id", "x") == "team/not-a-team-file");
  CHECK(with("/roster", Json::array()) == "team/not-a-team-file");
  CHECK(with("/v", 2) == "team/newer-version");
}

TEST_CASE("a join request proves that the sender has the key, and nothing more") {
  const JoinRequest request{people().team.id, memberOf("Ana Núñez", Role::worker, people().stranger), kNow};
  const std::string text = signJoin(request, people().stranger);
  const auto opened = openJoin(text + "\r\n");
  REQUIRE(opened);
  CHECK(opened->team == people().team.id);
  CHECK(opened->member.name == "Ana Núñez");
  CHECK(opened->member.device() == people().stranger.thumbprint());
  CHECK(opened->made == kNow);

  CHECK(codeOf(openJoin(signJoin(request, people().worker))) == "join/altered");  // another's keys
  for (std::size_t i = 0; i < text.size(); i += 7) {
    std::string other = text;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(openJoin(other));
    CHECK_FALSE(openJoin(std::string_view(text).substr(0, i)));
  }
  CHECK(codeOf(openJoin("hello")) == "join/not-a-join-file");
  CHECK(codeOf(openJoin(signTeam(people().team, people().coordinator))) == "join/not-a-join-file");
  CHECK(codeOf(openJoin(std::string(std::size_t{1} << 20, 'a'))) == "join/not-a-join-file");
}

TEST_CASE("device keys come back from the shelf, and damaged ones do not") {
  const Json json = people().worker.sealedJson();
  const auto back = DeviceKeys::fromSealedJson(json);
  REQUIRE(back);
  CHECK(back->thumbprint() == people().worker.thumbprint());
  CHECK(back->agreement.publicKey() == people().worker.agreement.publicKey());
  Json other = json;
  other["signing"]["d"] = json["agreement"]["d"];
  CHECK_FALSE(DeviceKeys::fromSealedJson(other));
  CHECK_FALSE(DeviceKeys::fromSealedJson(Json::object()));
  CHECK_FALSE(DeviceKeys::fromSealedJson(nullptr));
}

TEST_CASE("words are drawn from 7,776 different ones, and fingerprints tell keys apart") {
  const std::set<std::string_view> all(wordList().begin(), wordList().end());
  CHECK(all.size() == 7776);
  const auto drawn = randomWords(2000);
  CHECK(drawn.size() == 2000);
  for (const std::string& word : drawn) CHECK(all.contains(word));
  CHECK(std::set<std::string>(drawn.begin(), drawn.end()).size() > 1500);

  const auto words =
      fingerprintWords(people().worker.signing.publicKey(), people().worker.agreement.publicKey());
  CHECK(words.size() == 5);
  CHECK(words ==
        fingerprintWords(people().worker.signing.publicKey(), people().worker.agreement.publicKey()));
  CHECK(words !=
        fingerprintWords(people().worker.agreement.publicKey(), people().worker.signing.publicKey()));
  CHECK(words !=
        fingerprintWords(people().worker.signing.publicKey(), people().stranger.agreement.publicKey()));
}

TEST_CASE("offered words hold no hyphen, which people type as a space") {
  const auto drawn = randomWords(40'000);  // of 7,776, four hold one: twenty would be expected
  CHECK(std::ranges::none_of(drawn, [](const std::string& word) { return word.contains('-'); }));
}

TEST_CASE("the printed backup opens with its eight words, however they are typed, and with no others") {
  const auto words = randomWords(8);
  const std::string text = sealBackup(
      {people().recovery.copy(), people().coordinator.copy(), "Sam Coordinator", people().team}, words);
  CHECK(text.find(people().team.name) == std::string::npos);
  std::string typed;
  for (const std::string& word : words) typed += "  " + word + ",\n";
  for (char& c : typed) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  const auto opened = openBackup(text, typed);
  REQUIRE(opened);
  CHECK(opened->recovery.publicKey() == people().recovery.publicKey());
  CHECK(opened->coordinator.thumbprint() == people().coordinator.thumbprint());
  CHECK(opened->name == "Sam Coordinator");
  CHECK(opened->team.json() == people().team.json());

  CHECK(codeOf(openBackup(text, typed + " more")) == "backup/wrong-words");
  const Json good = Json::parse(text);
  const auto with = [&](const char* key, Json value) {
    Json other = good;
    other[key] = std::move(value);
    return codeOf(openBackup(other.dump(), typed));
  };
  CHECK(with("sealed", base64url(Bytes(100))) == "backup/damaged");
  CHECK(with("salt", base64url(Bytes(15))) == "backup/damaged");
  CHECK(with("kib", 1 << 30) == "backup/damaged");
  CHECK(with("passes", 1000) == "backup/damaged");
  CHECK(with("kib", 8) == "crypto/weak-parameters");
  CHECK(with("v", 2) == "backup/newer-version");
  CHECK(codeOf(openBackup(std::string_view(text).substr(0, text.size() / 2), typed)) == "backup/damaged");
  CHECK(codeOf(openBackup("hello", typed)) == "backup/not-a-backup");
}
