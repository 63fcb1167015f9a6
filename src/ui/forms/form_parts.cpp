#include "ui/forms/form_parts.h"

#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "record/change.h"
#include "record/codes.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kLineCharacters = 200;
/// A browser cuts what is pasted beyond this, without a word; what is too long for the field itself is said when it is saved.
constexpr std::uint32_t kPastedCharacters = 20'000;

void drawLine(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const FieldSpec spec = specFor(pen, field);
  seek(pen, field.key, fieldNode(ui, spec));
  const std::string value = textAt(pen.fields(), field.key);
  Entry entry;
  if (field.type == FieldType::line && field.grows) {
    FieldSpec sentence = spec;
    sentence.lines = field.most > kLineCharacters ? 2 : 1;
    entry = longField(ui, value, sentence);
    if (entry.value) std::ranges::replace(*entry.value, '\n', ' ');  // it stays one line
  } else if (field.type == FieldType::line) {
    entry = textField(ui, value, spec);
  } else {
    FieldSpec several = spec;
    const bool large = field.type == FieldType::words && !ui.metrics().narrow();
    several.lines = large ? 5 : 3;
    entry = longField(ui, value, several);
  }
  if (entry.value) setText(pen, field, *entry.value);
}

/// False: there is nothing to choose from.
bool drawWardChips(FormPen& pen, const Field& field) {
  constexpr std::size_t kMost = 8;
  if (!pen.open.who.team || pen.open.who.team->wards.empty() || pen.open.who.team->wards.size() > kMost)
    return false;
  const std::string now = textAt(pen.fields(), field.key);
  pen.ui.gap(8);
  pen.ui.group(NodeRole::group, "wards", "Wards of this team", [&] {
    pen.ui.flow(8, [&] {
      for (const Ward& ward : pen.open.who.team->wards) {
        const bool chosen = fold(ward.name) == fold(now);
        if (chip(pen.ui, ward.name, {.chosen = chosen, .role = NodeRole::button})) {
          setText(pen, field, chosen ? "" : ward.name);
        }
      }
    });
  });
  return true;
}

void drawNhsNumber(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  FieldSpec spec = specFor(pen, field);
  spec.input = FieldInput::numeric;
  spec.enterHint = "next";
  spec.figures = true;
  const NodeId node = fieldNode(ui, spec);
  seek(pen, field.key, node);
  const std::string value = textAt(pen.fields(), field.key);
  const std::string digits = nhsNumberFrom(value);
  const bool typing = ui.focused(node);
  if (!typing && !value.empty()) {
    if (digits.empty()) {
      for (const FieldFault& fault : pen.typed) {
        if (fault.key == field.key) spec.error = fault.sentence;
      }
    } else {
      const auto born = dateFromTyped(textAt(pen.fields(), "born"));
      spec.hint = "The digits fit. ";
      spec.hint += born ? "Born " + fullDate(*born) + "."
                        : "Add the date of birth, too: a number alone can be another person’s.";
    }
  }
  const std::string shown = !typing && !digits.empty() ? nhsNumberShown(digits) : value;
  const Entry entry = textField(ui, shown, spec);
  if (entry.value) setText(pen, field, *entry.value);
}

void drawYesNo(FormPen& pen, const Field& field) {
  const Json* value = answerIn(pen.fields(), field.key);
  std::optional<bool> now;
  if (value != nullptr && value->is_boolean()) now = value->get<bool>();
  const auto chosen = yesNo(pen.ui, pen.words(field.label), now, pen.wrong(field.key));
  if (chosen) setAnswer(pen, field, *chosen);
  if (!field.onceYes.empty() && now.value_or(false)) {
    pen.ui.gap(6);
    second(pen.ui, pen.words(field.onceYes));
  }
  // A convention of all kinds: a yes to `worry` means that somebody has to be told by voice.
  if (field.key == "worry" && now.value_or(false)) {
    pen.ui.gap(12);
    drawRing(pen);
  }
}

