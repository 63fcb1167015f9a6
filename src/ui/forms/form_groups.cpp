#include "ui/forms/form_groups.h"

#include <algorithm>

namespace alongside::ui {

std::vector<Group> groupsOf(const Kind& kind) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const Field& field = kind.fields[i];
    const bool turns = groups.empty() || !field.group.empty() || field.column != groups.back().column ||
                       field.extra != groups.back().extra;
    if (turns) groups.push_back({i, i, field.extra, field.column});
    groups.back().end = i + 1;
  }
  return groups;
}

bool inTitle(const FormPen& pen, const Field& field) {
  return field.type == FieldType::person && field.must && field.key == pen.kind().person &&
         idFrom(textAt(pen.form.fields, field.key)).has_value();
}

std::vector<const Field*> shownOf(const FormPen& pen, const Group& group) {
  std::vector<const Field*> shown;
  for (std::size_t i = group.begin; i < group.end; ++i) {
    const Field& field = pen.kind().fields[i];
    if (inTitle(pen, field)) continue;
    if (field.desk && pen.open.who.role != Role::coordinator) continue;
    // Most links are made by themselves, and are said once they are; one that is chosen needs something to choose
    // from.
    if (field.type == FieldType::record &&
        (field.of.empty() ? !pen.form.fields.contains(field.key) : pen.open.store.ofKind(field.of).empty()))
      continue;
    // In somebody else's hands it is today.
    if (pen.open.over.lent && field.key == pen.kind().when) continue;
    if (pen.form.op == Op::create && field.later) continue;
    // A follow-up asks what came of it, and nothing else.
    if (!pen.form.answers.empty() && !pen.kind().steps &&
        !std::ranges::contains(pen.kind().outcome, field.key))
      continue;
    if (applies(field, pen.form.fields)) shown.push_back(&field);
  }
  return shown;
}

bool answered(const FormPen& pen, const Group& group) {
  for (std::size_t i = group.begin; i < group.end; ++i) {
    const std::string key(pen.kind().fields[i].key);
    if (pen.form.fields.contains(key) || pen.fault(key) != nullptr) return true;
  }
  return false;
}

std::string extraKey(const Kind& kind, const Group& group) {
  return "extra " + std::string(kind.fields[group.begin].key);
}

bool unfolded(const FormPen& pen, const Group& group) {
  return !group.extra || answered(pen, group) || pen.ui.flag(extraKey(pen.kind(), group));
}

float betweenGroups(const Ui& ui) { return ui.metrics().narrow() ? 20.0F : 24.0F; }

void drawGroup(FormPen& pen, const Group& group, bool headed) {
  const auto shown = shownOf(pen, group);
  if (shown.empty()) return;
  Ui& ui = pen.ui;
  const Field& first = pen.kind().fields[group.begin];
  const std::string headingWords = pen.words(first.group);
  ui.group(NodeRole::group, "group " + std::string(first.key), headingWords, [&] {
    ui.column(0, [&] {
      const bool many = shown.front()->type == FieldType::many && shown.front()->quiet;
      const bool alone = shown.size() == 1 && !shown.front()->quiet;
      if (headed && !headingWords.empty() && !(alone && headingWords == pen.words(shown.front()->label))) {
        label(ui, headingWords, many && !ui.metrics().narrow() ? shown.front()->hint : std::string_view{});
        ui.gap(shown.front()->quiet ? 8 : 12);
      }
      for (std::size_t i = 0; i < shown.size(); ++i) {
        if (i > 0) ui.gap(shown[i]->quiet ? 8 : shown[i]->type == FieldType::yesNo ? 12 : 16);
        if (i + 1 < shown.size() && besideEachOther(*shown[i], *shown[i + 1])) {
          drawBeside(pen, *shown[i], *shown[i + 1]);
          ++i;
        } else {
          drawField(pen, *shown[i]);
        }
      }
    });
  });
  ui.gap(betweenGroups(ui));
}

}  // namespace alongside::ui
