#include "exchange/cleared.h"

#include "record/codes.h"

namespace alongside {

Json ClearedPeople::json() const {
  Json list = Json::array();
  for (const auto& [person, said] : people)
    list.push_back({{"person", person.text()}, {"on", said.on}, {"stamp", said.stamp.text()}});
  return {{"v", 1}, {"people", std::move(list)}};
}

ClearedPeople ClearedPeople::from(const Json& json) {
  ClearedPeople all;
  const auto list = json.is_object() ? json.find("people") : json.end();
  if (!json.is_object() || list == json.end() || !list->is_array()) return all;
  for (const Json& one : *list)
    if (const auto person = idFrom(textAt(one, "person")))
      all.people[*person] = {textAt(one, "on"), hlcFrom(textAt(one, "stamp")).value_or(Hlc{})};
  return all;
}

Id personIn(const Revision& revision) {
  if (revision.kind == codes::kPerson) return revision.rec;
  const Kind* kind = kindNamed(revision.kind);
  if (kind == nullptr || kind->person.empty()) return {};
  return idFrom(textAt(revision.values(), kind->person)).value_or(Id{});
}

}  // namespace alongside
