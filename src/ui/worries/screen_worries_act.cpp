// Whom you told, who answered, what it was closed with, when to look again: in one place for every act.
#include <algorithm>
#include <array>

#include "app/desk_state.h"
#include "app/worries/command_worries.h"
#include "core/text.h"
#include "ui/forms/form_parts.h"
#include "ui/kit/kit.h"
#include "ui/worries/screen_worries.h"

namespace alongside::ui {

namespace {

std::string_view titleOf(WorryAct act) {
  switch (act) {
    case WorryAct::tell:
      return "Whom did you tell?";
    case WorryAct::answer:
      return "Who answered?";
    case WorryAct::close:
      return "Close this worry";
    case WorryAct::again:
      break;
  }
  return "When to look again";
}

void drawWho(Ui& ui, const WorryAsked& asked) {
  const FieldSpec spec{.label = asked.act == WorryAct::tell ? "Whom you told" : "Who answered",
                       .error = asked.whoFault,
                       .placeholder = "Name and role",
                       .required = true,
                       .maxLength = 200,
                       .key = "who"};
  if (const Entry entry = textField(ui, asked.who, spec); entry.value)
    ui.emit(command::SetWorry{"who", *entry.value});
  if (asked.who.empty() && !asked.lately.empty()) {
    ui.group(NodeRole::group, "lately", "Told lately", [&] {
      ui.flow(8, [&] {
        for (const std::string& name : asked.lately)
          ui.keyed(name, [&] {
            if (chip(ui, name, {.icon = Icon::clock, .role = NodeRole::button}))
              ui.emit(command::SetWorry{"who", name});
          });
      });
    });
  }
  if (const auto at = momentEntry(ui, asked.at, {.label = "At", .error = asked.atFault, .key = "at"}))
    ui.emit(command::SetWorry{"at", at->text()});
}

void drawWords(Ui& ui, const WorryAsked& asked) {
  FieldSpec spec{.label = asked.act == WorryAct::close ? "What it is closed with" : "What they said or did",
                 .error = asked.wordsFault,
                 .lines = 3,
                 .required = asked.act == WorryAct::close,
                 .key = "words"};
  if (const Entry entry = longField(ui, asked.words, spec); entry.value)
    ui.emit(command::SetWorry{"words", *entry.value});
}

/// The usual times in one press; any other is set afterwards.
void drawDue(Ui& ui, const WorryAsked& asked) {
  constexpr int kNoon = 12 * 60;
  const Moment now = ui.local();
  const std::array<Option, 4> usual = {{{addMinutes(now, 60).text(), "In an hour"},
                                        {Moment{addDays(now.date, 1), kNoon}.text(), "Tomorrow, 12:00"},
                                        {Moment{addDays(now.date, 3), kNoon}.text(), "In three days"},
                                        {Moment{addDays(now.date, 7), kNoon}.text(), "In a week"}}};
  const std::string chosen = asked.due ? asked.due->text() : std::string();
  if (const auto due = oneOf(ui, chosen, usual,
                             {.label = asked.act == WorryAct::tell ? "They answer by" : "Look again by",
                              .aside = asked.act == WorryAct::tell ? "Without one, within a day" : "",
                              .key = "usual"}))
    ui.emit(command::SetWorry{"due", *due});
  if (!asked.due) return;
  if (const auto due = momentEntry(ui, asked.due,
                                   {.label = "Day and time",
                                    .hideLabel = true,
                                    .error = asked.dueFault,
                                    .future = true,
                                    .key = "due"}))
    ui.emit(command::SetWorry{"due", due->text()});
}

}  // namespace

void drawWorryAct(Ui& ui, const State& state) {
  if (!state.open || !state.open->desk || !state.open->desk->worries.asked) return;
  const OpenState& open = *state.open;
  const WorryAsked& asked = *open.desk->worries.asked;
  const Record* record = open.store.find(asked.id);
  if (record == nullptr) return;
  const bool closed =
      dialog(ui, {.key = "risk act", .title = std::string(titleOf(asked.act)), .width = 600}, [&] {
        ui.column(16, [&] {
          if (!record->person.empty()) text(ui, nameOf(open, record->person), {.style = TextStyle::strong});
          if (asked.act == WorryAct::tell) drawRing(ui, open, record->person);
          if (asked.act == WorryAct::tell || asked.act == WorryAct::answer) drawWho(ui, asked);
          if (asked.act == WorryAct::answer || asked.act == WorryAct::close) drawWords(ui, asked);
          if (asked.act != WorryAct::close) drawDue(ui, asked);
          ui.flow(12, [&] {
            if (button(ui, "Save", {.kind = ButtonKind::filled, .icon = Icon::check, .key = "save"}))
              ui.emit(command::SaveWorry{});
            if (button(ui, "Not now", {.kind = ButtonKind::plain})) ui.emit(command::CancelWorry{});
          });
        });
      });
  if (closed) ui.emit(command::CancelWorry{});
}

}  // namespace alongside::ui