void drawScale(FormPen& pen, const Field& field) {
  const Json* value = answerIn(pen.fields(), field.key);
  std::optional<int> now;
  if (value != nullptr && value->is_number_integer()) now = value->get<int>();
  const auto chosen = scale(pen.ui, pen.words(field.label), now, {}, {}, pen.wrong(field.key));
  if (chosen) setAnswer(pen, field, *chosen == now ? Json() : Json(*chosen));
  if (!field.hint.empty()) {
    pen.ui.gap(6);
    second(pen.ui, pen.words(field.hint));
  }
}

/// Correcting and adding to: what stood there before this form.
void drawBefore(FormPen& pen, const Field& field) {
  if (pen.form.op == Op::create || pen.row != nullptr) return;
  const std::string was = inWords(field, pen.form.before, pen.ui.today());
  Fields now = normalise(pen.kind(), pen.form.fields);
  if (was.empty() || was == inWords(field, now, pen.ui.today())) return;
  runs(pen.ui,
       {{.words = "It was: ", .style = TextStyle::second, .tone = Tone::ink2},
        {.words = was, .style = TextStyle::second, .tone = Tone::ink2, .struck = true}},
       3);
  pen.ui.gap(4);
}

}  // namespace

const Json* answerIn(const Fields& fields, std::string_view key) {
  const auto at = fields.is_object() ? fields.find(key) : fields.end();
  return at == fields.end() || at->is_null() ? nullptr : &*at;
}

void setAnswer(FormPen& pen, const Field& field, Json value) {
  pen.ui.emit(command::SetField{pen.path(field.key), std::move(value)});
}

void setText(FormPen& pen, const Field& field, std::string text) {
  setAnswer(pen, field, text.empty() ? Json() : Json(std::move(text)));
}

FieldSpec specFor(const FormPen& pen, const Field& field) {
  FieldSpec spec;
  spec.label = pen.words(field.label);
  spec.hideLabel = field.quiet;
  spec.placeholder = pen.words(field.hint);
  spec.required = field.must;
  spec.key = field.key;
  const FieldFault* fault = pen.fault(field.key);
  if (fault != nullptr && !fault->warning) spec.error = fault->sentence;
  if (field.type == FieldType::line) {
    spec.maxLength = kPastedCharacters;
    spec.enterHint = "next";
  }
  return spec;
}

const FieldFault* FormPen::fault(std::string_view key) const {
  if (!form.tried) return nullptr;
  const auto at = std::ranges::find(form.faults, path(key), &FieldFault::key);
  return at == form.faults.end() ? nullptr : &*at;
}

std::string FormPen::wrong(std::string_view key) const {
  const FieldFault* found = fault(key);
  return found == nullptr || found->warning ? std::string() : found->sentence;
}

bool FormPen::carried(const Field& field) const {
  const Json* now = answerIn(fields(), field.key);
  const Json* then = answerIn(form.carried, field.key);
  return row == nullptr && now != nullptr && then != nullptr && *now == *then;
}

FormPen formPen(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  FormPen pen{.ui = ui,
              .state = state,
              .open = open,
              .form = *open.over.form,
              .first = {},
              .typed = {},
              .seeking = ui.flag("seek")};
  const auto person = idFrom(textAt(pen.form.fields, pen.kind().person));
  if (!pen.kind().person.empty() && person) pen.first = shortNameOf(open, *person);
  pen.typed = validateChange(pen.kind(), pen.form.before, pen.form.fields, ui.local());
  return pen;
}

void seek(FormPen& pen, std::string_view key, NodeId field, NodeId otherwise) {
  if (!pen.seeking || !pen.form.tried) return;
  const auto first = std::ranges::find(pen.form.faults, false, &FieldFault::warning);
  if (first == pen.form.faults.end() || first->key != pen.path(key)) return;
  pen.seeking = false;
  pen.ui.announce(first->sentence);
  if (field != 0) {
    pen.ui.focus(field);
  } else {
    pen.ui.reveal(otherwise);
  }
}

