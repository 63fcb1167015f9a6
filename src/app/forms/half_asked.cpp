#include "app/forms/half_asked.h"

#include <algorithm>

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

std::string keyOf(const WorryAsked& act) {
  return "worry " + act.id.text() + " " + std::to_string(static_cast<int>(act.act));
}
Json answersOf(const WorryAsked& act) {
  return {{"who", act.who}, {"words", act.words}, {"at", act.at.text()}, {"due", textOf(act.due)}};
}
void fill(WorryAsked& act, const Json& kept) {
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
  return {{"to", give.to},
          {"why", give.why},
          {"until", give.until ? give.until->text() : std::string()},
          {"staying", std::move(staying)}};
}
void fill(GiveAsked& give, const Json& kept) {
  give.why = textAt(kept, "why");
  give.until = dateFrom(textAt(kept, "until"));
  for (const Json& name : kept.value("to", Json::array()))
    if (name.is_string() && std::ranges::contains(give.workers, name.get<std::string>()))
      give.to.push_back(name.get<std::string>());
  for (PersonToGive& one : give.people)
    one.chosen = !std::ranges::contains(kept.value("staying", Json::array()), Json(one.person.text()));
}

}  // namespace

void HalfAsked::heard() {
  if (!desk || !state.open) return;
  Json kept = drafts.all.value(kAsked, Json::object());
  bool written = false, gone = false;
  std::map<std::string, Json> there;  // every dialog that is open, as it was when it was opened
  const auto look = [&](auto& dialog) {
    if (!dialog) return;
    const std::string name = keyOf(*dialog);
    const auto known = asked.find(name);
    Json& begun = there[name];
    begun = known == asked.end() ? answersOf(*dialog) : known->second;
    if (known == asked.end() && kept.contains(name)) {
      Json all = begun;
      all.update(kept[name]);
      return fill(*dialog, all);
    }
    const Json now = answersOf(*dialog);
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
  look(desk->step);
  look(desk->worries.asked);
  look(desk->team.give);
  for (const auto& [name, begun] : asked)
    if (!there.contains(name) && answered) gone = kept.erase(name) > 0 || gone;
  asked = std::move(there);
  answered = false;
  if (!written && !gone) return;
  for (auto one = kept.begin(); one != kept.end();)
    one = state.now - numberAt(*one, "begun") > kForgotten ? kept.erase(one) : std::next(one);
  if (kept.empty())
    drafts.all.erase(kAsked);
  else
    drafts.all[kAsked] = std::move(kept);
  if (written) drafts.keepSoon();
  // After what was saved: a crash in between leaves one too many, never one too few.
  if (gone && !written) drafts.keepNow(false);
}

}  // namespace alongside
