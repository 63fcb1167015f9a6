// The strict profile of JOSE that packs, team files and join requests use: one algorithm for each job,
// exact members, exact lengths. What is not written here is refused (RFC 8725: be narrow).
//
//   JWS, compact (RFC 7515):  {"alg":"ES256","kid":<thumbprint>,"typ":…}, and no other header member
//   JWE, general (RFC 7516):  protected {"cty":"jose","enc":"A256GCM","typ":…}, and for each recipient
//                             {"alg":"ECDH-ES+A256KW","epk":…,"kid":…} with an epk of its own
//
// The tag covers the protected header and the content, not the list of recipients (RFC 7516 has no cover for
// it). Who is on the list is bound by the payload's `aud`; a changed entry of another recipient is that
// recipient's loss and changes nothing of what is read here.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/crypto.h"

namespace alongside::jose {

enum class Refusal {
  shape,     ///< not one of these at all
  broken,    ///< looks like one, but is cut short or not well formed
  profile,   ///< well formed, but with an algorithm or member that we never use
  notForUs,  ///< none of the recipients
  altered,   ///< the tag does not verify
  noMemory,  ///< it is large, and the tablet has no room to read it
};

inline constexpr std::size_t kMostBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMostRecipients = 16;
inline constexpr int kDeepest = 16;

std::string signJws(std::string_view typ, std::string_view payload, const crypto::PrivateKey& key);

/// A JWS whose header was read and nothing else. Views into the text that was given.
class Jws {
 public:
  static std::expected<Jws, Refusal> read(std::string_view compact, std::string_view typ);
  const std::string& kid() const { return kid_; }
  /// The payload, if this key signed it.
  std::optional<std::string> payloadBy(const crypto::PublicKey& key) const;
  /// For files that bring the key along that they are signed with; to be verified before any use.
  std::optional<std::string> payloadUnverified() const;

 private:
  std::string kid_;
  std::string_view signingInput_;
  std::string_view payload_;  // base64url
  Bytes signature_;
};

std::string sealJwe(std::string_view typ, ByteView plain, const std::vector<crypto::PublicKey>& recipients);

struct OpenedJwe {
  Bytes plain;
  std::vector<std::string> recipients;  ///< kids, sorted; not covered by the tag
};
std::expected<OpenedJwe, Refusal> openJwe(std::string_view text, std::string_view typ,
                                          const crypto::PrivateKey& mine);

}  // namespace alongside::jose
