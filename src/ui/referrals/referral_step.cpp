// When, by whom and why: asked before a step is taken, in one place for every step.
#include <algorithm>

#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/referrals/referral.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

std::string_view whyQuestion(std::string_view to) {
  if (to == codes::kAsked) return "Whom did you ask, and for what?";
  if (to == codes::kAttempted) return "How did you try?";
  return "Why?";
}

std::string faultAt(const StepAsked& asked, std::string_view key) {
  const auto at = std::ranges::find(asked.faults, key, &FieldFault::key);
  return at == asked.faults.end() ? std::string() : at->sentence;
}

void line(Ui& ui, const StepAsked& asked, const char* key, const std::string& value, FieldSpec spec) {
  spec.key = key;
  spec.error = faultAt(asked, key);
  spec.maxLength = 200;
  if (const Entry entry = textField(ui, value, spec); entry.value)
    ui.emit(command::SetStep{key, *entry.value});
}

std::vector<Option> workersOf(const OpenState& open) {
  std::vector<Option> options;
  for (const std::string& label : open.views.caseload.colleagues) options.push_back({label, label});
  return options;
}

void drawQuestions(Ui& ui, const OpenState& open, const StepAsked& asked) {
  using namespace codes;
  if (asked.to == kAllocated) {
    const auto chosen =
        oneOf(ui, asked.worker, workersOf(open),
              {.label = "To whom?", .error = faultAt(asked, "worker"), .clearable = false, .key = "worker"});
    if (chosen) ui.emit(command::SetStep{"worker", *chosen});
    const std::string shut = faultAt(asked, "to");
    if (!shut.empty()) note(ui, {.kind = NoteKind::red, .icon = Icon::warning, .words = shut, .live = true});
  }
  if (asked.to == kRedirected)
    line(ui, asked, "partner", asked.partner, {.label = "To which partner?", .required = true});
  if (asked.to == kWaiting)
    line(ui, asked, "interim", asked.interim,
         {.label = "Support while they wait",
          .hint = "Who keeps in touch until then. Empty when nobody does."});
  ui.row({.gap = 16, .align = Align::start, .stackBelow = 440, .stackGap = 16},
         {fixed(ui.tx(190),
                [&] {
                  const auto day =
                      dateEntry(ui, asked.on, {.label = "On", .error = faultAt(asked, "on"), .key = "on"});
                  if (day) ui.emit(command::SetStep{"on", day->text()});
                }),
          flex([&] { line(ui, asked, "who", asked.who, {.label = "By whom"}); })});
  FieldSpec why;
  why.label = whyQuestion(asked.to);
  why.lines = 2;
  why.key = "why";
  why.error = faultAt(asked, "why");
  why.required = wantsReason(asked.to);
  if (const Entry entry = longField(ui, asked.why, why); entry.value)
    ui.emit(command::SetStep{"why", *entry.value});
}

}  // namespace

void drawStep(Ui& ui, const State& state) {
  if (!state.open || !state.open->desk || !state.open->desk->step) return;
  const OpenState& open = *state.open;
  const StepAsked& asked = *open.desk->step;
  const Record* record = open.store.find(asked.referral);
  if (record == nullptr) return;
  const bool closed =
      dialog(ui, {.key = "step", .title = std::string(stepVerb(asked.to)), .width = 600}, [&] {
        ui.column(16, [&] {
          text(ui, nameOf(open, record->person), {.style = TextStyle::strong});
          drawQuestions(ui, open, asked);
          ui.flow(12, [&] {
            if (button(ui, "Save the step", {.kind = ButtonKind::filled, .icon = Icon::check, .key = "take"}))
              ui.emit(command::TakeStep{});
            if (button(ui, "Not now", {.kind = ButtonKind::plain})) ui.emit(command::CancelStep{});
          });
        });
      });
  if (closed) ui.emit(command::CancelStep{});
}

}  // namespace alongside::ui
