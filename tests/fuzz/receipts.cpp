// Files of receipts, as bytes and as several receipts that a coordinator signed: the one for this tablet is found wherever
// it stands, and says what it said by itself.
#include "exchange/receipts.h"

#include "people.h"

using namespace alongside;
using namespace alongside::fuzzing;

FUZZ_TARGET(receipts) {
  Draw draw(input);
  if (draw.below(2) == 0) {
    const auto opened = openOneReceipt(draw.restAsText(), people().worker, people().team);
    if (!opened) MUST(!opened.error().code.empty());
    return;
  }
  const std::size_t place = draw.below(3);
  const std::string ours =
      sealedFor(signedAs("alongside-pack+json", draw.restAsText(), people().coordinator), people().worker);
  static const std::string others =
      sealedFor(signedAs("alongside-pack+json", "{}", people().coordinator), people().coordinator);
  std::vector<std::string> files(place, others);
  MUST(openOneReceipt(joinReceipts(files), people().worker, people().team).error().code == "receipts/none");
  files.push_back(ours);
  const std::string file = joinReceipts(files);
  MUST(looksLikeReceipts(file));
  MUST(!looksLikeReceipts(ours));
  const auto found = openOneReceipt(file, people().worker, people().team);
  const auto alone = openPack(ours, people().worker, people().team);
  MUST(found.has_value() == alone.has_value());
  if (!found) {
    MUST(found.error() == alone.error());
    return;
  }
  MUST(found->jws == alone->jws);
  MUST(whatItSays(found->pack) == whatItSays(alone->pack));
}
