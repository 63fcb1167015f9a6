// A long form in steps: any order, none that asks for nothing, and Save leads to the one that is not finished.
#include "record/codes.h"
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct Debrief : Screen {
  Debrief() { say(command::StartForm{std::string(codes::kDebrief), somebody("Desmond Pryce")}); }
  /// The buttons at a step's foot, which are called as the tabs are.
  void turn(std::string_view to) {
    const Node* button = find(NodeRole::button, to);
    INFO(to, " is to be pressed among:", pressables());
    REQUIRE(button != nullptr);
    act({.kind = Action::Kind::click, .node = button->id, .text = {}});
  }
  std::string steps() const {
    std::string names;
    for (const Node& node : nodes())
      if (node.role == NodeRole::tab && !node.inert)
        names += (names.empty() ? "" : ", ") + node.name + (node.selected ? "*" : "") +
                 (node.description.empty() ? "" : " (" + node.description + ")");
    return names;
  }
};

}  // namespace

TEST_CASE("a debrief begins with what happened, and asks no more than the offer until somebody said yes") {
  Debrief form;
  CHECK(form.steps() == "What happened*, The offer");
  form.say(command::SetField{"answer", codes::kDeclined});
  CHECK(form.steps() == "What happened*, The offer (Answered)");
  form.say(command::SetField{"answer", codes::kAccepted});
  CHECK(form.steps() ==
        "What happened*, The offer (Answered), In Des’s words, Next time, What Des allows, And you?");
  form.say(command::SetField{"consent", codes::kShareWithWard});
  CHECK(form.steps().ends_with("What Des allows (Answered), What we learn, And you?"));
}

TEST_CASE("a debrief's steps are gone through one by one, or in any order") {
  Debrief form;
  form.say(command::SetField{"answer", codes::kAccepted});
  CHECK(form.find(NodeRole::field, "The trust’s incident number") != nullptr);
  form.press("The offer");
  CHECK(form.steps().starts_with("What happened, The offer* (Answered)"));
  CHECK(form.find(NodeRole::field, "The trust’s incident number") == nullptr);
  form.turn("In Des’s words");
  CHECK(form.find(NodeRole::field, "What happened, in Des’s words") != nullptr);
  form.turn("The offer");
  CHECK(form.find(NodeRole::field, "By whom") != nullptr);
}

TEST_CASE("whose debrief it is can be changed at its first step, and is not said again under every other") {
  Debrief form;
  form.say(command::SetField{"answer", codes::kAccepted});
  CHECK(form.find(NodeRole::button, "Change who this is about") != nullptr);
  for (const char* step : {"The offer", "In Des’s words", "Next time", "What Des allows", "And you?"}) {
    form.press(step);
    CHECK(form.find(NodeRole::button, "Change who this is about") == nullptr);
  }
}

TEST_CASE("'Offer the debrief again' opens the debrief at the offer, with its other steps in reach") {
  Screen screen;
  const Node* row = screen.find(NodeRole::checkbox, "Done: Offer the debrief again");
  REQUIRE(row != nullptr);
  screen.press("Done: Offer the debrief again");
  CHECK(screen.reads("Debrief with Des"));
  const auto offer = std::ranges::find_if(screen.nodes(), [](const Node& node) {
    return node.role == NodeRole::tab && node.name == "The offer";
  });
  REQUIRE(offer != screen.nodes().end());
  CHECK(offer->selected);
  CHECK(screen.find(NodeRole::radio, "Not yet") != nullptr);
}

TEST_CASE("Save leads to the step that is not finished") {
  Debrief form;
  form.press("The offer");
  form.press("Save");
  CHECK(form.steps().starts_with("What happened*"));
  CHECK(form.reads("Choose when it happened."));
}

TEST_CASE("a debrief can be filled in at every size, step by step") {
  for (const std::string_view step : {"What happened", "The offer", "In Li Na’s words", "Next time",
                                      "What Li Na allows", "What we learn", "And you?"}) {
    CAPTURE(step);
    atEverySize([&](Screen& screen) {
      screen.say(command::StartForm{std::string(codes::kDebrief), screen.somebody("Li Na Harcourt")});
      screen.say(command::SetField{"when", "2026-11-21T22:40"});
      screen.say(command::SetField{"answer", codes::kAccepted});
      screen.say(command::SetField{"talkedAt", "2026-11-24T13:40"});
      screen.say(command::SetField{"consent", codes::kShareWithWard});
      screen.press(step);
    });
  }
}

TEST_CASE("how long after it happened they talked is said in hours") {
  Debrief form;
  form.say(command::SetField{"when", "2026-11-21T22:40"});
  form.say(command::SetField{"answer", codes::kAccepted});
  form.say(command::SetField{"talkedAt", "2026-11-24T14:00"});
  form.press("The offer");
  CHECK(form.reads("63 hours after"));
}
