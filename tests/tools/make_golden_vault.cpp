// make_golden_vault FOLDER: writes a small vault of this version, and beside it what it holds, for tests of
// later versions. Made once for each released format version and never again: it refuses a folder that exists.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/memory/memory_disk.h"
#include "store/proof.h"
#include "store/vault/vault.h"

using namespace alongside;

namespace {

Revision made(std::uint64_t n, std::size_t size) {
  Revision revision;
  const Hash seed = crypto::sha256("golden " + std::to_string(n));
  std::copy_n(seed.bytes.begin(), 16, revision.rec.bytes.begin());
  revision.rev = crypto::sha256(seed.text());
  constexpr const char* kKinds[] = {"person", "session", "follow-up", "a kind of a later version"};
  revision.kind = kKinds[n % 4];
  for (std::uint64_t p = 0; p < n % 3; ++p) revision.parents.push_back(crypto::sha256(std::to_string(n + p)));
  const std::string device = crypto::sha256("tablet " + std::to_string(n % 2)).text();
  revision.hlc = {1'795'500'000'000 + static_cast<Millis>(n * 977) - (n % 5 == 0 ? 100'000 : 0),
                  static_cast<std::uint32_t>(n % 4), n % 7 == 0 ? "another stamp" : device};
  revision.device = device;
  revision.author = n % 2 == 0 ? "Imogen Farrow" : "Đặng Văn Lâm";
  revision.op = static_cast<Op>(n % 4);
  if (n % 4 >= 2) revision.reason = "Wrong day.";
  revision.fields = R"({"words":")" + std::string(size, static_cast<char>('a' + n % 26)) + R"("})";
  if (n % 6 == 5) revision.extra = R"({"later":[1,2]})";
  return revision;
}

Json described(const Revision& r) {
  Json parents = Json::array();
  for (const Hash& parent : r.parents) parents.push_back(parent.text());
  return {{"rec", r.rec.text()},
          {"kind", r.kind},
          {"rev", r.rev.text()},
          {"parents", parents},
          {"ms", r.hlc.ms},
          {"counter", r.hlc.counter},
          {"stamp", r.hlc.device},
          {"device", r.device},
          {"author", r.author},
          {"op", static_cast<int>(r.op)},
          {"reason", r.reason},
          {"fields", r.fields},
          {"extra", r.extra},
          {"signed", batchOf(r).size()},
          {"passer", isPassedOn(r) ? r.proof->passer : std::string()}};
}

void write(const std::filesystem::path& path, ByteView bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 || std::filesystem::exists(arguments[1])) {
    std::fputs("make_golden_vault FOLDER: the folder must not exist; golden files are never made anew\n",
               stderr);
    return 2;
  }
  const std::string passphrase = "golden words that never change";
  const crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  const crypto::PrivateKey tablet = crypto::PrivateKey::generate();
  MemoryDisk disk;
  auto vault = Vault::create(disk,
                             {.worker = "Đặng Văn Lâm",
                              .passphrase = crypto::Secret::ofText("words of before"),
                              .parameters = crypto::Argon2::floor(),
                              .recovery = recovery.publicKey()},
                             {});
  if (!vault) return 1;
  Json revisions = Json::array();
  std::vector<Revision> all;
  std::uint64_t n = 0;
  const auto append = [&](std::uint64_t many, std::size_t size) {
    std::vector<Revision> batch;
    for (; many > 0; --many, ++n) {
      batch.push_back(made(n, size));
      if (n % 3 == 0) batch.back().device = tablet.publicKey().thumbprint();
      if (n % 3 == 1) batch.back().proof = passedOn(crypto::sha256("passer").text());
    }
    signOwn(batch, tablet);
    for (const Revision& revision : batch) revisions.push_back(described(revision));
    all.insert(all.end(), batch.begin(), batch.end());
    (*vault)->append(std::move(batch), {});
    disk.settle();
  };
  append(50, 1200);
  append(2, 9000);
  append(1, 40);
  append(3, 0);
  const Json local = {{"v", 1}, {"text", "keys and such"}};
  const Json drafts = {{"form", {{"words", "half wri"}}}};
  (*vault)->setShelf("local", local, {});
  (*vault)->setShelf("drafts", {{"form", "older"}}, {});
  disk.settle();
  (*vault)->setShelf("drafts", drafts, {});
  const Bytes pack = bytesOf("a pack, as it is");
  (*vault)->putBlob("pack-1.jwe", pack, {});
  disk.settle();
  // Under another key, as after help with a passphrase; and what was saved since.
  const std::string id = (*vault)->id();
  auto key = Vault::keyFor(disk, id, crypto::Secret::ofText("words of before"));
  if (!key) return 1;
  vault = Vault::open(disk, id, std::move(*key));
  if (!vault) return 1;
  (*vault)->renewKey(crypto::Secret::ofText(passphrase), crypto::Argon2::floor(), recovery.publicKey(), {});
  disk.settle();
  append(4, 300);
  // Cleared of some, in a segment that was closed and in the one that grows.
  std::vector<Hash> gone;
  for (const std::size_t i : {2U, 30U, 52U, 57U}) {
    gone.push_back(all.at(i).rev);
    forget(all.at(i));
    revisions.at(i) = described(all.at(i));
  }
  (*vault)->clear(gone, {});
  disk.settle();

  const std::filesystem::path folder = arguments[1];
  for (const auto& [name, bytes] : disk.medium()) write(folder / name, bytes);
  const crypto::Secret d = recovery.scalar();
  write(folder / "holds.json", bytesOf(canonical({{"vault", (*vault)->id()},
                                                  {"worker", (*vault)->worker()},
                                                  {"passphrase", passphrase},
                                                  {"recovery", base64url(d.view())},
                                                  {"signer", tablet.publicKey().jwk()},
                                                  {"revisions", revisions},
                                                  {"shelves", {{"local", local}, {"drafts", drafts}}},
                                                  {"blobs", {{"pack-1.jwe", base64url(pack)}}}})));
  return 0;
}
