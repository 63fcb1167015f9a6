// What a debrief says about next time stands in the crisis plan, where it is looked for; and goes from there again when
// the person keeps the debrief to themselves.
#include "app/forms/form.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

namespace {

/// Without the lines of one wish, each with its day in brackets behind it.
std::string without(const std::string& text, const std::string& wish) {
  std::string all = "\n" + text;
  const std::string lines = "\n" + wish + " (";
  for (std::size_t at = all.find(lines); at != std::string::npos; at = all.find(lines, at))
    all.erase(at, all.find('\n', at + lines.size()) - at);
  return all.empty() ? all : all.substr(1);
}

bool holds(const std::string& text, const std::string& wish) { return without(text, wish) != text; }

}  // namespace

void Forms::wishesIntoPlan(const FormState& form, const Fields& before, const Fields& fields,
                           std::vector<Revision>& revisions, Touched& touched) {
  const OpenState& o = open();
  const Id person = idFrom(textAt(fields, form.kind->person)).value_or(Id{});
  const std::string wish = textAt(fields, "preferences"), was = textAt(before, "preferences");
  const bool stays = staysHere(*form.kind, fields), stayed = before.empty() || staysHere(*form.kind, before);
  const auto amend = [&](const Record& plan, const std::string& nextTime) {
    const Fields is = o.store.fields(plan);
    Fields changed = is;
    changed["nextTime"] = nextTime;
    revisions.push_back(
        session.stamped(plan.id, plan.kindName, Op::amend, normalise(*plan.kind, changed), ""));
    touched.emplace_back(plan.id, is);
  };
  const Record* target = nullptr;               // a debrief that stays must not leave inside a plan
  for (const Id& id : o.store.about(person)) {  // newest first
    const Record& plan = *o.store.find(id);
    if (plan.kindName != codes::kPlan || plan.voided || o.store.textOf(plan, "type") != codes::kCrisisPlan)
      continue;
    const bool ours = whyStays(*plan.kind, o.store.fields(plan)) == Stays::youAndMe;
    if (target == nullptr && (!stays || ours)) target = &plan;
    const std::string nextTime = o.store.textOf(plan, "nextTime");
    if (stays && !stayed && !ours && !was.empty() && holds(nextTime, was))
      amend(plan, without(nextTime, was));
  }
  if (wish.empty() || (wish == was && stays == stayed)) return;
  const std::string line = wish + " (" + fullDate(state.local.date) + ")";
  if (target != nullptr) {
    const std::string nextTime = o.store.textOf(*target, "nextTime");
    if (!holds(nextTime, wish)) amend(*target, nextTime.empty() ? line : nextTime + "\n" + line);
    return;
  }
  Fields fresh = {{"person", person.text()},
                  {"type", codes::kCrisisPlan},
                  {"from", state.local.date.text()},
                  {"nextTime", line}};
  // Whom the debrief may be shared with may see its wishes.
  fresh["seenBy"] =
      stays ? Json::array({codes::kYouAndMe}) : Json::array({codes::kWardTeam, codes::kCoordinator});
  const Id id = crypto::newId(state.now);
  revisions.push_back(
      session.stamped(id, codes::kPlan, Op::create, normalise(*kindNamed(codes::kPlan), fresh), ""));
  touched.emplace_back(id, std::nullopt);
}

}  // namespace alongside
