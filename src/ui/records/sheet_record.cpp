#include "ui/records/sheet_record.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "store/proof.h"
#include "ui/kit/chart.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"
#include "ui/words/time_words.h"

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
    // Said above already, in a way of its own.
    if (record.kindName == codes::kPlan && field.key == "together" && flagAt(fields, "together")) continue;
    if (field.key == record.kind->course) continue;  // drawn over time
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

/// Why it stays on the tablet, and what left before it did.
void drawStays(Ui& ui, const OpenState& open, const Record& record) {
  const Stays why = open.views.page.stays;
  if (why == Stays::no || open.views.page.history.record != record.id) return;
  const StaysWords words = staysInWords(why);
  const bool asks = why == Stays::notAsked;
  std::string said(words.sentence);
  if (const auto& left = open.views.page.leftBefore) {
    said += left->seq == 0 ? " An earlier version had left with a pack before."
                           : " An earlier version had left before, with pack " + std::to_string(left->seq) +
                                 " of " + fullDate(localMoment(left->made).date) + ".";
    said += " It cannot be called back from here: ask whoever got it to withdraw it.";
  }
  if (note(ui, {.kind = asks ? NoteKind::amber : NoteKind::sunken,
                .icon = Icon::lock,
                .strong = std::string(words.strong),
                .words = said,
                .action = asks ? "Answer it" : ""}) == NotePress::action)
    ui.emit(command::Amend{record.id});
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
                  .strong = std::to_string(record.heads.size()) + " versions.",
                  .words = "The later one is shown until somebody chooses. Both stay in the history.",
                  .action = "Compare them"});
    if (pressed == NotePress::action) ui.emit(command::OpenSettle{record.id});
  }
  drawStays(ui, open, record);
  if (flagAt(fields, "worry")) {
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::phone,
              .strong = "A worry is written here.",
              .words = "This app calls nobody. Make sure that somebody was told."});
  }
}

constexpr std::size_t kAround = 70;    ///< characters that are shown of what did not change
constexpr std::size_t kChanged = 800;  ///< ... and of what did

std::string lastCharacters(const std::string& words, std::size_t n) {
  const std::size_t all = characters(words);
  return all <= n ? words : words.substr(firstCharacters(words, all - n).size());
}

/// What is the same is cut down to what stands next to a change.
std::string around(const std::string& words, bool first, bool last) {
  if (characters(words) <= 2 * kAround + 10) return words;
  const std::string begin = first ? "" : firstCharacters(words, kAround);
  const std::string end = last ? "" : lastCharacters(words, kAround);
  return begin + "…" + end;
}

/// One field: what is gone struck through, what is new underlined; the mirror says both.
void drawChange(Ui& ui, const FieldChange& change, const std::string& first) {
  if (change.pieces.empty()) return;
  const std::string name = labelled(change.field->label, first);
  std::vector<Run> parts = {{.words = name + ": ", .style = TextStyle::second, .tone = Tone::ink2}};
  std::string said = name + ".", gone, come;
  for (std::size_t i = 0; i < change.pieces.size(); ++i) {
    const Piece& piece = change.pieces[i];
    Run run{.words = piece.words, .style = TextStyle::second, .tone = Tone::ink};
    switch (piece.is) {
      case Piece::Is::same:
        run.words = around(piece.words, i == 0, i + 1 == change.pieces.size());
        break;
      case Piece::Is::gone:
        run.words = firstCharacters(piece.words, kChanged);
        gone += (gone.empty() ? "“" : ", “") + trim(run.words) + "”";
        run.tone = Tone::ink2;
        run.struck = true;
        break;
      case Piece::Is::come:
        run.words = firstCharacters(piece.words, kChanged);
        come += (come.empty() ? "“" : ", “") + trim(run.words) + "”";
        run.fresh = true;
        break;
    }
    std::ranges::replace(run.words, '\n', ' ');
    // Two answers that replace each other need room between them; words of a text bring their own.
    if (i > 0 && piece.is == Piece::Is::come && change.pieces[i - 1].is == Piece::Is::gone &&
        !parts.back().words.ends_with(' '))
      parts.push_back({.words = " ", .style = TextStyle::second});
    parts.push_back(std::move(run));
  }
  if (!gone.empty()) said += " Gone: " + gone + ".";
  if (!come.empty()) said += " New: " + come + ".";
  runs(ui, parts, 0, true, said);
}

/// Nothing to say where the writer's signature is here, or it was written here.
std::string provedInWords(const OpenState& open, const Revision& revision) {
  if (const std::string passer = passerOf(open, revision); !passer.empty())
    return capital(passer) + ", unsigned.";
  if (open.who.practice || isSigned(revision) || revision.device == open.who.device) return {};
  return "Unsigned: written before tablets signed what they write.";
}

