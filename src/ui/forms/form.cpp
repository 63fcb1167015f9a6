#include "ui/forms/form.h"

#include <algorithm>
#include <cstddef>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/forms/form_groups.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kExtrasAtOnce = 3;

void drawColumn(FormPen& pen, const std::vector<Group>& groups, int column) {
  for (const Group& group : groups) {
    if (group.column == column && unfolded(pen, group)) drawGroup(pen, group);
  }
}

/// 'Add it if it came up': a chip for each group that is folded away.
void drawExtras(FormPen& pen, const std::vector<Group>& groups) {
  Ui& ui = pen.ui;
  std::vector<const Group*> folded;
  for (const Group& group : groups) {
    if (group.extra && !unfolded(pen, group) && !shownOf(pen, group).empty()) folded.push_back(&group);
  }
  if (folded.empty()) return;
  bool& all = ui.flag("all extras");
  const std::size_t most = all || folded.size() <= kExtrasAtOnce + 1 ? folded.size() : kExtrasAtOnce;
  ui.group(NodeRole::group, "extras", "Add it if it came up", [&] {
    ui.column(8, [&] {
      label(ui, "Add it if it came up");
      ui.flow(8, [&] {
        for (std::size_t i = 0; i < most; ++i) {
          const Field& first = pen.kind().fields[folded[i]->begin];
          const std::string name = pen.words(first.group.empty() ? first.label : first.group);
          if (chip(ui, name, {.icon = Icon::plus, .role = NodeRole::button, .key = std::string(first.key)})) {
            ui.flag(extraKey(pen.kind(), *folded[i])) = true;
          }
        }
        if (most < folded.size() && chip(ui, "More", {.role = NodeRole::button, .key = "more extras"}))
          all = true;
      });
    });
  });
  ui.gap(betweenGroups(ui));
}

void drawReason(FormPen& pen) {
  if (pen.form.op != Op::correct) return;
  FieldSpec spec;
  spec.label = "What was wrong?";
  spec.hint = "What stood there before stays in the history, with your reason.";
  spec.lines = 2;
  spec.required = true;
  spec.key = "reason";
  const FieldFault* fault = pen.fault("reason");
  if (fault != nullptr) spec.error = fault->sentence;
  seek(pen, "reason", fieldNode(pen.ui, spec));
  const Entry entry = longField(pen.ui, pen.form.reason, spec);
  if (entry.value) pen.ui.emit(command::SetReason{*entry.value});
  pen.ui.gap(betweenGroups(pen.ui));
}

/// Whom it is about, to change: at the end, since the title says it already.
void drawPersonLink(FormPen& pen) {
  if (!pen.form.answers.empty()) return;
  for (const Field& field : pen.kind().fields) {
    if (!inTitle(pen, field)) continue;
    drawField(pen, field);
    pen.ui.gap(betweenGroups(pen.ui));
  }
}

void drawGeneralFaults(FormPen& pen) {
  if (!pen.form.tried) return;
  for (const FieldFault& fault : pen.form.faults) {
    const Field* field = pen.kind().field(fault.key);
    const bool seen = fault.key == "reason" ||
                      (field != nullptr && applies(*field, pen.form.fields) && !inTitle(pen, *field));
    if (seen) continue;
    note(pen.ui, {.kind = fault.warning ? NoteKind::amber : NoteKind::red,
                  .icon = fault.warning ? Icon::info : Icon::warning,
                  .words = fault.sentence,
                  .live = true});
    pen.ui.gap(betweenGroups(pen.ui));
  }
}

std::string titleOf(const FormPen& pen) {
  const Kind& kind = pen.kind();
  if (kind.name == codes::kPerson) {
    const std::string name = textAt(pen.form.before, "name");
    if (pen.form.op == Op::create) return "Somebody new";
    return pen.form.op == Op::correct ? "Correct " + name : name;
  }
  if (!pen.form.answers.empty() && !kind.heading.empty())
    return textAt(pen.form.fields, kind.heading, std::string(kind.title));
  const std::string what = headingOf(pen.open, kind, pen.form.fields);
  return pen.form.op == Op::correct ? "Correct: " + what : what;
}

