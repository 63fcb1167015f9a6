// Days and times for a thumb: a button that says 'Today, 14:30' and unfolds the likely ones.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/time.h"
#include "ui/kit/button.h"
#include "ui/kit/choice.h"
#include "ui/kit/choice_parts.h"
#include "ui/kit/field.h"
#include "ui/kit/text.h"

namespace alongside::ui {
namespace {

/// The closed state; true when it was pressed.
bool face(Ui& ui, std::string_view words, const WhenSpec& spec, bool open) {
  Paint& paint = ui.paint();
  const float icon = std::min(ui.tx(20), 30.0F);
  const float high = parts::controlHeight(ui);
  const float natural = paint.textWidth(words, TextStyle::row) + 2 * 14 + 2 * icon + 20;
  const float wide = spec.width > 0 ? std::min(ui.tx(spec.width), ui.width())
                                    : std::min(ui.width(), std::max(natural, ui.tx(190)));
  const Box box = ui.place(wide, high);
  const NodeId id = ui.nodeFor(spec.key.empty() ? spec.label : spec.key);
  const bool clicked = ui.clicked(id);
  Node& node = ui.node(NodeRole::button, id, spec.label + ": " + std::string(words), box);
  node.expandable = true;
  node.expanded = open;
  node.description = spec.error;
  if (ui.visible(box)) {
    const bool lit = ui.pressed(id) || ui.hovered(id);
    paint.fill(box, lit ? Tone::tint : Tone::surface, radius::control);
    if (!spec.error.empty()) {
      paint.border(box, Tone::red, 2, radius::control);
    } else {
      paint.border(box, open ? Tone::blue : Tone::control, open || paint.contrast() ? 2 : 1, radius::control);
    }
    const float middle = box.y + (box.height - icon) / 2;
    // The words before the icon: on a phone there may be room for one of them.
    const bool withIcon = natural - 4 <= box.width;
    if (withIcon) drawIcon(paint, Icon::calendar, box.x + 14, middle, icon, Tone::blue);
    const float room = box.width - 28 - icon - 4 - (withIcon ? icon + 10 : 0);
    paint.text(box.x + 14 + (withIcon ? icon + 10 : 0),
               box.y + (box.height - paint.lineHeight(TextStyle::row)) / 2,
               paint.clipped(words, TextStyle::row, room + 2), TextStyle::row, Tone::ink);
    const float chevron = icon * 0.8F;
    drawIcon(paint, open ? Icon::chevronUp : Icon::chevronDown, box.right() - 14 - chevron,
             box.y + (box.height - chevron) / 2, chevron, Tone::ink2);
    ui.ring(id, box, radius::control);
  }
  return clicked;
}

std::optional<Date> dayChoice(Ui& ui, std::optional<Date> value, bool future) {
  std::optional<Date> now;
  const Date today = ui.today();
  std::vector<Option> days;
  const int step = future ? 1 : -1;
  for (int i = 0; i <= 6; ++i) {
    const Date day = addDays(today, i * step);
    days.push_back({.code = day.text(), .label = dayInWords(day, today)});
  }
  if (future) {
    for (const auto& [ahead, words] : {std::pair{14, "In 2 weeks"}, std::pair{28, "In 4 weeks"}}) {
      days.push_back({.code = addDays(today, ahead).text(), .label = words});
    }
  }
  if (auto chosen = oneOf(ui, value ? value->text() : "", days, {.label = "Day", .clearable = false}))
    now = dateFrom(*chosen);
  ui.gap(12);
  std::string& typed = ui.words("typed day");
  const bool wrong = !typed.empty() && !dateFromTyped(typed);
  const Entry entry = textField(
      ui, typed,
      {.label = "Another day",
       .hint = "Day, month, year",
       .error =
           wrong && !ui.focused(ui.idOf("Another day")) ? "This is not a day. Write it like 24 11 2026." : "",
       .placeholder = shortDay(addDays(today, future ? 9 : -9)),
       .input = FieldInput::date,
       .maxLength = 30,
       .enterHint = "done"});
  if (entry.value) {
    typed = *entry.value;
    if (auto date = dateFromTyped(typed)) now = date;
  }
  return now;
}

std::optional<int> timeChoice(Ui& ui, int minute, bool future, const Moment& local) {
  std::optional<int> now;
  std::vector<Option> times;
  const auto option = [&](int at, std::string label) {
    times.push_back({.code = std::to_string(at), .label = std::move(label)});
  };
  if (future) {
    for (int hour = 9; hour <= 16; ++hour) option(hour * 60, Moment{{}, hour * 60}.clock());
  } else {
    const int nearest = (local.minute + 2) / 5 * 5;
    for (const auto& [ago, words] :
         {std::pair{0, "Now"}, std::pair{15, "15 min ago"}, std::pair{30, "30 min ago"},
          std::pair{60, "1 hour ago"}, std::pair{120, "2 hours ago"}}) {
      if (nearest - ago >= 0) option(std::min(1439, nearest - ago), words);
    }
  }
  const std::string chosen = std::to_string(minute);
  if (auto at = oneOf(ui, chosen, times, {.label = "Time", .clearable = false})) now = std::stoi(*at);
  ui.gap(12);

  std::string& typed = ui.words("typed time");
  const bool wrong = !typed.empty() && !minuteFromTyped(typed);
  ui.row({.gap = 8, .align = Align::start, .stackBelow = 300},
         {fixed(ui.tx(132),
                [&] {
                  const Entry entry = textField(
                      ui, typed.empty() ? Moment{{}, minute}.clock() : typed,
                      {.label = "Another time",
                       .hideLabel = true,
                       .error = wrong && !ui.focused(ui.idOf("Another time")) ? "Write it like 14:30." : "",
                       .placeholder = "14:30",
                       .input = FieldInput::time,
                       .maxLength = 8,
                       .enterHint = "done"});
                  if (entry.value) {
                    typed = *entry.value;
                    if (auto at = minuteFromTyped(typed)) now = at;
                  }
                }),
          fit([&] {
            ui.flow(8, [&] {
              for (const int by : {-15, -5, 5, 15}) {
                const std::string name =
                    by < 0 ? std::to_string(-by) + " minutes earlier" : std::to_string(by) + " minutes later";
                const std::string shown = (by < 0 ? "\xE2\x88\x92" : "+") + std::to_string(std::abs(by));
                if (button(ui, shown, {.name = name, .key = name})) {
                  now = std::clamp(minute + by, 0, 1439);
                }
              }
            });
          })});
  if (now && now != minuteFromTyped(typed)) typed.clear();
  return now;
}

/// The panel that unfolds; `body` holds the choices.
void panel(Ui& ui, bool& open, Draw body) {
  ui.gap(8);
  ui.card({.padX = 16, .padY = 16, .border = Tone::control, .radius = radius::control}, [&] {
    body();
    ui.gap(16);
    if (button(ui, "Done", {.icon = Icon::check})) open = false;
  });
}

}  // namespace

std::optional<Moment> momentEntry(Ui& ui, const std::optional<Moment>& value, const WhenSpec& spec) {
  std::optional<Moment> now;
  ui.whole([&] {
    if (!spec.hideLabel) parts::above(ui, spec.label, {});
    const std::string scope = "when " + (spec.key.empty() ? spec.label : spec.key);
    bool& open = ui.flag(scope);
    const std::string words = value ? momentInWords(*value, ui.today()) : "Choose a day and time";
    if (face(ui, words, spec, open)) {
      open = !open || !value;
      if (!value) now = ui.local();
    }
    if (open && value) {
      ui.keyed(scope, [&] {
        panel(ui, open, [&] {
          if (auto date = dayChoice(ui, value->date, spec.future)) now = Moment{*date, value->minute};
          ui.gap(20);
          if (auto minute = timeChoice(ui, value->minute, spec.future, ui.local()))
            now = Moment{value->date, *minute};
        });
      });
    }
    parts::below(ui, {}, spec.error);
  });
  return now;
}

std::optional<Date> dateEntry(Ui& ui, std::optional<Date> value, const WhenSpec& spec) {
  std::optional<Date> now;
  ui.whole([&] {
    if (!spec.hideLabel) parts::above(ui, spec.label, {});
    const std::string scope = "when " + (spec.key.empty() ? spec.label : spec.key);
    bool& open = ui.flag(scope);
    if (face(ui, value ? dayInWords(*value, ui.today()) : std::string("Choose a day"), spec, open))
      open = !open;
    if (open) {
      ui.keyed(scope, [&] { panel(ui, open, [&] { now = dayChoice(ui, value, spec.future); }); });
    }
    parts::below(ui, {}, spec.error);
  });
  return now;
}

}  // namespace alongside::ui
