// Requests to join, as bytes and as what a new tablet signed: what opens says one person and two keys, proved by them.
#include "people.h"

using namespace alongside;
using namespace alongside::fuzzing;

FUZZ_TARGET(join) {
  Draw draw(input);
  const std::size_t depth = draw.below(2);
  const std::string text = draw.restAsText();
  const auto opened = openJoin(depth == 0 ? text : signedAs("alongside-join+json", text, people().worker));
  if (!opened) {
    mustBeInWords(opened.error(), "join/");
    return;
  }
  const Member& member = opened->member;
  MUST(!member.name.empty());
  MUST(member.signing != member.agreement);
  if (member.device() != people().worker.thumbprint()) return;
  const auto again = openJoin(signJoin(*opened, people().worker));
  MUST(again);
  MUST(again->team == opened->team);
  MUST(again->made == opened->made);
  MUST(canonical(again->member.json()) == canonical(member.json()));
  MUST(fingerprintWords(member.signing, member.agreement).size() == 5);
}