std::string secondOf(const FormPen& pen) {
  const auto person = idFrom(textAt(pen.form.fields, pen.kind().person));
  if (pen.kind().name == codes::kPerson) {
    return pen.form.op == Op::create ? "Only the name is needed. The rest can wait."
                                     : "What was there stays in the history";
  }
  if (!person) return {};
  const Record* record = pen.open.store.find(*person);
  std::string ward = record != nullptr ? wardInWords(pen.open.store.textOf(*record, "ward")) : "";
  if (pen.ui.metrics().narrow()) return ward;
  const std::string name = nameOf(pen.open, *person);
  return ward.empty() ? name : name + ", " + ward;
}

/// The tablet is handed back with something written on it.
void drawHandingBack(Ui& ui) {
  SheetSpec spec;
  spec.key = "leaving";
  spec.title = "What should happen to your words?";
  spec.second = "If you throw them away, nobody can read them, and nothing of them is kept.";
  spec.closeName = "Back to what you wrote";
  spec.actions = {{.label = "Throw them away", .kind = ButtonKind::plain},
                  {.label = "Hand them in", .kind = ButtonKind::filled, .icon = Icon::check}};
  const SheetPress pressed =
      sheet(ui, spec, [&] { body(ui, "Handed in, they are read by the peer support team."); });
  if (pressed.closed) ui.emit(command::CloseForm{});
  if (pressed.action == 0U) ui.emit(command::ThrowFormAway{});
  if (pressed.action == 1U) ui.emit(command::SaveForm{});
}

}  // namespace

void drawFormSheet(Ui& ui, const State& state) {
  if (!state.open || !state.open->over.form) return;
  const FormState& form = *state.open->over.form;
  ui.keyed("form " + form.draft, [&] {
    if (form.choosingPerson) {
      drawWho(ui, state);
      return;
    }
    if (form.leaving) return drawHandingBack(ui);
    FormPen pen = formPen(ui, state);
    const auto groups = groupsOf(pen.kind());
    const bool wide = ui.metrics().wide();

    SheetSpec spec;
    spec.key = "form";
    spec.title = titleOf(pen);
    spec.second = secondOf(pen);
    spec.closeName = "Close, and keep it as a draft";
    spec.actions = {
        {.label = pen.open.over.lent ? "Give it back" : "Finish later", .kind = ButtonKind::plain},
        {.label = saveable(pen.form.faults) && !pen.form.faults.empty() ? "Save all the same" : "Save",
         .kind = ButtonKind::filled,
         .icon = Icon::check}};
    if (pen.open.over.lent) {
      spec.title = "How was it for you?";
      spec.second = "Answer what you like. Then give the tablet back.";
      spec.closeName = "Give the tablet back";
    }
    // Nobody is told by this app: that stands above everything else.
    const bool rings = pen.kind().name == codes::kWorry && pen.form.op == Op::create;
    if (pen.kind().name == codes::kWorry)
      spec.second = rings ? "This app calls nobody." : "This app calls nobody. Ring the ward now.";
    const bool columns = std::ranges::any_of(groups, [](const Group& group) { return group.column > 0; });
    const auto left = [&] {
      drawReason(pen);
      if (rings) {
        drawRing(pen);
        pen.ui.gap(betweenGroups(pen.ui));
      }
      drawGeneralFaults(pen);
      drawColumn(pen, groups, 0);
      if (wide || !columns) {
        drawExtras(pen, groups);
        drawPersonLink(pen);
      }
    };
    const auto right = [&] { drawColumn(pen, groups, 1); };
    SheetPress pressed;
    if (pen.kind().steps) {
      pressed = sheet(ui, spec, [&] {
        drawReason(pen);
        drawGeneralFaults(pen);
        if (drawSteps(pen, groups)) drawPersonLink(pen);
      });
    } else if (columns && wide) {
      spec.twoColumns = true;
      pressed = sheet(ui, spec, left, right);
    } else {
      pressed = sheet(ui, spec, [&] {
        left();
        if (!columns) return;
        right();
        drawExtras(pen, groups);
        drawPersonLink(pen);
      });
    }
    if (pressed.closed || pressed.action == 0U) ui.emit(command::CloseForm{});
    if (pressed.action == 1U || ui.shortcut("save")) {
      pen.seeking = true;
      ui.emit(command::SaveForm{});
    }
  });
}

}  // namespace alongside::ui
