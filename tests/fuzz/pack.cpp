// Packs, from the envelope inwards: bytes as they came, what is sealed, and what is signed and sealed by people of the
// team. What opens is sealed again and opens to the same; taking it in brings exactly what the preview said, once.
#include "exchange/pack.h"

#include "exchange/arrivals.h"
#include "exchange/intake.h"
#include "people.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

constexpr std::string_view kInner = "alongside-pack+json";

void mustSealAgain(const OpenedPack& opened, const DeviceKeys& signer) {
  const auto sealed = sealPack(opened.pack, signer, {people().coordinator.agreement.publicKey()});
  MUST(sealed);
  const auto again = openPack(sealed->text, people().coordinator, people().team);
  MUST(again);
  MUST(again->jws == sealed->jws);
  MUST(again->signer == opened.signer);
  MUST(whatItSays(again->pack) == whatItSays(opened.pack));
  MUST(sealed->fileName.starts_with("alongside-"));
  MUST(sealed->fileName.ends_with(".json"));
}

void mustBeTakenInOnce(const OpenedPack& opened) {
  Store store;
  IntakeLedger ledger;
  Arrivals arrivals;
  const IntakePreview before = preview(opened, store, ledger, kNow);
  MUST(before.verdict == IntakeVerdict::fresh);
  const std::vector<Revision> coming = takeIn(opened, store, ledger, kNow);
  MUST(coming.size() == before.newRevisions);
  arrivals.note(opened, coming, kNow);
  for (const Revision& revision : coming) MUST(store.add(revision));
  for (const Revision& revision : opened.pack.revisions) MUST(store.has(revision.rev));
  MUST(store.unsettled().size() == before.conflicts.size());
  MUST(preview(opened, store, ledger, kNow).verdict == IntakeVerdict::alreadyIn);
  MUST(takeIn(opened, store, ledger, kNow).empty());
  MUST(canonical(IntakeLedger::from(ledger.json()).json()) == canonical(ledger.json()));
  MUST(canonical(Arrivals::from(arrivals.json()).json()) == canonical(arrivals.json()));

  // Taken out again, it leaves nothing and may come once more.
  const TakingOut out = takingOutOf(*arrivals.find(opened.jws), store, arrivals);
  MUST(out.revisions.size() == coming.size());
  withdraw(opened.jws, out, arrivals, ledger);
  MUST(preview(opened, Store(), ledger, kNow).verdict == IntakeVerdict::fresh);
}

}  // namespace

FUZZ_TARGET(pack) {
  Draw draw(input);
  const std::size_t depth = draw.below(4);
  const std::string text = draw.restAsText();
  const DeviceKeys& signer = depth == 3 ? people().coordinator : people().worker;
  std::string file = text;
  if (depth == 1) file = sealedFor(text, people().coordinator);
  if (depth >= 2) file = sealedFor(signedAs(kInner, text, signer), people().coordinator);

  const auto opened = openPack(file, people().coordinator, people().team);
  if (!opened) {
    mustBeInWords(opened.error(), "pack/");
    return;
  }
  MUST(opened->signer != nullptr);
  MUST(opened->pack.device == opened->signer->device());
  MUST(opened->pack.team == people().team.id);
  if (depth < 2) return;  // genuine, and sealed for others as well, perhaps
  mustSealAgain(*opened, signer);
  if (opened->pack.kind != PackKind::receipt) mustBeTakenInOnce(*opened);
}
