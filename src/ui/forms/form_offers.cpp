// What a form offers to be taken over: answers given lately, entries of the directory.
#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/forms/form_parts.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

/// An entry of the directory in one line: 'Brook Lane. Tuesdays, 2 to 4. Ask for Hetty'.
std::string entryLine(const Fields& fields) {
  std::string line;
  for (const char* key : {"area", "times", "reach"}) {
    const std::string words = textAt(fields, key);
    if (!words.empty()) line += (line.empty() ? "" : ". ") + words;
  }
  return line;
}

void drawChosen(FormPen& pen, const Field& field, const Record& record) {
  Ui& ui = pen.ui;
  ui.row({.gap = 12}, {fixed(ui.tx(44), [&] { avatar(ui, "", 44, iconOf(*record.kind)); }), flex([&] {
                         text(ui, record.heading, {.style = TextStyle::rowStrong, .maxLines = 2});
                         const std::string line = entryLine(pen.open.store.fields(record));
                         if (!line.empty()) second(ui, line);
                       }),
                       fit([&] {
                         if (button(ui, "Take away", {.name = "Take away: " + record.heading, .key = "take"}))
                           setAnswer(pen, field, Json());
                       })});
}

void drawSorts(FormPen& pen, const PickState& pick, const Field& field) {
  const Kind* kind = kindNamed(field.of);
  const Field* sort = kind != nullptr ? kind->field("sort") : nullptr;
  if (sort == nullptr) return;
  Ui& ui = pen.ui;
  ui.group(NodeRole::radioGroup, "sorts", pen.words(sort->label), [&] {
    ui.flow(8, [&] {
      const auto one = [&](std::string_view code, std::string_view words) {
        ui.keyed(code, [&] {
          if (chip(ui, words, {.chosen = pick.sort == code, .role = NodeRole::radio}))
            ui.emit(command::Pick{pick.key, pick.query, std::string(code)});
        });
      };
      one("", "All");
      for (const Choice& choice : sort->choices) one(choice.code, choice.label);
    });
  });
}

}  // namespace

void drawRecent(FormPen& pen, const Field& field) {
  const auto offered = pen.form.recent.find(field.key);
  if (offered == pen.form.recent.end() || offered->second.empty()) return;
  if (!textAt(pen.fields(), field.key).empty()) return;  // answered: nothing more to offer
  Ui& ui = pen.ui;
  ui.gap(8);
  ui.group(NodeRole::group, "lately", "Lately, for: " + pen.words(field.label), [&] {
    ui.flow(8, [&] {
      for (const std::string& words : offered->second)
        ui.keyed(words, [&] {
          if (chip(ui, words, {.icon = Icon::clock, .role = NodeRole::button})) setText(pen, field, words);
        });
    });
  });
}

void drawLastSeenBy(FormPen& pen, const Field& field) {
  const Json* answer = answerIn(pen.fields(), field.key);
  if (answer != nullptr && answer->is_array() && !answer->empty()) return;
  Ui& ui = pen.ui;
  ui.gap(8);
  const auto last =
      pen.form.seenByLast.find(textAt(pen.fields(), pen.row != nullptr ? "person" : pen.kind().person));
  if (last != pen.form.seenByLast.end()) {
    std::string words;
    for (const Choice& choice : field.choices)
      if (std::ranges::find(last->second, Json(choice.code)) != last->second.end())
        words += (words.empty() ? "" : ", ") + std::string(choice.label);
    if (chip(ui, "As last time: " + words, {.icon = Icon::clock, .role = NodeRole::button, .key = "last"}))
      ui.emit(command::SetField{pen.path(field.key), last->second});
    ui.gap(6);
  }
  if (pen.row == nullptr) second(ui, "Until you have asked, this stays on the tablet.");
}

void drawPick(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const auto chosen = idFrom(textAt(pen.fields(), field.key));
  const Record* record = chosen ? pen.open.store.find(*chosen) : nullptr;
  if (record != nullptr && record->kind != nullptr) {
    label(ui, pen.words(field.label));
    ui.gap(8);
    drawChosen(pen, field, *record);
    return;
  }
  const PickState& pick = pen.form.pick;
  const bool open = pick.key == field.key;
  if (button(ui, open ? "Put the directory away" : "Choose from the directory",
             {.icon = open ? Icon::chevronUp : Icon::list, .full = true, .key = "directory"}))
    ui.emit(command::Pick{open ? std::string() : std::string(field.key), {}, {}});
  if (!open) return;
  ui.gap(12);
  const Entry typed = searchField(ui, pick.query, "Name, place or what it is for");
  if (typed.value) ui.emit(command::Pick{pick.key, *typed.value, pick.sort});
  ui.gap(12);
  drawSorts(pen, pick, field);
  ui.gap(12);
  if (pick.shown.empty()) {
    emptyLine(ui, "Nothing in the directory fits.");
    return;
  }
  second(ui, plural(pick.all, "entry", "entries"));
  ui.gap(8);
  listCard(ui, "Directory", pick.shown.size(), [&](std::size_t i) {
    const Record* one = pen.open.store.find(pick.shown[i]);
    if (one == nullptr || one->kind == nullptr) return;
    ui.keyed(one->id, [&] {
      if (listRow(ui, {.avatarIcon = iconOf(*one->kind),
                       .title = one->heading,
                       .second = entryLine(pen.open.store.fields(*one))})
              .pressed)
        setAnswer(pen, field, one->id.text());
    });
  });
  if (pick.shown.size() < pick.all) {
    ui.gap(8);
    second(ui, "These are the first " + std::to_string(pick.shown.size()) + ". Type to find the others.");
  }
}

}  // namespace alongside::ui
