// What a coordinator has half answered in a dialog of the desk: a referral's step, an act about a worry, people given to
// others. It is kept like half a form, and stands there again when the same is asked: after 'Not now', Escape, a lock or a
// crash. Answering ends it, and so does taking back what was typed.
#include <algorithm>

#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "core/text.h"

namespace alongside {

namespace {

constexpr const char* kAsked = "asked";                       ///< on the shelf of drafts
constexpr Millis kForgotten = Millis{14} * 24 * 3600 * 1000;  ///< what nobody went on with by then

std::string textOf(const std::optional<Moment>& moment) { return moment ? moment->text() : std::string(); }

std::string keyOf(const StepAsked& step) { return "step " + step.referral.text() + " " + step.to; }
Json answersOf(const StepAsked& step) {
  return {{"on", step.on.text()},  {"who", step.who},         {"why", step.why},
          {"worker", step.worker}, {"partner", step.partner}, {"interim", step.interim}};
}
void fill(StepAsked& step, const Json& kept) {
  step.on = dateFrom(textAt(kept, "on")).value_or(step.on);
  step.who = textAt(kept, "who");
  step.why = textAt(kept, "why");
  step.worker = textAt(kept, "worker");
  step.partner = textAt(kept, "partner");
  step.interim = textAt(kept, "interim");
}

std::string keyOf(const RiskAsked& act) {
  return "worry " + act.id.text() + " " + std::to_string(static_cast<int>(act.act));
}
Json answersOf(const RiskAsked& act) {
  return {{"who", act.who}, {"words", act.words}, {"at", act.at.text()}, {"due", textOf(act.due)}};
}
void fill(RiskAsked& act, const Json& kept) {
  act.who = textAt(kept, "who");
  act.words = textAt(kept, "words");
  act.at = momentFrom(textAt(kept, "at")).value_or(act.at);
  act.due = momentFrom(textAt(kept, "due"));
}

std::string keyOf(const GiveAsked& give) {
  return "give " + (give.people.size() == 1 ? give.people.front().person.text() : give.from);
}
Json answersOf(const GiveAsked& give) {
  Json staying = Json::array();
  for (const PersonToGive& one : give.people)
    if (!one.chosen) staying.push_back(one.person.text());
  return {{"to", give.to}, {"why", give.why}, {"staying", std::move(staying)}};
}
void fill(GiveAsked& give, const Json& kept) {
  give.why = textAt(kept, "why");
  for (const Json& name : kept.value("to", Json::array()))
    if (name.is_string() && std::ranges::contains(give.workers, name.get<std::string>()))
      give.to.push_back(name.get<std::string>());
  for (PersonToGive& one : give.people)
    one.chosen = !std::ranges::contains(kept.value("staying", Json::array()), Json(one.person.text()));
}

}  // namespace

void Session::keepHalfAsked() {
  if (!desk || !state.open) return;
  Json kept = drafts.value(kAsked, Json::object());
  bool written = false, gone = false;
  std::map<std::string, Json> there;  // every dialog that is open, as it was when it was opened
  const auto look = [&](auto& asked) {
    if (!asked) return;
    const std::string name = keyOf(*asked);
    const auto known = desk->asked.find(name);
    Json& begun = there[name];
    begun = known == desk->asked.end() ? answersOf(*asked) : known->second;
    if (known == desk->asked.end() && kept.contains(name)) {
      Json all = begun;
      all.update(kept[name]);
      return fill(*asked, all);
    }
    const Json now = answersOf(*asked);
    if (now == begun) {
      gone = kept.erase(name) > 0 || gone;
      return;
    }
    Json draft = {{"begun", kept.contains(name) ? numberAt(kept[name], "begun") : state.now}};
    for (const auto& [key, answer] : now.items())  // what nobody touched, a day above all, is filled in anew
      if (answer != begun[key]) draft[key] = answer;
    if (kept.contains(name) && kept[name] == draft) return;
    kept[name] = std::move(draft);
    written = true;
  };
  look(desk->shown.step);
  look(desk->shown.risks.asked);
  look(desk->shown.team.give);
  for (const auto& [name, begun] : desk->asked)
    if (!there.contains(name) && desk->answered) gone = kept.erase(name) > 0 || gone;
  desk->asked = std::move(there);
  desk->answered = false;
  if (!written && !gone) return;
  for (auto one = kept.begin(); one != kept.end();)
    one = state.now - numberAt(*one, "begun") > kForgotten ? kept.erase(one) : std::next(one);
  if (kept.empty())
    drafts.erase(kAsked);
  else
    drafts[kAsked] = std::move(kept);
  if (written) keepDraftsSoon();
  // After what was saved: a crash in between leaves one too many, never one too few.
  if (gone && !written) keepDrafts(false);
}

}  // namespace alongside
