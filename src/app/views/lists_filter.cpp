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
  if (!state.open || open().page.place != Place::kind) return;
  OpenState& o = open();
  o.views.page.ofKind.clear();
  o.views.page.sorts.clear();
  o.views.page.ofKindInAll = 0;
  const Kind* kind = o.page.kindShown.empty() ? nullptr : kindNamed(o.page.kindShown);
  if (kind == nullptr) return;
  const std::string query = fold(trim(o.page.kindList.query));
  const Field* sort = sortField(*kind);
  std::map<std::string, int> counts;
  for (const Id& id : o.store.ofKind(o.page.kindShown)) {
    const Record* record = o.store.find(id);
    if (record == nullptr || record->voided) continue;
    ++o.views.page.ofKindInAll;
    const Fields fields = o.store.fields(*record);
    if (!query.empty() && searchText(*kind, fields).find(query) == std::string::npos) continue;
    if (sort != nullptr)
      for (const Choice& choice : sort->choices)
        if (holds(*sort, fields, choice.code)) ++counts[std::string(choice.code)];
    if (sort != nullptr && !o.page.kindList.only.empty() && !holds(*sort, fields, o.page.kindList.only))
      continue;
    o.views.page.ofKind.push_back(id);
  }
  if (sort != nullptr)
    for (const Choice& choice : sort->choices)
      if (const auto at = counts.find(std::string(choice.code)); at != counts.end())
        o.views.page.sorts.emplace_back(*at);
  if (kind->when.empty() || o.page.kindList.order == ListOrder::byName) {
    std::map<Id, std::string> names;
    for (const Id& id : o.views.page.ofKind) {
      const Record& record = *o.store.find(id);
      names[id] = fold(record.person.empty() ? record.heading : nameOf(o, record.person));
    }
    inOrder(o.views.page.ofKind, {}, [&](const Id& id) { return names.at(id); });
  } else if (o.page.kindList.order == ListOrder::oldest) {
    std::ranges::reverse(o.views.page.ofKind);
  }
}

/// Packs by what became of them; the outbox itself stays as it is.
void Lists::filterPacks() {
  if (!state.open || open().page.place != Place::send) return;
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
  v.send.shownPacks.clear();
  v.send.packsOf.clear();
  std::map<std::string_view, int> counts;
  for (const OutPack& pack : o.packs.outbox) ++counts[codeOf(pack)];
  if (!counts.contains(o.page.packList.only))
    o.page.packList.only.clear();  // the last of them has become something else
  for (const auto& [packState, code] : kStates)
    if (packState != PackState::sending && counts.contains(code))
      v.send.packsOf.emplace_back(code, counts[code]);
  for (std::size_t i = 0; i < o.packs.outbox.size(); ++i)
    if (o.page.packList.only.empty() || codeOf(o.packs.outbox[i]) == o.page.packList.only)
      v.send.shownPacks.push_back(i);
  if (o.page.packList.order == ListOrder::oldest) std::ranges::reverse(v.send.shownPacks);
  if (o.page.packList.order == ListOrder::largest)
    inOrder(v.send.shownPacks, std::greater<>{}, [&](std::size_t i) { return o.packs.outbox[i].records; });
}

/// What is unsent. However it is turned, worries stand first: so they travel.
void Lists::filterUnsent() {
  if (!state.open || open().page.place != Place::send) return;
  OpenState& o = open();
  Views& v = o.views;
  v.send.shownUnsent.clear();
  v.send.unsentOf.clear();
  std::map<std::string, int> counts;
  for (const UnsentRow& row : v.send.unsent) ++counts[row.kind];
  if (!counts.contains(o.page.sendList.only)) o.page.sendList.only.clear();  // the last of them has been sent
  for (const UnsentRow& row : v.send.unsent)
    if (o.page.sendList.only.empty() || row.kind == o.page.sendList.only) v.send.shownUnsent.push_back(row);
  for (const Kind& kind : kinds())
    if (const auto at = counts.find(std::string(kind.name)); at != counts.end())
      v.send.unsentOf.emplace_back(*at);
  if (o.page.sendList.order == ListOrder::newest) std::ranges::reverse(v.send.shownUnsent);
  if (o.page.sendList.order == ListOrder::byName)
    inOrder(v.send.shownUnsent, {}, [](const UnsentRow& row) { return fold(row.title); });
  std::ranges::stable_partition(v.send.shownUnsent, &UnsentRow::worry);
}

}  // namespace alongside
