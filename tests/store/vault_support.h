// Shared by the vault's tests: made-up revisions, cheap passphrases, and a vault that waits for nobody.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/memory/memory_disk.h"
#include "store/vault/vault.h"

namespace alongside::vaulttest {

/// The cheapest that is allowed: under the sanitizers each derivation takes a noticeable time.
inline constexpr crypto::Argon2 kCheap = crypto::Argon2::floor();
inline const std::string kPassphrase = "four calm green words";

/// The n-th made-up revision: everything in it depends on n alone.
inline Revision revisionNo(std::uint64_t n, std::size_t fieldBytes = 120) {
  Revision revision;
  const Hash seed = crypto::sha256("revision " + std::to_string(n));
  std::copy_n(seed.bytes.begin(), 16, revision.rec.bytes.begin());
  revision.rev = crypto::sha256(seed.text());
  revision.kind = n % 3 == 0 ? "person" : n % 3 == 1 ? "session" : "follow-up";
  if (n % 4 != 0) revision.parents.push_back(crypto::sha256("parent " + std::to_string(n)));
  if (n % 8 == 5) revision.parents.push_back(crypto::sha256("other parent " + std::to_string(n)));
  const std::string device = crypto::sha256("tablet " + std::to_string(n % 5)).text();
  revision.hlc = {1'795'500'000'000 + static_cast<Millis>((n * 7919) % 100'000) - 50'000,
                  static_cast<std::uint32_t>(n % 9), n % 11 == 0 ? "elsewhere" : device};
  revision.device = device;
  revision.author = n % 2 == 0 ? "Imogen Farrow" : "Đặng Văn Lâm";
  revision.op = static_cast<Op>(n % 4);
  if (n % 4 >= 2) revision.reason = "Reason " + std::to_string(n) + ".";
  std::string words = "Made-up words of number " + std::to_string(n) + ". ";
  while (words.size() < fieldBytes) words += static_cast<char>('a' + (words.size() * 7 + n) % 26);
  revision.fields = R"({"words":")" + words + R"("})";
  if (n % 10 == 7) revision.extra = R"({"later":)" + std::to_string(n) + "}";
  return revision;
}

inline std::vector<Revision> revisionsFrom(std::uint64_t first, std::uint64_t count,
                                           std::size_t fieldBytes = 120) {
  std::vector<Revision> revisions;
  for (std::uint64_t n = first; n < first + count; ++n) revisions.push_back(revisionNo(n, fieldBytes));
  return revisions;
}

inline bool same(const Revision& a, const Revision& b) {
  return a.rec == b.rec && a.kind == b.kind && a.rev == b.rev && a.parents == b.parents && a.hlc == b.hlc &&
         a.device == b.device && a.author == b.author && a.op == b.op && a.reason == b.reason &&
         a.fields == b.fields && a.extra == b.extra;
}

/// The same revisions in the same order.
inline bool same(const std::vector<Revision>& a, const std::vector<Revision>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

/// Counts the answers of the vault.
struct Answers {
  int good = 0;
  int bad = 0;
  std::string code;
  Vault::Done operator()() {
    return [this](const Outcome& outcome) {
      if (outcome) {
        ++good;
      } else {
        ++bad;
        code = outcome.error().code;
      }
    };
  }
};

struct Made {
  std::unique_ptr<Vault> vault;
  std::string id;
  crypto::Secret key;
};

/// A new vault, durable, and its key.
inline Made make(MemoryDisk& disk, std::optional<crypto::PublicKey> recovery = std::nullopt) {
  auto made = Vault::create(disk,
                            {.worker = "Imogen Farrow",
                             .passphrase = crypto::Secret::ofText(kPassphrase),
                             .parameters = kCheap,
                             .recovery = recovery},
                            {});
  REQUIRE(made);
  disk.settle();
  std::string id = (*made)->id();
  auto key = Vault::keyFor(disk, id, crypto::Secret::ofText(kPassphrase));
  REQUIRE(key);
  return {*std::move(made), id, *std::move(key)};
}

inline std::unique_ptr<Vault> reopen(Disk& disk, const Made& made) {
  auto opened = Vault::open(disk, made.id, made.key.copy());
  REQUIRE(opened);
  return *std::move(opened);
}

/// Names on the medium that begin so ("seg.", "shelf.drafts."); of one range or shelf the newest comes last.
inline std::vector<std::string> namesOf(const MemoryDisk& disk, const std::string& id,
                                        const std::string& start) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : disk.medium()) {
    if (name.starts_with(id + "/" + start)) names.push_back(name);
  }
  std::ranges::stable_sort(names, {}, &std::string::size);  // 9 before 10
  return names;
}

/// Three segments of 20, 20 and 5 revisions, two shelves, everything settled.
struct Filled {
  MemoryDisk disk;
  Made made;
  crypto::PrivateKey recovery = crypto::PrivateKey::generate();

  Filled() {
    made = make(disk, recovery.publicKey());
    for (const std::uint64_t first : {0u, 20u, 40u}) {
      made.vault->append(revisionsFrom(first, first == 40 ? 5 : 20, 4000), {});
      disk.settle();
    }
    made.vault->setShelf("drafts", {{"text", "half"}}, {});
    made.vault->setShelf("local", {{"keys", "secret"}}, {});
    disk.settle();
    made.vault.reset();
  }
  std::vector<Revision> without(std::uint64_t from, std::uint64_t to) const {
    std::vector<Revision> rest;
    for (std::uint64_t n = 0; n < 45; ++n) {
      if (n < from || n > to) rest.push_back(revisionNo(n, 4000));
    }
    return rest;
  }
  std::string one(const std::string& start) const {
    const auto names = namesOf(disk, made.id, start);
    REQUIRE(names.size() == 1);
    return names[0];
  }
};

/// True when opening reported this piece, in words.
inline bool names(const std::unique_ptr<Vault>& vault, const std::string& piece) {
  const auto& damage = vault->damage();
  return damage && !damage->sentence.empty() && std::ranges::count(damage->pieces, piece) == 1;
}

}  // namespace alongside::vaulttest
