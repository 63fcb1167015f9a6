// One pack, what opening it answers, and packs that are put together by hand.
#pragma once

#include <doctest/doctest.h>

#include "core/text.h"
#include "exchange_people.h"

namespace alongside::test {

inline SealedPack sample() {
  auto sealed =
      sealPack(packOf(people(), 1, 1, {revisionOf(1, people().worker, {{"notes", "Sat with Đặng. 🙂"}})}),
               people().worker, {people().coordinator.agreement.publicKey()});
  REQUIRE(sealed);
  return *std::move(sealed);
}

inline std::string code(std::string_view file) {
  return codeOf(openPack(file, people().coordinator, people().team));
}

/// Seals a payload of one's own making, signed in the normal way.
inline std::string sealedPayload(const Json& payload, const DeviceKeys& signer) {
  const std::string jws = jose::signJws("alongside-pack+json", canonical(payload), signer.signing);
  return jose::sealJwe("alongside-pack+jwe", viewOf(jws), {people().coordinator.agreement.publicKey()});
}

/// Seals the text of a JWS of one's own making.
inline std::string sealedJws(std::string_view jws) {
  return jose::sealJwe("alongside-pack+jwe", viewOf(jws), {people().coordinator.agreement.publicKey()});
}

inline std::string jwsWithHeader(const std::string& header, const std::string& payload,
                                 const DeviceKeys& signer) {
  const std::string input = base64url(viewOf(header)) + '.' + base64url(viewOf(payload));
  return input + '.' + base64url(signer.signing.sign(viewOf(input)));
}

inline Json payloadOf(const SealedPack& sealed) {
  const auto jwe = jose::openJwe(sealed.text, "alongside-pack+jwe", people().coordinator.agreement);
  REQUIRE(jwe);
  const std::string compact = textOf(jwe->plain);
  const auto jws = jose::Jws::read(compact, "alongside-pack+json");
  REQUIRE(jws);
  const auto payload = jws->payloadBy(people().worker.signing.publicKey());
  REQUIRE(payload);
  return parseJson(*payload).value();
}

}  // namespace alongside::test