namespace {

/// A link that was made by itself: what it leads to, nobody named.
void drawLinked(FormPen& pen, const Field& field) {
  const auto linked = idFrom(textAt(pen.fields(), field.key));
  const Record* record = linked ? pen.open.store.find(*linked) : nullptr;
  if (record == nullptr) return;
  const RecordLine line = lineOf(pen.open, *record, pen.ui.today());
  fact(pen.ui, pen.words(field.label), line.title + ", " + line.day);
}

}  // namespace

void drawRing(FormPen& pen) {
  const bool said = pen.kind().name == codes::kWorry;  // in the head, which does not scroll away
  drawRing(pen.ui, pen.open, idFrom(textAt(pen.form.fields, pen.kind().person)).value_or(Id{}), said);
}

void drawRing(Ui& ui, const OpenState& open, const Id& person, bool said) {
  const Record* record = person.empty() ? nullptr : open.store.find(person);
  const std::string ward = record != nullptr ? open.store.textOf(*record, "ward") : std::string();
  std::vector<Ward> wards;
  if (open.who.team) wards = open.who.team->wards;
  std::erase_if(wards, [](const Ward& one) { return one.telephone.empty(); });
  // Their own ward's number alone when there is one: nobody should have to choose in a hurry.
  const auto own = std::ranges::find(wards, fold(ward), [](const Ward& one) { return fold(one.name); });
  if (own != wards.end()) wards = {Ward(*own)};
  note(ui, {.kind = NoteKind::amber,
            .icon = Icon::phone,
            .strong = said ? "" : "This app calls nobody.",
            .words = "Ring the ward now.",
            .live = true});
  if (wards.empty()) return;
  ui.gap(8);
  ui.group(NodeRole::group, "ring", "Ring a ward", [&] {
    ui.flow(8, [&] {
      for (const Ward& one : wards)
        if (button(ui, one.name + " " + one.telephone,
                   {.icon = Icon::phone,
                    .tall = true,
                    .name = "Ring " + one.name + ", " + one.telephone,
                    .key = "ring " + one.name}))
          ui.emit(command::Ring{one.telephone});
    });
  });
}

void drawField(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  ui.keyed(field.key, [&] {
    ui.column(0, [&] {
      switch (field.type) {
        case FieldType::line:
        case FieldType::text:
        case FieldType::words:
          drawLine(pen, field);
          break;
        case FieldType::nhsNumber:
          drawNhsNumber(pen, field);
          break;
        case FieldType::one:
        case FieldType::many:
          drawChoices(pen, field);
          break;
        case FieldType::yesNo:
          drawYesNo(pen, field);
          break;
        case FieldType::scale:
          drawScale(pen, field);
          break;
        case FieldType::minutes:
          drawMinutes(pen, field);
          break;
        case FieldType::date:
          drawDate(pen, field);
          break;
        case FieldType::moment:
          drawMoment(pen, field);
          break;
        case FieldType::person:
          drawWhom(pen, field);
          break;
        case FieldType::rows:
          if (field.parts.front().type == FieldType::person)
            drawVisits(pen, field);
          else
            drawRows(pen, field);
          break;
        case FieldType::people:
          drawPeople(pen, field);
          break;
        case FieldType::count:
          drawCount(pen, field);
          break;
        case FieldType::record:
          field.of.empty() ? drawLinked(pen, field) : drawPick(pen, field);
          break;
      }
      // A convention of all kinds: `ward` is a ward of the team's.
      const bool wards = field.key == "ward" && drawWardChips(pen, field);
      if (field.recent && !wards) drawRecent(pen, field);
      if (field.key == "seenBy") drawLastSeenBy(pen, field);  // a convention of all kinds, too
      if (pen.carried(field)) {
        ui.gap(6);
        second(ui, "As last time");
      }
      const FieldFault* fault = pen.fault(field.key);
      if (fault != nullptr && fault->warning) {
        ui.gap(6);
        iconLine(ui, Icon::info, fault->sentence, Tone::amber, TextStyle::second, Tone::amber);
      }
      drawBefore(pen, field);
    });
  });
}

}  // namespace alongside::ui
