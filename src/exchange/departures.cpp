#include "exchange/departures.h"

#include <utility>

namespace alongside {

void Departures::note(Departure departure) {
  const auto at = static_cast<std::uint32_t>(packs_.size());
  std::erase_if(departure.revisions, [&](const Hash& one) {
    if (by_.emplace(one, at).second) return false;
    departure.again.push_back(one);
    return true;
  });
  packs_.push_back(std::move(departure));
}

const Departures::Departure* Departures::of(const Hash& revision) const {
  const auto found = by_.find(revision);
  return found == by_.end() ? nullptr : &packs_[found->second];
}

Json Departures::json() const {
  Json list = Json::array();
  for (const Departure& one : packs_) {
    list.push_back({{"pack", one.pack.text()},
                    {"seq", one.seq},
                    {"made", one.made},
                    {"revs", joinedHashes(one.revisions)}});
    if (!one.again.empty()) list.back()["again"] = joinedHashes(one.again);
  }
  return {{"v", 1}, {"packs", std::move(list)}};
}

Departures Departures::from(const Json& json) {
  Departures all;
  const auto list = json.is_object() ? json.find("packs") : json.end();
  if (!json.is_object() || list == json.end() || !list->is_array()) return all;
  for (const Json& one : *list)
    all.note({.pack = idFrom(textAt(one, "pack")).value_or(Id{}),
              .seq = static_cast<std::uint32_t>(numberAt(one, "seq")),
              .made = numberAt(one, "made"),
              .revisions = partedHashes(textAt(one, "revs")),
              .again = partedHashes(textAt(one, "again"))});
  return all;
}

}  // namespace alongside
