// Lists as they are looked at: which of them, in which order, how many in all. Made again when somebody looks at
// them in another way, and with the page (views_page.cpp).
#include <algorithm>
#include <array>
#include <map>

#include "app/views/lists.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {
namespace {

bool holds(const Field& field, const Fields& fields, std::string_view code) {
  const auto at = fields.find(field.key);
  if (at == fields.end()) return false;
  if (at->is_string()) return at->get_ref<const std::string&>() == code;
  return at->is_array() && std::ranges::find(*at, Json(code)) != at->end();
}

/// The answer by which records of a kind are told apart: which plan, what sort of place.
const Field* sortField(const Kind& kind) {
  const Field* heading = kind.field(kind.heading);
  if (heading != nullptr && heading->type == FieldType::one) return heading;
  const auto at = std::ranges::find_if(kind.fields, [](const Field& field) {
    return (field.type == FieldType::one || field.type == FieldType::many) && !field.extra &&
           field.onlyIf.key.empty() && field.key != "seenBy";
  });
  return at == kind.fields.end() ? nullptr : &*at;
}

}  // namespace

/// Records of the kind that is shown, as its list is looked at: every word that was typed, one sort, in order.
void Lists::filterKind() {
  if (!state.open || open().place != Place::kind) return;
  OpenState& o = open();
  o.views.ofKind.clear();
  o.views.sorts.clear();
  o.views.ofKindInAll = 0;
  const Kind* kind = o.kindShown.empty() ? nullptr : kindNamed(o.kindShown);
  if (kind == nullptr) return;
  const std::string query = fold(trim(o.kindList.query));
  const Field* sort = sortField(*kind);
  std::map<std::string, int> counts;
  for (const Id& id : o.store.ofKind(o.kindShown)) {
    const Record* record = o.store.find(id);
    if (record == nullptr || record->voided) continue;
    ++o.views.ofKindInAll;
    const Fields fields = o.store.fields(*record);
    if (!query.empty() && searchText(*kind, fields).find(query) == std::string::npos) continue;
    if (sort != nullptr)
      for (const Choice& choice : sort->choices)
        if (holds(*sort, fields, choice.code)) ++counts[std::string(choice.code)];
    if (sort != nullptr && !o.kindList.only.empty() && !holds(*sort, fields, o.kindList.only)) continue;
    o.views.ofKind.push_back(id);
  }
  if (sort != nullptr)
    for (const Choice& choice : sort->choices)
      if (const auto at = counts.find(std::string(choice.code)); at != counts.end())
        o.views.sorts.emplace_back(*at);
  if (kind->when.empty() || o.kindList.order == ListOrder::byName) {
    std::map<Id, std::string> names;
    for (const Id& id : o.views.ofKind) {
      const Record& record = *o.store.find(id);
      names[id] = fold(record.person.empty() ? record.heading : nameOf(o, record.person));
    }
    inOrder(o.views.ofKind, {}, [&](const Id& id) { return names.at(id); });
  } else if (o.kindList.order == ListOrder::oldest) {
    std::ranges::reverse(o.views.ofKind);
  }
}

/// Packs by what became of them; the outbox itself stays as it is.
void Lists::filterPacks() {
  if (!state.open || open().place != Place::send) return;
  OpenState& o = open();
  Views& v = o.views;
  constexpr std::array<std::pair<PackState, std::string_view>, 6> kStates = {
      {{PackState::refused, "refused"},
       {PackState::waiting, "waiting"},
       {PackState::sending, "waiting"},
       {PackState::sent, "sent"},
       {PackState::savedAsFile, "file"},
       {PackState::received, "received"}}};
  const auto codeOf = [&](const OutPack& pack) {
    return std::ranges::find(kStates, pack.state, &std::pair<PackState, std::string_view>::first)->second;
  };
  v.shownPacks.clear();
  v.packsOf.clear();
  std::map<std::string_view, int> counts;
  for (const OutPack& pack : o.outbox) ++counts[codeOf(pack)];
  if (!counts.contains(o.packList.only))
    o.packList.only.clear();  // the last of them has become something else
  for (const auto& [packState, code] : kStates)
    if (packState != PackState::sending && counts.contains(code)) v.packsOf.emplace_back(code, counts[code]);
  for (std::size_t i = 0; i < o.outbox.size(); ++i)
    if (o.packList.only.empty() || codeOf(o.outbox[i]) == o.packList.only) v.shownPacks.push_back(i);
  if (o.packList.order == ListOrder::oldest) std::ranges::reverse(v.shownPacks);
  if (o.packList.order == ListOrder::largest)
    inOrder(v.shownPacks, std::greater<>{}, [&](std::size_t i) { return o.outbox[i].records; });
}

/// What is unsent. However it is turned, worries stand first: so they travel.
void Lists::filterUnsent() {
  if (!state.open || open().place != Place::send) return;
  OpenState& o = open();
  Views& v = o.views;
  v.shownUnsent.clear();
  v.unsentOf.clear();
  std::map<std::string, int> counts;
  for (const UnsentRow& row : v.unsent) ++counts[row.kind];
  if (!counts.contains(o.sendList.only)) o.sendList.only.clear();  // the last of them has been sent
  for (const UnsentRow& row : v.unsent)
    if (o.sendList.only.empty() || row.kind == o.sendList.only) v.shownUnsent.push_back(row);
  for (const Kind& kind : kinds())
    if (const auto at = counts.find(std::string(kind.name)); at != counts.end()) v.unsentOf.emplace_back(*at);
  if (o.sendList.order == ListOrder::newest) std::ranges::reverse(v.shownUnsent);
  if (o.sendList.order == ListOrder::byName)
    inOrder(v.shownUnsent, {}, [](const UnsentRow& row) { return fold(row.title); });
  std::ranges::stable_partition(v.shownUnsent, &UnsentRow::worry);
}

}  // namespace alongside
