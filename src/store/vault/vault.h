// The vault: one worker's records on a tablet, sealed at rest, as a journal of immutable files on a Disk.
//
// (format documented in vault_format.h by its owner; golden files in tests/golden/vault-v1 and vault-v2)
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/crypto.h"
#include "store/disk.h"
#include "store/revision.h"

namespace alongside {

/// What the lock screen may know. Besides random ids and sizes this is all that lies there unsealed.
struct VaultLabel {
  std::string id;        ///< the folder's name: 32 hex digits
  std::string worker;    ///< the name that the worker gave for the lock screen
  bool readable = true;  ///< false: its header is damaged; `worker` may be empty
};
std::vector<VaultLabel> vaultsOn(Disk& disk);

/// What opening found broken. Never an empty new vault: the rest is offered, and what is lost is named.
struct VaultDamage {
  std::vector<std::string> pieces;  ///< file names
  std::size_t revisionsLost = 0;    ///< known from the ranges in the names
  std::string sentence;             ///< what is lost, in words
};

/// What the file of a locked tablet asks for. Whose it is holds only once keyFromRecoveryFile has opened it.
struct RecoveryAsked {
  std::string vault, worker, kid;
  Hash mark;  ///< of all that it says: as words on both screens, it shows that they speak of one file
};

class Vault {
 public:
  struct NewVault {
    std::string worker;
    crypto::Secret passphrase;
    crypto::Argon2 parameters{};
    std::optional<crypto::PublicKey> recovery;  ///< the team's; may also be set later
  };
  using Done = std::function<void(Outcome)>;

  static Result<std::unique_ptr<Vault>> create(Disk& disk, NewVault what, Done done);
  /// Derives the key (about half a second on a desk, more on a tablet). Faults: "vault/wrong-passphrase",
  /// "vault/damaged-header", "vault/newer-version".
  static Result<crypto::Secret> keyFor(Disk& disk, std::string_view id, const crypto::Secret& passphrase);
  /// Opens with the vault key. Pieces that are damaged or missing are reported in damage().
  static Result<std::unique_ptr<Vault>> open(Disk& disk, std::string_view id, crypto::Secret vaultKey);
  ~Vault();

  const std::string& id() const;
  const std::string& worker() const;
  const std::optional<VaultDamage>& damage() const;
  /// Hands over the revisions that opening read, once.
  std::vector<Revision> takeRevisions();

  /// Appends to the log. `done` when it is durable; the cost is the change's, not the vault's.
  void append(std::vector<Revision> revisions, Done done);
  /// Rewrites the log so that of these revisions nothing but their identities is left (vault_clear.cpp). `done` when no
  /// file on the medium holds them any more. A fault while clearing() is false leaves everything as it was; while it is
  /// true, they are cleared, and files of before may still lie there until tidy() has gone on with it.
  void clear(const std::vector<Hash>& revisions, Done done);
  /// Something counts as cleared that files may still hold.
  bool clearing() const;
  /// A named JSON value beside the log: "local" (device keys, team file, outbox, settings), "drafts".
  /// Each is one sealed immutable file, replaced whole; keep them small.
  Json shelf(std::string_view name) const;
  void setShelf(std::string_view name, const Json& value, Done done);
  /// Large opaque values that are sealed already (made packs): stored as they are.
  void putBlob(std::string_view name, Bytes bytes, Done done);
  Result<Bytes> blob(std::string_view name) const;
  void dropBlob(std::string_view name, Done done);

  /// Wraps the vault key to the team's recovery key into the header, bound to this vault and its worker
  /// (vault_recovery.cpp).
  void setRecovery(const crypto::PublicKey& recovery, Done done);
  /// That is done, for this key and in the newest form.
  bool recoverableWith(const crypto::PublicKey& recovery) const;
  /// The header is as this program wrote it: nobody altered it, and it is the newest.
  bool headerSound() const;
  /// The wrapped vault key as a small file for the coordinator, without any passphrase. Code "vault/no-recovery".
  static Result<Bytes> recoveryFile(Disk& disk, std::string_view id);
  /// Before any key is tried. Codes "vault/no-recovery-file", "vault/older-recovery-file".
  static Result<RecoveryAsked> readRecoveryFile(ByteView file);
  static Result<crypto::Secret> keyFromRecovery(Disk& disk, std::string_view id,
                                                const crypto::PrivateKey& recovery);
  /// The same from that small file. Codes "vault/wrong-recovery-key", and "vault/recovery-altered" when it is not for the
  /// vault and the worker that it names.
  static Result<crypto::Secret> keyFromRecoveryFile(ByteView file, const crypto::PrivateKey& recovery);
  void changePassphrase(const crypto::Secret& passphrase, crypto::Argon2 parameters, Done done);
  /// After somebody else had the vault's key in hand: another key, every file sealed anew under it, with a new passphrase
  /// around it and the team's recovery key, if it is known. `done` when nothing of the old key's is left on the medium; a
  /// fault leaves everything as it was. Only right after opening, before anything else is asked of the vault.
  void renewKey(const crypto::Secret& passphrase, crypto::Argon2 parameters,
                const std::optional<crypto::PublicKey>& recovery, Done done);
  /// Removes every file of this vault. Asked for twice by the screen.
  static void destroy(Disk& disk, std::string_view id, Done done);

  /// Merges small segments so that the number of files stays small; call when nothing is waiting.
  /// True when it began something; a merge is one step, so call again until it is false. Saves may go on meanwhile.
  /// It also goes on with clearing that was cut short.
  bool tidy(Done done);

 private:
  struct Inside;
  explicit Vault(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace alongside
