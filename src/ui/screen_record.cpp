#include "ui/screen_record.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "record/codes.h"
#include "ui/kit.h"
#include "ui/reading.h"

namespace alongside::ui {

namespace {

std::string opInWords(const Revision& revision) {
  switch (revision.op) {
    case Op::create:
      return "Written";
    case Op::amend:
      return revision.parents.size() > 1 ? "Versions settled" : "Added to";
    case Op::correct:
      return "Corrected";
    case Op::voided:
      return "Withdrawn";
  }
  return "Changed";
}

std::string whenWritten(const Revision& revision, Date today) {
  const Moment at = localMoment(revision.hlc.ms);
  return dayInside(at.date, today) + ", " + at.clock();
}

std::string peopleInWords(const OpenState& open, const Fields& fields, std::string_view key) {
  std::vector<std::string> names;
  for (const Json& one : fields.value(key, Json::array())) {
    const auto id = one.is_string() ? idFrom(one.get<std::string>()) : std::nullopt;
    if (id) names.push_back(nameOf(open, *id));
  }
  return listed(names);
}

/// A heading of its own and a line for each row of answers.
void drawLines(Ui& ui, const std::string& name, std::string_view lines) {
  ui.column(4, [&] {
    second(ui, name);
    ui.group(NodeRole::list, name, name, [&] {
      while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        ui.keyed(std::to_string(lines.size()),
                 [&] { text(ui, lines.substr(0, end), {.role = NodeRole::listItem}); });
        lines.remove_prefix(std::min(end + 1, lines.size()));
      }
    });
  });
}

void drawAnswers(Ui& ui, const OpenState& open, const Record& record, const Fields& fields) {
  const std::string first = record.person.empty() ? "" : shortNameOf(open, record.person);
  for (const Field& field : record.kind->fields) {
    if (field.type == FieldType::person || !applies(field, fields)) continue;
    const std::string name = labelled(field.label, first);
    if (field.type == FieldType::record) {
      const auto linked = idFrom(textAt(fields, field.key));
      const Record* other = linked ? open.store.find(*linked) : nullptr;
      if (other == nullptr || other->kind == nullptr) continue;
      if (button(ui, lineOf(open, *other, ui.today()).title + ", " + lineOf(open, *other, ui.today()).day,
                 {.kind = ButtonKind::outlined, .icon = Icon::chat, .name = name, .key = "linked"})) {
        ui.emit(command::OpenRecord{*linked});
      }
      continue;
    }
    const std::string value = field.type == FieldType::people ? peopleInWords(open, fields, field.key)
                                                              : inWords(field, fields, ui.today());
    if (value.empty()) continue;
    if (field.type == FieldType::rows) {
      drawLines(ui, name, value);
      continue;
    }
    if (field.type == FieldType::words) {
      ui.column(6, [&] {
        second(ui, name);
        ui.column(0, [&] { ownWords(ui, value); });
      });
    } else {
      ui.column(0, [&] { fact(ui, name, value, field.type == FieldType::nhsNumber); });
    }
  }
}

void drawNotes(Ui& ui, const OpenState& open, const Record& record, const Fields& fields) {
  if (record.voided) {
    const Revision& head = open.store.revision(record.heads.front());
    note(ui, {.kind = NoteKind::red,
              .icon = Icon::cross,
              .strong = "Withdrawn.",
              .words = writerOf(open, head) + ", " + whenWritten(head, ui.today()) +
                       (head.reason.empty() ? "." : ": “" + head.reason + "”")});
    return;
  }
  if (!record.settled()) {
    const NotePress pressed =
        note(ui, {.kind = NoteKind::amber,
                  .icon = Icon::versions,
                  .strong = "2 versions.",
                  .words = "The later one is shown until somebody chooses. Both stay in the history.",
                  .action = "Compare them"});
    if (pressed == NotePress::action) ui.emit(command::OpenSettle{record.id});
  }
  if (record.kind->keptBack != nullptr && record.kind->keptBack(fields)) {
    note(ui, {.icon = Icon::lock,
              .strong = "Between the two of you.",
              .words = "This never leaves the tablet in a pack."});
  }
  if (flagAt(fields, "worry")) {
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::phone,
              .strong = "A worry is written here.",
              .words = "This app calls nobody. Make sure that somebody was told."});
  }
}

/// One field, before and after.
void drawChange(Ui& ui, const Field& field, const std::string& first, const Fields& before,
                const Fields& after) {
  const std::string was = inWords(field, before, ui.today());
  const std::string is = inWords(field, after, ui.today());
  if (was.empty() && is.empty()) return;
  std::vector<Run> parts = {
      {.words = labelled(field.label, first) + ": ", .style = TextStyle::second, .tone = Tone::ink2}};
  if (!was.empty())
    parts.push_back({.words = was, .style = TextStyle::second, .tone = Tone::ink2, .struck = true});
  if (!was.empty() && !is.empty()) parts.push_back({.words = "  ", .style = TextStyle::second});
  if (!is.empty()) {
    parts.push_back({.words = is, .style = TextStyle::second, .tone = Tone::ink, .underlined = !was.empty()});
  }
  runs(ui, parts, 4);
}

/// What the writer saw before this revision: its parent, the later one when there were two.
std::optional<std::uint32_t> parentOf(const Store& store, const Record& record, const Revision& revision) {
  for (auto at = record.history.rbegin(); at != record.history.rend(); ++at) {
    if (std::ranges::find(revision.parents, store.revision(*at).rev) != revision.parents.end()) return *at;
  }
  return std::nullopt;
}

