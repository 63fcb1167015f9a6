// JWS and JWE by themselves: anything that is signed or sealed comes back as it was; one changed byte is refused, or
// changes nothing that is read.
#include "exchange/jose.h"

#include "people.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

constexpr std::string_view kTyp = "alongside-fuzz+json";

void mustReadBack(const std::string& payload, std::size_t at, std::uint8_t change) {
  const crypto::PublicKey signer = people().worker.signing.publicKey();
  std::string compact = jose::signJws(kTyp, payload, people().worker.signing);
  {
    const auto jws = jose::Jws::read(compact, kTyp);
    MUST(jws);
    MUST(jws->kid() == signer.thumbprint());
    MUST(jws->payloadBy(signer) == payload);
    MUST(!jws->payloadBy(people().coordinator.signing.publicKey()));
    MUST(!jose::Jws::read(compact, "alongside-other+json"));
  }
  if (change == 0) return;
  compact[at % compact.size()] = static_cast<char>(compact[at % compact.size()] ^ change);
  const auto jws = jose::Jws::read(compact, kTyp);
  MUST(!jws || jws->kid() != signer.thumbprint() || !jws->payloadBy(signer));
}

void mustOpenBack(const std::string& plain, std::size_t at, std::uint8_t change) {
  std::string text = sealedFor(plain, people().coordinator);
  const auto whole = jose::openJwe(text, "alongside-pack+jwe", people().coordinator.agreement);
  MUST(whole);
  MUST(textOf(whole->plain) == plain);
  MUST(whole->recipients == std::vector{people().coordinator.agreement.publicKey().thumbprint()});
  const auto other = jose::openJwe(text, "alongside-pack+jwe", people().worker.agreement);
  MUST(!other);
  MUST(other.error() == jose::Refusal::notForUs);
  if (change == 0) return;
  text[at % text.size()] = static_cast<char>(text[at % text.size()] ^ change);
  const auto changed = jose::openJwe(text, "alongside-pack+jwe", people().coordinator.agreement);
  MUST(!changed);
}

}  // namespace

FUZZ_TARGET(jose) {
  Draw draw(input);
  const std::size_t job = draw.below(4);
  const std::size_t at = draw.number();
  const std::uint8_t change = draw.byte();
  const std::string text = draw.restAsText();
  if (job == 0) {
    mustReadBack(text, at, change);
  } else if (job == 1) {
    mustOpenBack(text, at, change);
  } else if (job == 2) {
    const auto jws = jose::Jws::read(text, "alongside-team+json");
    if (!jws) return;
    MUST(jws->kid().size() == 43);
    const auto by = jws->payloadBy(people().coordinator.signing.publicKey());
    if (by) MUST(by == jws->payloadUnverified());
  } else {
    const auto opened = jose::openJwe(text, "alongside-pack+jwe", people().coordinator.agreement);
    if (!opened) return;
    MUST(opened->recipients.size() <= jose::kMostRecipients);
    MUST(std::ranges::is_sorted(opened->recipients));
  }
}
