#include "ui/forms/sheet_what.h"

#include <algorithm>
#include <array>
#include <span>

#include "app/state.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

struct Part {
  std::string_view heading;
  std::span<const std::string_view> kinds;
};
constexpr std::array<std::string_view, 5> kOften = {codes::kSession, codes::kConcern, codes::kRound,
                                                    codes::kFollowUp, codes::kDebrief};
constexpr std::array<std::string_view, 7> kTogether = {codes::kPlan,    codes::kGoal,    codes::kSignpost,
                                                       codes::kRights,  codes::kConsent, codes::kCarer,
                                                       codes::kFeedback};
constexpr std::array<std::string_view, 2> kWay = {codes::kMove, codes::kHandover};
constexpr std::array<std::string_view, 3> kSeveral = {codes::kVisits, codes::kGroup, codes::kResource};
constexpr std::array<std::string_view, 4> kOwn = {codes::kWardDay, codes::kReflection, codes::kSupervision,
                                                  codes::kEvidence};
constexpr std::array<Part, 5> kParts = {{{"Most often", kOften},
                                         {"Together", kTogether},
                                         {"Coming and going", kWay},
                                         {"For several", kSeveral},
                                         {"Only for you", kOwn}}};

/// One short line that says what it is for.
std::string_view below(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kLines = {{
      {codes::kSession, "You met, or meant to"},
      {codes::kConcern, "Who was told, who answered"},
      {codes::kRound, "What they want to say there"},
      {codes::kFollowUp, "A promise with a day"},
      {codes::kDebrief, "In their own words"},
      {codes::kPlan, "Recovery, crisis, contingency"},
      {codes::kGoal, "And how far they have come"},
      {codes::kSignpost, "A group or a place out there"},
      {codes::kRights, "Advocacy, tribunal, complaints"},
      {codes::kConsent, "Given or withdrawn"},
      {codes::kCarer, "With their own consent"},
      {codes::kFeedback, "In their own hands"},
      {codes::kMove, "Admission to discharge"},
      {codes::kHandover, "What the next one must know"},
      {codes::kGroup, "Theme and who came"},
      {codes::kResource, "For everybody in the team"},
      {codes::kReflection, "Never leaves unless you choose"},
      {codes::kSupervision, "Dates and what you take from it"},
      {codes::kEvidence, "Linked to what you did"},
      {codes::kWardDay, "Stands in your week"},
      {codes::kVisits, "Several people, a line each"},
  }};
  for (const auto& [name, line] : kLines)
    if (name == kind) return line;
  return {};
}

void drawPart(Ui& ui, const Part& part, const Id& person) {
  std::vector<const Kind*> kinds;
  for (const std::string_view name : part.kinds) {
    const Kind* kind = kindNamed(name);
    if (kind != nullptr && (person.empty() || !kind->person.empty())) kinds.push_back(kind);
  }
  if (kinds.empty()) return;
  ui.keyed(part.heading, [&] {
    heading(ui, part.heading);
    ui.gap(8);
    ui.group(NodeRole::list, "acts", std::string(part.heading), [&] {
      ui.grid(
          340, 12, kinds.size(),
          [&](std::size_t i, Box box) {
            ui.keyed(kinds[i]->name, [&] {
              if (tile(ui, box, kinds[i]->act, below(kinds[i]->name), "", iconOf(*kinds[i])))
                ui.emit(command::StartForm{std::string(kinds[i]->name), person});
            });
          },
          80);
    });
    ui.gap(24);
  });
}

}  // namespace

void drawActs(Ui& ui, const State& state) {
  if (!state.open || !state.open->acts || state.open->form) return;
  const Id& person = *state.open->acts;
  SheetSpec spec;
  spec.key = "acts";
  spec.title = "What would you like to record?";
  if (!person.empty()) spec.second = "About " + nameOf(*state.open, person);
  const SheetPress pressed = sheet(ui, spec, [&] {
    for (const Part& part : kParts) drawPart(ui, part, person);
  });
  if (pressed.closed) ui.emit(command::Back{});
}

}  // namespace alongside::ui
