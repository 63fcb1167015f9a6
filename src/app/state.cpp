// What State says in words.
#include "app/state.h"

#include "core/text.h"
#include "store/proof.h"

namespace alongside {

std::string nameOf(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  return record != nullptr && !record->heading.empty() ? record->heading : "Somebody";
}

std::string shortNameOf(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  if (record == nullptr) return "them";
  const std::string preferred = open.store.textOf(*record, "preferred");
  return preferred.empty() ? firstName(record->heading) : preferred;
}

std::string writerOf(const OpenState& open, const Revision& revision) {
  if (writtenBy(revision, open.who.device)) return "You";
  return revision.author.empty() ? "Unknown tablet" : revision.author;
}

std::string passerOf(const OpenState& open, const Revision& revision) {
  if (!isPassedOn(revision)) return {};
  const Member* passer = open.who.team ? open.who.team->memberByDevice(revision.proof->passer) : nullptr;
  return "passed on by " + (passer == nullptr ? std::string("an unknown tablet") : passer->name);
}

std::string coordinatorsOf(const OpenState& open) {
  if (!open.who.team) return {};
  std::vector<std::string> names;
  for (const Member* member : open.who.team->coordinators()) names.push_back(member->name);
  if (names.empty()) return {};
  return "To " + listed(names) + (names.size() == 1 ? ", your coordinator" : ", your coordinators");
}

}  // namespace alongside
