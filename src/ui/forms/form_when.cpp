// When something was or is due, and how long it took.
#include "core/text.h"
#include "record/codes.h"
#include "ui/forms/form_parts.h"

namespace alongside::ui {

namespace {

constexpr float kStepperWidth = 180;
constexpr float kStepperNarrow = 164;
constexpr float kDayWidth = 192;

/// The panel of a day or time is open: the kit keeps that under the label's name.
bool unfoldedHere(FormPen& pen, const Field& field) { return pen.ui.flag("when " + pen.words(field.label)); }

bool unfolded(FormPen& pen, const Field& field) {
  if (field.type != FieldType::date && field.type != FieldType::moment) return false;
  bool open = false;
  pen.ui.keyed(field.key, [&] { open = unfoldedHere(pen, field); });
  return open;
}

/// "1991-03-14" is stored; people type and read 14/3/1991.
std::string dateAsTyped(const std::string& stored) {
  const auto date = dateFrom(stored);
  if (!date) return stored;
  return std::to_string(date->day) + "/" + std::to_string(date->month) + "/" + std::to_string(date->year);
}

/// "64 hours after".
void drawSince(FormPen& pen, const Field& field) {
  const std::string after = sinceInWords(field, pen.fields());
  if (after.empty()) return;
  pen.ui.gap(4);
  second(pen.ui, after);
}

}  // namespace

void drawMinutes(FormPen& pen, const Field& field) {
  const Json* value = answerIn(pen.fields(), field.key);
  if (value == nullptr || !value->is_number_integer()) {
    if (button(pen.ui, field.most == 0 ? "How long?" : pen.words(field.label) + "?",
               {.icon = Icon::clock, .full = field.quiet}))
      setAnswer(pen, field, codes::kUsualMinutes);
    return;
  }
  const auto minutes = stepper(pen.ui, value->get<int>(),
                               {.label = pen.words(field.label),
                                .hideLabel = field.quiet,
                                .unit = "min",
                                .step = field.most == 0 ? 5 : 15,
                                .oneBelow = field.most == 0 ? codes::kMinuteByMinute : 0,
                                .least = codes::kShortest,
                                .most = field.most == 0 ? codes::kLongest : static_cast<int>(field.most),
                                .width = 0,
                                .error = pen.wrong(field.key)});
  if (minutes) setAnswer(pen, field, *minutes);
}

void drawMoment(FormPen& pen, const Field& field) {
  const auto value = momentFrom(textAt(pen.fields(), field.key));
  seek(pen, field.key, 0, pen.ui.idOf(pen.words(field.label)));
  const auto moment = momentEntry(pen.ui, value,
                                  {.label = pen.words(field.label),
                                   .hideLabel = field.quiet,
                                   .error = pen.wrong(field.key),
                                   .future = field.future});
  if (moment) setAnswer(pen, field, moment->text());
  drawSince(pen, field);
}

void drawDate(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const std::string stored = textAt(pen.fields(), field.key);
  // A hint that is a date itself says that it lies far away and is typed.
  if (dateFromTyped(field.hint)) {
    FieldSpec spec = specFor(pen, field);
    spec.enterHint = "next";
    seek(pen, field.key, fieldNode(ui, spec));
    const Entry entry = typedDate(ui, dateAsTyped(stored), spec);
    if (entry.value) setText(pen, field, *entry.value);
    const auto date = dateFromTyped(stored);
    if (date && spec.error.empty() && *date <= ui.today()) {
      second(ui, fullDate(*date) + ", " + plural(yearsBetween(*date, ui.today()), "year", "years") + " ago.");
    }
    return;
  }
  const auto date = dateFromTyped(stored);
  seek(pen, field.key, 0, ui.idOf(pen.words(field.label)));
  const auto chosen = dateEntry(ui, date,
                                {.label = pen.words(field.label),
                                 .hideLabel = field.quiet,
                                 .error = pen.wrong(field.key),
                                 .future = field.future});
  if (chosen) setAnswer(pen, field, chosen->text());
  drawSince(pen, field);
  if (date && !field.must && unfoldedHere(pen, field)) {
    ui.gap(4);
    if (plainButton(ui, "Take the day away", Icon::close)) setAnswer(pen, field, Json());
  }
}

bool besideEachOther(const Field& one, const Field& other) {
  const auto brief = [](const Field& field) {
    return field.quiet && (field.type == FieldType::moment || field.type == FieldType::minutes ||
                           (field.type == FieldType::date && !dateFromTyped(field.hint)));
  };
  if (!brief(other)) return false;
  return brief(one) || (one.quiet && one.type == FieldType::line);
}

void drawBeside(FormPen& pen, const Field& one, const Field& other) {
  Ui& ui = pen.ui;
  const bool day = other.type == FieldType::date;
  // What unfolds needs the whole width.
  if (unfolded(pen, one) || unfolded(pen, other)) {
    drawField(pen, one);
    ui.gap(8);
    drawField(pen, other);
    return;
  }
  const bool tight = ui.width() < ui.tx(420);
  const float width = ui.tx(day ? kDayWidth : tight ? kStepperNarrow : kStepperWidth);
  const auto first = [&] { drawField(pen, one); };
  const auto last = [&] { drawField(pen, other); };
  if (one.type == FieldType::line || tight) {
    const float least = ui.paint().roomy() ? 420 : 320;
    ui.row({.gap = 8, .align = Align::start, .stackBelow = least, .stackGap = 8},
           {flex(first), fixed(width, last)});
  } else {
    ui.row({.gap = 8, .align = Align::start, .stackGap = 8}, {fit(first), fixed(width, last), flex()});
  }
}

}  // namespace alongside::ui
