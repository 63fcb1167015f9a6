#include "ui/records/screen_kind.h"

#include <algorithm>

#include "app/command.h"
#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 50;

std::string counted(std::size_t n) { return n == 1 ? "1 record" : std::to_string(n) + " records"; }

/// What tells one reflection or feedback from the others: its first words.
std::string saidIn(const Kind& kind, const Fields& fields) {
  constexpr std::size_t kOneLine = 90;  // characters
  for (const Field& field : kind.fields) {
    const bool words = field.type == FieldType::words || field.type == FieldType::text;
    if (words && !textAt(fields, field.key).empty()) return quoted(textAt(fields, field.key), kOneLine);
  }
  return {};
}

void drawRow(Ui& ui, const OpenState& open, const Id& id) {
  const Record* record = open.store.find(id);
  if (record == nullptr || record->kind == nullptr) return;
  const RecordLine line = lineOf(open, *record, ui.today());
  ui.keyed(id, [&] {
    const Fields fields = open.store.fields(*record);
    ListRow row{.avatarIcon = line.icon, .title = line.title};
    if (!record->kind->when.empty()) row.aside = line.day;
    if (!record->person.empty()) {
      row.second = nameOf(open, record->person);
    } else if (record->kindName == codes::kResource) {
      for (const char* key : {"area", "times", "reach"}) {
        const std::string words = textAt(fields, key);
        if (!words.empty()) row.second += (row.second.empty() ? "" : ". ") + words;
      }
    } else {
      row.second = line.second.empty() ? saidIn(*record->kind, fields) : line.second;
    }
    if (staysHere(*record->kind, fields)) row.tags.push_back({"Stays here", TagKind::plain, Icon::lock});
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{id});
  });
}

/// By name where there is no day to go by; the answer that tells records apart as chips.
ListTools toolsOf(const Kind& kind, const OpenState& open) {
  ListTools tools{.search = "Search"};
  if (!kind.when.empty()) {
    tools.orders = {ListOrder::newest, ListOrder::oldest};
    if (!kind.person.empty() || !kind.heading.empty()) tools.orders.push_back(ListOrder::byName);
  }
  for (const auto& [code, count] : open.views.page.sorts) {
    for (const Field& field : kind.fields) {
      const auto choice = std::ranges::find(field.choices, code, &Choice::code);
      if (choice == field.choices.end()) continue;
      tools.sorts.push_back({code, std::string(choice->label) + " " + std::to_string(count)});
      break;
    }
  }
  tools.all = static_cast<int>(open.views.page.ofKindInAll);
  return tools;
}

}  // namespace

void drawKind(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const Kind* kind = kindNamed(open.page.kindShown);
  if (kind == nullptr) return;
  ui.setTitle(std::string(kind->plural));
  page(
      ui, "kind " + open.page.kindShown,
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        const std::vector<Id>& all = open.views.page.ofKind;
        const bool some = !open.page.kindList.query.empty() || !open.page.kindList.only.empty();
        const std::string below =
            some ? std::to_string(all.size()) + " of " + counted(open.views.page.ofKindInAll)
                 : counted(all.size());
        ui.row({.gap = 16, .stackBelow = 560, .stackGap = 16},
               {flex([&] { title(ui, kind->plural, below); }), fit([&] {
                  if (!kind->act.empty() && button(ui, kind->act, {.icon = Icon::plus, .key = "begin"}))
                    ui.emit(command::StartForm{open.page.kindShown, Id{}});
                })});
        ui.gap(16);
        if (const auto next = listTools(ui, open.page.kindList, toolsOf(*kind, open)))
          ui.emit(command::LookAtKind{*next});
        ui.gap(16);
        if (all.empty()) {
          emptyLine(ui, some ? "Nothing fits." : "Nothing here yet.");
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
