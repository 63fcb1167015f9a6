#include "ui/screen_kind.h"

#include <algorithm>

#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit.h"
#include "ui/reading.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 50;

std::string counted(std::size_t n) { return n == 1 ? "1 record" : std::to_string(n) + " records"; }

void drawRow(Ui& ui, const OpenState& open, const Id& id) {
  const Record* record = open.store.find(id);
  if (record == nullptr || record->kind == nullptr) return;
  const RecordLine line = lineOf(open, *record, ui.today());
  ui.keyed(id, [&] {
    ListRow row{.avatarIcon = line.icon, .title = line.title};
    if (!record->kind->when.empty()) row.aside = line.day;
    if (!record->person.empty()) {
      row.second = nameOf(open, record->person);
    } else if (record->kindName == codes::kResource) {
      const Fields fields = open.store.fields(*record);
      for (const char* key : {"area", "times", "reach"}) {
        const std::string words = textAt(fields, key);
        if (!words.empty()) row.second += (row.second.empty() ? "" : ". ") + words;
      }
    } else {
      row.second = line.second;
    }
    if (staysHere(*record->kind, open.store.fields(*record)))
      row.tags.push_back({"Stays here", TagKind::plain, Icon::lock});
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{id});
  });
}

}  // namespace

void drawKind(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const Kind* kind = kindNamed(open.kindShown);
  if (kind == nullptr) return;
  ui.setTitle(std::string(kind->plural));
  page(
      ui, "kind " + open.kindShown,
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        const std::vector<Id>& all = open.views.ofKind;
        const std::string below =
            open.kindQuery.empty() ? counted(all.size()) : counted(all.size()) + " found";
        ui.row({.gap = 16, .stackBelow = 560, .stackGap = 16},
               {flex([&] { title(ui, kind->plural, below); }), fit([&] {
                  if (!kind->act.empty() && button(ui, kind->act, {.icon = Icon::plus, .key = "begin"}))
                    ui.emit(command::StartForm{open.kindShown, Id{}});
                })});
        ui.gap(16);
        const Entry entry = searchField(ui, open.kindQuery, "Search");
        if (entry.value) ui.emit(command::SetKindQuery{*entry.value});
        ui.gap(16);
        if (all.empty()) {
          emptyLine(ui, open.kindQuery.empty() ? "Nothing here yet." : "Nothing with these words.");
          return;
        }
        double& most = ui.number("most", kPage);
        const std::size_t shown = std::min(all.size(), static_cast<std::size_t>(most));
        listCard(ui, kind->plural, shown, [&](std::size_t i) { drawRow(ui, open, all[i]); });
        if (shown < all.size()) {
          ui.gap(12);
          if (button(ui, "Show more of " + counted(all.size() - shown),
                     {.full = true, .key = "more of them"}))
            most += kPage;
        }
      },
      860);
}

}  // namespace alongside::ui
