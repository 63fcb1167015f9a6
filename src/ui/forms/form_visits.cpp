// A row for each person of a round: did you meet, how long, a line about it.
#include <algorithm>

#include "core/text.h"
#include "record/codes.h"
#include "ui/forms/form_parts.h"

namespace alongside::ui {

namespace {

void drawPart(FormPen& row, const Field& part) {
  if (applies(part, row.fields())) drawField(row, part);
}

void drawVisit(FormPen& pen, const Field& field, std::size_t index, const Fields& answers) {
  Ui& ui = pen.ui;
  FormPen row = pen;
  row.row = &answers;
  row.before = pen.path(field.key) + "." + std::to_string(index) + ".";
  const auto person = idFrom(textAt(answers, field.parts.front().key));
  const std::string name = person ? nameOf(pen.open, *person) : std::string("Somebody");
  if (person) row.first = shortNameOf(pen.open, *person);
  const bool answered = !textAt(answers, "attendance").empty();
  ui.group(NodeRole::group, "visit", name, [&] {
    ui.card({.padY = 14, .gap = 10}, [&] {
      const auto who = [&] {
        ui.row({.gap = 12}, {fixed(ui.tx(44), [&] { avatar(ui, name); }),
                             flex([&] { text(ui, name, {.style = TextStyle::rowStrong, .maxLines = 2}); })});
      };
      // The question stands in the heading: a row on a round is as low as can be.
      Field met = *std::ranges::find(field.parts, "attendance", &Field::key);
      met.quiet = true;
      ui.row({.gap = 12, .stackBelow = 560, .stackGap = 8},
             {flex(who), flex([&] { drawField(row, met); }, 1.8F)});
      if (!answered) return;
      for (const Field& part : field.parts)
        if (part.type != FieldType::person && part.key != met.key) drawPart(row, part);
    });
  });
}

}  // namespace

void drawVisits(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const Json* rows = answerIn(pen.fields(), field.key);
  const std::size_t count = rows != nullptr && rows->is_array() ? rows->size() : 0;
  seek(pen, field.key, 0, ui.idOf("visits"));
  if (count == 0) {
    second(ui, textAt(pen.fields(), "ward").empty() ? "Choose the ward first."
                                                    : "Nobody of your list is on this ward.");
    return;
  }
  std::int64_t seen = 0;
  for (const Json& row : *rows) seen += textAt(row, "attendance").empty() ? 0 : 1;
  second(ui, plural(count, "person", "people") + ", " + std::to_string(seen) + " answered. " +
                 pen.words(field.hint) + ".");
  ui.gap(12);
  ui.group(NodeRole::group, "visits", pen.words(field.label), [&] {
    ui.column(12, [&] {
      for (std::size_t i = 0; i < count; ++i)
        if ((*rows)[i].is_object())
          ui.keyed(textAt((*rows)[i], "person"), [&] { drawVisit(pen, field, i, (*rows)[i]); });
    });
  });
  const FieldFault* fault = pen.fault(field.key);
  if (fault == nullptr) return;
  ui.gap(8);
  iconLine(ui, Icon::warning, fault->sentence, Tone::red, TextStyle::secondStrong, Tone::red);
}

}  // namespace alongside::ui
