// Choices of a form: chips with the common ones first, and whom a record is about.
#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/forms/form_parts.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

// On a phone so many chips stand there at once; the chosen ones always do.
constexpr int kOneOnPhone = 2;
constexpr int kManyOnPhone = 5;

std::vector<std::string> chosenIn(const Fields& fields, const Field& field) {
  const auto at = fields.is_object() ? fields.find(field.key) : fields.end();
  if (at == fields.end()) return {};
  if (at->is_string()) return {at->get<std::string>()};
  std::vector<std::string> codes;
  if (at->is_array()) {
    for (const Json& code : *at) {
      if (code.is_string()) codes.push_back(code.get<std::string>());
    }
  }
  return codes;
}

bool holds(const std::vector<std::string>& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

void choose(FormPen& pen, const Field& field, std::vector<std::string> codes, std::string_view code) {
  if (field.type == FieldType::one) {
    const bool again = holds(codes, code);
    if (again && field.must) return;
    pen.ui.emit(command::SetField{pen.path(field.key), again ? Json() : Json(code)});
    return;
  }
  // The newest choice goes last: the application takes it as the one that counts where two exclude each other.
  if (std::erase(codes, code) == 0) codes.emplace_back(code);
  pen.ui.emit(command::SetField{pen.path(field.key), codes.empty() ? Json() : Json(codes)});
}

std::string moreWords(const Field& field, bool narrow) {
  if (field.more.empty()) return "More";
  const std::string_view more = field.more;
  // "No, it did not happen" is "No" where there is little room, "Another way" is "More".
  if (!narrow) return std::string(more);
  const std::size_t comma = more.find(',');
  return comma == std::string_view::npos ? "More" : std::string(more.substr(0, comma));
}

/// Some of the answers given do not apply any more: a session that did not happen has no place.
bool hidesAnswers(const FormPen& pen, const Field& field) {
  return std::ranges::any_of(pen.kind().fields, [&](const Field& other) {
    return other.onlyIf.key == field.key && pen.fields().contains(other.key) && !applies(other, pen.fields());
  });
}

}  // namespace

void drawChoices(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const bool narrow = ui.metrics().narrow();
  const bool one = field.type == FieldType::one;
  const std::vector<std::string> chosen = chosenIn(pen.fields(), field);
  const std::string name = pen.words(field.label);
  const bool hasRare =
      std::ranges::any_of(field.choices, [](const Choice& choice) { return !choice.common; });
  const auto common = std::ranges::count(field.choices, true, &Choice::common);
  const auto atOnce =
      narrow && hasRare ? std::min<std::ptrdiff_t>(common, one ? kOneOnPhone : kManyOnPhone) : common;

  if (!field.quiet) {
    label(ui, name, one ? std::string_view{} : std::string_view(field.hint));
    if (one && !field.hint.empty()) second(ui, pen.words(field.hint));
    ui.gap(8);
  }
  seek(pen, field.key, 0, ui.idOf("choices"));
  bool& unfolded = ui.flag("unfolded");
  const FieldFault* fault = pen.fault(field.key);
  const bool wrong = fault != nullptr && !fault->warning;
  ui.group(one ? NodeRole::radioGroup : NodeRole::group, "choices", name, [&] {
    ui.lastNode().invalid = wrong;
    if (one) ui.lastNode().description = pen.words(field.hint);
    if (wrong) ui.lastNode().description = fault->sentence;
    ui.flow(8, [&] {
      std::ptrdiff_t shown = 0;
      std::ptrdiff_t folded = 0;
      for (const Choice& choice : field.choices) {
        const bool is = holds(chosen, choice.code);
        if (!unfolded && !is && (!choice.common || shown >= atOnce)) {
          ++folded;
          continue;
        }
        ++shown;
        const std::string_view words = narrow && !choice.brief.empty() ? choice.brief : choice.label;
        ui.keyed(choice.code, [&] {
          if (chip(ui, words, {.chosen = is, .role = one ? NodeRole::radio : NodeRole::checkbox})) {
            choose(pen, field, chosen, choice.code);
            if (one && !choice.common) unfolded = false;
          }
        });
      }
      if (folded > 0 || unfolded) {
        const std::string words = unfolded ? "Fewer" : moreWords(field, narrow);
        if (chip(ui, words, {.role = NodeRole::button, .key = "more"})) unfolded = !unfolded;
      }
    });
  });
  const auto say = [&](std::string_view words, Tone tone) {
    ui.gap(6);
    text(ui, words, {.style = tone == Tone::red ? TextStyle::secondStrong : TextStyle::second, .tone = tone});
  };
  if (unfolded && one) say("Choose the one that fits best.", Tone::ink2);
  if (hidesAnswers(pen, field)) say("What does not apply any more is left out when you save.", Tone::ink2);
  if (wrong) say(fault->sentence, Tone::red);
}

void drawWhom(FormPen& pen, const Field& field) {
  Ui& ui = pen.ui;
  const auto person = idFrom(textAt(pen.fields(), field.key));
  const bool own = field.key == pen.kind().person;
  if (!person) {
    if (!field.quiet) {
      label(ui, pen.words(field.label));
      ui.gap(8);
    }
    if (own && button(ui, "Choose somebody", {.icon = Icon::person, .full = true}))
      ui.emit(command::ChangePerson{});
    const FieldFault* fault = pen.fault(field.key);
    if (fault != nullptr) {
      ui.gap(6);
      iconLine(ui, Icon::warning, fault->sentence, Tone::red, TextStyle::secondStrong, Tone::red);
    }
    return;
  }
  const std::string name = nameOf(pen.open, *person);
  const Record* record = pen.open.store.find(*person);
  const std::string ward = record != nullptr ? wardInWords(pen.open.store.textOf(*record, "ward")) : "";
  if (!field.quiet) {
    label(ui, pen.words(field.label));
    ui.gap(8);
  }
  ui.row({.gap = 12, .stackBelow = 0},
         {fixed(ui.tx(44), [&] { avatar(ui, name); }), flex([&] {
            text(ui, name, {.style = TextStyle::rowStrong, .maxLines = 1});
            if (!ward.empty()) second(ui, ward);
          }),
          fit([&] {
            if (own && button(ui, "Change", {.name = "Change who this is about"})) {
              ui.emit(command::ChangePerson{});
            }
          })});
}

}  // namespace alongside::ui