void drawRevision(Ui& ui, const OpenState& open, const Record& record, std::uint32_t index) {
  const Revision& revision = open.store.revision(index);
  const std::string first = record.person.empty() ? "" : shortNameOf(open, record.person);
  ui.column(4, [&] {
    text(ui, opInWords(revision), {.style = TextStyle::rowStrong});
    second(ui, writerOf(open, revision) + ", " + whenWritten(revision, ui.today()));
    if (!revision.reason.empty()) second(ui, "“" + revision.reason + "”", Tone::ink);
    if (revision.op == Op::create || revision.op == Op::voided) return;
    const auto parent = parentOf(open.store, record, revision);
    if (!parent) {
      second(ui, "The version before it is not on this tablet yet.", Tone::amber);
      return;
    }
    const Fields before = open.store.fieldsAt(*parent);
    const Fields after = revision.values();
    const auto keys = changedKeys(before, after);
    for (const Field& field : record.kind->fields) {
      if (std::ranges::find(keys, field.key) == keys.end()) continue;
      if (field.type == FieldType::person) {
        const auto is = idFrom(textAt(after, field.key));
        second(ui, "Now about " + (is ? nameOf(open, *is) : std::string("nobody in particular")) + ".",
               Tone::ink);
        continue;
      }
      ui.keyed(field.key, [&] { drawChange(ui, field, first, before, after); });
    }
  });
}

void drawHistory(Ui& ui, const OpenState& open, const Record& record) {
  heading(ui, "History");
  ui.gap(8);
  ui.group(NodeRole::list, "history", "History", [&] {
    ui.cardRows(record.history.size(), [&](std::size_t i) {
      const std::uint32_t index = record.history[record.history.size() - 1 - i];
      ui.keyed(open.store.revision(index).rev.text(), [&] {
        ui.group(NodeRole::listItem, "revision", {}, [&] { drawRevision(ui, open, record, index); });
      });
    });
  });
  ui.gap(8);
  second(ui, "Nothing is ever overwritten: each change is kept with its writer and its time.");
}

void drawBody(Ui& ui, const OpenState& open, const Record& record) {
  const Fields fields = open.store.fields(record);
  ui.column(12, [&] {
    drawNotes(ui, open, record, fields);
    drawAnswers(ui, open, record, fields);
    const bool done = record.kindName == codes::kFollowUp && record.done;
    ui.gap(12);
    ui.flow(8, [&] {
      if (!record.person.empty() && record.person != record.id &&
          button(ui, nameOf(open, record.person), {.icon = Icon::person, .key = "person"})) {
        ui.emit(command::OpenPerson{record.person});
      }
      if (record.kindName == codes::kFollowUp && !record.voided &&
          button(ui, done ? "Not done after all" : "Done",
                 {.icon = done ? Icon::undo : Icon::check, .key = "tick"})) {
        ui.emit(command::TickFollowUp{record.id, !done});
      }
      if (record.kindName == codes::kRound && !record.voided &&
          button(ui, "Read it out", {.icon = Icon::textSize, .key = "read"})) {
        ui.emit(command::OpenReading{record.id});
      }
      constexpr std::array<std::string_view, 4> kPrinted = {codes::kRound, codes::kPlan, codes::kHandover,
                                                            codes::kGoal};
      if (std::ranges::find(kPrinted, record.kindName) != kPrinted.end()) {
        if (button(ui, "Print", {.icon = Icon::print, .name = "Print with the name"}))
          ui.emit(command::PrintRecord{record.id, true});
        if (button(ui, "Print without the name", {.kind = ButtonKind::plain}))
          ui.emit(command::PrintRecord{record.id, false});
      }
      if (!record.voided &&
          button(ui, "Withdraw", {.kind = ButtonKind::danger, .name = "Withdraw this record"})) {
        ui.emit(command::AskVoid{record.id});
      }
    });
  });
}

}  // namespace

void drawRecord(Ui& ui, const State& state) {
  if (!state.open || state.open->shown.empty() || state.open->form) return;
  const OpenState& open = *state.open;
  const Record* record = open.store.find(open.shown);
  if (record == nullptr || record->history.empty()) return;
  const Revision& written = open.store.revision(record->history.front());

  SheetSpec spec;
  spec.key = "record " + open.shown.text();
  spec.title = headingOf(open, *record);
  if (const auto when = momentFrom(record->when)) spec.second = momentInWords(*when, ui.today()) + ". ";
  spec.second += "Written by " + (writerOf(open, written) == "You" ? "you" : writerOf(open, written));
  if (!ui.metrics().narrow()) spec.second += ", " + whenWritten(written, ui.today());
  if (record->kind != nullptr && !record->voided) {
    spec.actions = {{.label = "Add to it", .kind = ButtonKind::plain, .icon = Icon::plus},
                    {.label = "Correct it", .kind = ButtonKind::outlined, .icon = Icon::pencil}};
  }
  SheetPress pressed;
  ui.keyed("record", [&] {
    if (record->kind == nullptr) {
      pressed = sheet(ui, spec, [&] {
        body(ui,
             "A newer version of Alongside wrote this. It is kept and passed on whole, but cannot be shown "
             "here.");
      });
    } else if (ui.metrics().wide()) {
      spec.twoColumns = true;
      pressed =
          sheet(ui, spec, [&] { drawBody(ui, open, *record); }, [&] { drawHistory(ui, open, *record); });
    } else {
      pressed = sheet(ui, spec, [&] {
        drawBody(ui, open, *record);
        ui.gap(32);
        drawHistory(ui, open, *record);
      });
    }
  });
  if (pressed.closed) ui.emit(command::Back{});
  if (pressed.action == 0U) ui.emit(command::Amend{record->id});
  if (pressed.action == 1U) ui.emit(command::Correct{record->id});
}

}  // namespace alongside::ui
