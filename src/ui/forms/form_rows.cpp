// Fields with several answers of one shape: rows, people, and how many.
#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "ui/forms/form_parts.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kPeopleAtOnce = 12;

std::string addWords(const Field& field) {
  const std::string first(field.parts.front().label);
  return first == "Question" ? "Add a question" : "Add one";
}

void drawRow(FormPen& pen, const Field& field, std::size_t index, const Fields& answers) {
  Ui& ui = pen.ui;
  FormPen row = pen;
  row.row = &answers;
  row.before = pen.path(field.key) + "." + std::to_string(index) + ".";
  ui.card({.padY = 14, .gap = 10}, [&] {
    for (std::size_t i = 0; i < field.parts.size(); ++i) {
      const Field& part = field.parts[i];
      if (part.later && pen.form.op == Op::create) continue;
      if (i == 0) {
        const std::string take = "Take away: " + pen.words(field.label) + " " + std::to_string(index + 1);
        ui.row({.gap = 8, .align = Align::end},
               {flex([&] { drawField(row, part); }), fixed(48, [&] {
                  if (iconButton(ui, Icon::close, take, {.key = "take"}))
                    ui.emit(command::SetField{pen.path(field.key) + "." + std::to_string(index), Json()});
                })});
      } else {
        drawField(row, part);
      }
    }
  });
}

}  // namespace

void drawRows(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  if (!field.quiet) {
    label(ui, pen.words(field.label), field.hint);
    ui.gap(8);
  } else if (!field.hint.empty()) {
    second(ui, field.hint);
    ui.gap(8);
  }
  const Json* rows = answerIn(pen.fields(), field.key);
  const std::size_t count = rows != nullptr && rows->is_array() ? rows->size() : 0;
  ui.group(NodeRole::list, "rows", pen.words(field.label), [&] {
    ui.column(8, [&] {
      for (std::size_t i = 0; i < count; ++i) {
        if ((*rows)[i].is_object())
          ui.keyed("row " + std::to_string(i), [&] { drawRow(pen, field, i, (*rows)[i]); });
      }
    });
  });
  if (count > 0) ui.gap(8);
  if (button(ui, addWords(field),
             {.icon = Icon::plus,
              .full = true,
              .name = addWords(field) + ", " + pen.words(field.label),
              .key = "add row"}))
    ui.emit(command::SetField{pen.path(field.key) + "." + std::to_string(count), Json::object()});
}

void drawPeople(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const Json* now = answerIn(pen.fields(), field.key);
  std::vector<std::string> chosen;
  if (now != nullptr && now->is_array()) {
    for (const Json& id : *now)
      if (id.is_string()) chosen.push_back(id.get<std::string>());
  }
  if (!field.quiet) {
    label(ui, pen.words(field.label));
    ui.gap(8);
  }
  bool& all = ui.flag("everybody");
  std::size_t shown = 0, folded = 0;
  const auto one = [&](const std::string& id, const std::string& name) {
    const bool is = std::ranges::find(chosen, id) != chosen.end();
    if (!is && !all && shown >= kPeopleAtOnce) {
      ++folded;
      return;
    }
    ++shown;
    ui.keyed(id, [&] {
      if (!chip(ui, name, {.chosen = is})) return;
      std::vector<std::string> next = chosen;
      if (std::erase(next, id) == 0) next.push_back(id);
      setAnswer(pen, field, next.empty() ? Json() : Json(next));
    });
  };
  ui.group(NodeRole::group, "people", pen.words(field.label), [&] {
    ui.flow(8, [&] {
      for (const PersonRow& row : pen.open.views.caseload.people)
        if (row.active) one(row.id.text(), row.name);
      // Somebody who was there and has been discharged since.
      for (const std::string& id : chosen) {
        const auto person = idFrom(id);
        const bool listed =
            person && std::ranges::any_of(pen.open.views.caseload.people, [&](const PersonRow& row) {
              return row.id == *person && row.active;
            });
        if (person && !listed) one(id, nameOf(pen.open, *person));
      }
      if (folded > 0 && chip(ui, "Everybody", {.role = NodeRole::button, .key = "everybody"})) all = true;
    });
  });
  if (chosen.empty()) return;
  ui.gap(6);
  second(ui, plural(chosen.size(), "person", "people") + " chosen");
}

void drawCount(FormPen& pen, const Field& field) {
  constexpr int kMost = 500;
  const Json* value = answerIn(pen.fields(), field.key);
  const bool known = value != nullptr && value->is_number_integer();
  const FieldFault* fault = pen.fault(field.key);
  const auto count = stepper(pen.ui, known ? value->get<int>() : 0,
                             {.label = pen.words(field.label),
                              .unit = "",
                              .step = 1,
                              .least = 0,
                              .most = kMost,
                              .error = fault != nullptr ? fault->sentence : ""});
  if (count) setAnswer(pen, field, *count);
}

}  // namespace alongside::ui
