#include "ui/frame/sheet_shortcuts.h"

#include <array>
#include <utility>

#include "app/command.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/pen/memory.h"

namespace alongside::ui {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 7> kAlways = {
    {{"Tab", "Go on to the next thing, with Shift to the one before"},
     {"Arrows", "Go along a list, tabs, or choices of which one holds"},
     {"Left and right in Today", "The day before, the day after"},
     {"Enter or Space", "Press it"},
     {"Enter in a field", "Go on to the next field"},
     {"Control and S", "Save what is being written"},
     {"Escape", "Close what lies on top, or go back"}}};

void keysTable(Ui& ui, std::string_view name, std::size_t count,
               FunctionRef<std::pair<std::string, std::string>(std::size_t)> line) {
  table(ui, name, {{.head = "Key", .share = 2}, {.head = "What it does", .share = 5}}, count,
        [&](std::size_t row, std::size_t column) {
          auto [key, does] = line(row);
          return column == 0 ? key : does;
        });
}

}  // namespace

void hearShortcuts(Ui& ui, const State& state, const std::vector<Shortcut>& all) {
  if (!state.appearance.singleKeys || ui.frame().overlays > 0) return;
  for (const Shortcut& one : all) {
    if (!ui.shortcut(one.key) && !ui.shortcut(fold(one.key))) continue;
    for (const Command& command : one.commands) ui.emit(command);
  }
}

void drawShortcuts(Ui& ui, const State& state, const std::vector<Shortcut>& all) {
  if (!state.open || !state.open->over.shortcutsShown) return;
  const SheetPress pressed = sheet(ui, {.key = "shortcuts", .title = "Keyboard shortcuts"}, [&] {
    ui.column(16, [&] {
      heading(ui, "Everywhere");
      keysTable(ui, "Everywhere", kAlways.size(), [](std::size_t i) {
        return std::pair<std::string, std::string>(kAlways[i].first, kAlways[i].second);
      });
      ui.gap(8);
      heading(ui, "With one key");
      keysTable(ui, "With one key", all.size(),
                [&](std::size_t i) { return std::pair(all[i].key, all[i].does); });
      const bool on = state.appearance.singleKeys;
      if (switchRow(ui, "Listen to single keys", on,
                    {.below = "Never while you type in a field. Switch them off when you dictate.",
                     .full = true})) {
        ui.emit(command::SetSingleKeys{!on});
      }
    });
  });
  if (pressed.closed) ui.emit(command::ShowShortcuts{false});
}

}  // namespace alongside::ui
