// The strict reader and the canonical writer: what is read and written again is the same, however often. And what reads
// single members out of canonical text says what the whole tree says.
#include "core/json.h"

#include "core/text.h"
#include "fuzz.h"
#include "store/field_scan.h"
#include "store/revision.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

int depthOf(const Json& value) {
  if (!value.is_structured()) return 0;
  int deepest = 0;
  for (const Json& one : value) deepest = std::max(deepest, depthOf(one));
  return deepest + 1;
}

void mustScanAlike(const Json& object, std::string_view text) {
  std::size_t members = 0;
  for (FieldScan scan(text); scan.next(); ++members) {
    const auto key = parseJson('"' + std::string(scan.key()) + '"');
    MUST(key && key->is_string());
    const auto at = object.find(key->get<std::string>());
    MUST(at != object.end());
    MUST(scan.value() == canonical(*at));
    MUST(plainText(scan.value()) == (at->is_string() ? at->get<std::string>() : std::string()));
    if (!at->is_array()) continue;
    std::vector<std::string> found;
    eachText(scan.value(), [&](std::string one) { found.push_back(std::move(one)); });
    std::vector<std::string> there;
    for (const Json& one : *at)
      if (one.is_string()) there.push_back(one.get<std::string>());
    MUST(found == there);
  }
  MUST(members == object.size());
}

}  // namespace

FUZZ_TARGET(json) {
  const std::string text = textOf(input);
  // What scans text never leaves it, whatever it is.
  for (FieldScan scan(text); scan.next();) (void)plainText(scan.value());
  MUST(valueLength(text) <= text.size());

  const auto value = parseJson(text);
  if (!value) {
    mustBeInWords(value.error(), "json/refused");
    return;
  }
  MUST(validUtf8(text));
  MUST(depthOf(*value) <= JsonLimits{}.depth);
  const std::string once = canonical(*value);
  const auto again = parseJson(once);
  MUST(again);
  MUST(canonical(*again) == once);
  if (holdsOnlyWholeNumbers(*value)) MUST(*again == *value);
  if (value->is_object()) mustScanAlike(*value, once);

  const auto revision = revisionFrom(*value);
  if (!revision) {
    mustBeInWords(revision.error(), "revision/refused");
    return;
  }
  MUST(wireText(*revision) == canonical(revision->json()));
  MUST(revision->json() == *value);  // nothing is dropped, of a newer version neither
}