void drawRevision(Ui& ui, const OpenState& open, const Record& record, const VersionChanges& version) {
  const Revision& revision = open.store.revision(version.revision);
  const std::string first = record.person.empty() ? "" : shortNameOf(open, record.person);
  ui.column(4, [&] {
    text(ui, opInWords(revision), {.style = TextStyle::rowStrong});
    second(ui, writerOf(open, revision) + ", " + whenWritten(revision, ui.today()));
    if (const std::string words = provedInWords(open, revision); !words.empty())
      second(ui, words, Tone::amber);
    if (!revision.reason.empty()) second(ui, "“" + revision.reason + "”", Tone::ink);
    if (version.parentMissing) second(ui, "The version before it is not on this tablet yet.", Tone::amber);
    for (const FieldChange& change : version.changes) {
      if (change.field->type == FieldType::person) {
        const auto is = idFrom(textAt(revision.values(), change.field->key));
        second(ui, "Now about " + (is ? nameOf(open, *is) : std::string("nobody in particular")) + ".",
               Tone::ink);
        continue;
      }
      if (change.field->type == FieldType::people) {
        const std::string names = peopleInWords(open, revision.values(), change.field->key);
        second(ui, labelled(change.field->label, first) + ": " + (names.empty() ? "nobody" : names) + ".",
               Tone::ink);
        continue;
      }
      ui.keyed(change.field->key, [&] { drawChange(ui, change, first); });
    }
  });
}

void drawHistory(Ui& ui, const OpenState& open, const Record& record) {
  const History& history = open.views.page.history;
  const std::size_t count = history.versions.size(), all = count + history.older;
  heading(ui, all > 1 ? "History, " + plural(all, "version", "versions") : "History");
  ui.gap(8);
  ui.group(NodeRole::list, "history", "History", [&] {
    ui.cardRows(count, [&](std::size_t i) {
      const VersionChanges& version = history.versions[i];
      ui.keyed(open.store.revision(version.revision).rev.text(), [&] {
        ui.group(NodeRole::listItem, "revision", {}, [&] { drawRevision(ui, open, record, version); });
      });
    });
  });
  ui.gap(8);
  if (history.older > 0) {
    second(ui, "The newest " + std::to_string(count) + " are shown. The others are kept as well.");
    ui.gap(8);
  }
  second(ui, "Nothing is ever overwritten: each change is kept with its writer and its time.");
}

/// How far a goal has come: the number, the line, what was said last.
void drawProgress(Ui& ui, const OpenState& open) {
  const auto& points = open.views.page.history.progress;
  if (points.empty()) return;
  meter(ui, points.back().value);
  if (points.size() > 1) {
    ui.gap(4);
    progressChart(ui, "How it went", points);
  }
}

void drawBody(Ui& ui, const OpenState& open, const Record& record) {
  const Fields fields = open.store.fields(record);
  ui.column(12, [&] {
    drawNotes(ui, open, record, fields);
    if (record.kindName == codes::kPlan && flagAt(fields, "together"))
      tags(ui, {{"Written together", TagKind::green, Icon::people}});
    drawProgress(ui, open);
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
      if (record.kindName == codes::kGoal && !record.voided &&
          button(ui, "Where is it today?", {.icon = Icon::flag, .key = "today"})) {
        ui.emit(command::Amend{record.id});
      }
      if (!record.voided && record.kind->showsCompetence &&
          button(ui, "Note a competence", {.kind = ButtonKind::plain, .icon = Icon::check}))
        ui.emit(command::NoteCompetence{record.id});
      if (record.kind->printed) {
        if (button(ui, "Print", {.icon = Icon::print, .name = "Print with the name"}))
          ui.emit(command::PrintRecord{record.id, true});
        if (button(ui, "Print without the name", {.kind = ButtonKind::plain}))
          ui.emit(command::PrintRecord{record.id, false});
      }
      if (!record.voided &&
          button(ui, "Withdraw", {.kind = ButtonKind::danger, .name = "Withdraw this record"})) {
        ui.emit(command::AskWithdraw{record.id});
      }
    });
  });
}

}  // namespace

void drawRecord(Ui& ui, const State& state) {
  if (!state.open || state.open->over.shown.empty() || state.open->over.form) return;
  const OpenState& open = *state.open;
  const Record* record = open.store.find(open.over.shown);
  if (record == nullptr || record->history.empty()) return;
  const Revision& written = open.store.revision(record->history.front());

  SheetSpec spec;
  spec.key = "record " + open.over.shown.text();
  spec.title = headingOf(open, *record);
  if (const auto when = momentFrom(record->when)) spec.second = momentInWords(*when, ui.today()) + ". ";
  spec.second += "Written by " + (writerOf(open, written) == "You" ? "you" : writerOf(open, written));
  if (const std::string passer = passerOf(open, written); !passer.empty()) spec.second += ", " + passer;
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
