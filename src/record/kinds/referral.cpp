#include "record/kinds/referral.h"

#include <algorithm>
#include <array>

#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

struct State {
  std::string_view code, label;
  std::vector<std::string_view> next;
};

std::span<const State> states() {
  using namespace codes;
  static const State all[] = {
      {kReceived, "Received", {kAsked, kTakenOn, kNotTakenOn, kRedirected, kClosed}},
      {kAsked, "Information asked for", {kReceived, kTakenOn, kNotTakenOn, kRedirected, kClosed}},
      {kTakenOn, "Taken on", {kWaiting, kAsked, kAllocated, kRedirected, kClosed}},
      {kNotTakenOn, "Not taken on", {kReceived}},
      {kRedirected, "Passed to a partner", {kReceived, kClosed}},
      {kWaiting, "Waiting", {kWaiting, kAsked, kAllocated, kRedirected, kClosed}},
      {kAllocated, "Allocated", {kAttempted, kUnderWay, kWaiting, kClosed}},
      {kAttempted, "Contact tried", {kAttempted, kUnderWay, kWaiting, kClosed}},
      {kUnderWay, "Under way", {kPaused, kWaiting, kClosed}},
      {kPaused, "Paused", {kUnderWay, kClosed}},
      {kClosed, "Closed", {kReceived}},
  };
  return all;
}

const State* stateNamed(std::string_view code) {
  const auto at = std::ranges::find(states(), code, &State::code);
  return at == states().end() ? nullptr : &*at;
}

void referralRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const std::vector<ReferralStep> steps = stepsOf(fields);
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const ReferralStep &before = steps[i - 1], &step = steps[i];
    const std::string key = "steps." + std::to_string(i - 1) + ".";
    const State* state = stateNamed(before.to);
    // A state of a newer version is not ours to judge.
    if (state != nullptr && stateNamed(step.to) != nullptr && !std::ranges::contains(state->next, step.to))
      faults.push_back({key + "to", "‘" + std::string(stateLabel(step.to)) + "’ cannot follow ‘" +
                                        std::string(state->label) + "’."});
    if (step.on < before.on)
      faults.push_back({key + "on", "This is before the step before it. Check the day."});
    if (step.why.empty() && (wantsReason(step.to) || ended(before.to)))
      faults.push_back({key + "why", "Say why."});
    if (i + 1 == steps.size() && step.to == codes::kAllocated) {
      if (const std::string missing = allocationGate(fields); !missing.empty())
        faults.push_back({key + "to", missing});
      if (textAt(fields, "worker").empty()) faults.push_back({"worker", "Choose who will see them."});
    }
  }
}

/// What was asked for is chased: a follow-up for each question that is new and has no answer.
std::vector<Consequence> referralLeadsTo(const Fields& before, const Fields& after, std::string_view self,
                                         Date today) {
  constexpr int kUsualDays = 7;
  const Json none = Json::array();
  const auto rows = [&](const Fields& fields) -> const Json& {
    const auto at = fields.is_object() ? fields.find("asked") : fields.end();
    return at != fields.end() && at->is_array() ? *at : none;
  };
  std::vector<Consequence> all;
  for (const Json& row : rows(after)) {
    const std::string what = textAt(row, "what"), name = textAt(row, "name");
    const auto same = [&](const Json& one) {
      return textAt(one, "what") == what && textAt(one, "name") == name;
    };
    if (what.empty() || !textAt(row, "answer").empty() || std::ranges::any_of(rows(before), same)) continue;
    all.push_back(followUp("Chase" + (name.empty() ? std::string() : " " + name) + ": " + what,
                           textAt(row, "due", addDays(today, kUsualDays).text()), after, self));
  }
  return all;
}

std::vector<Choice> choicesOfStates() {
  std::vector<Choice> all;
  for (const State& state : states()) all.push_back({state.code, state.label});
  return all;
}

}  // namespace

std::vector<ReferralStep> stepsOf(const Fields& referral) {
  const Date received = dateFromTyped(textAt(referral, "received")).value_or(Date{});
  std::vector<ReferralStep> steps = {
      {std::string(codes::kReceived), received, textAt(referral, "referrer"), {}}};
  const auto rows = referral.find("steps");
  if (rows == referral.end() || !rows->is_array()) return steps;
  for (const Json& row : *rows)
    steps.push_back({textAt(row, "to"), dateFromTyped(textAt(row, "on")).value_or(steps.back().on),
                     textAt(row, "who"), textAt(row, "why")});
  return steps;
}

std::string urgencyInWords(std::string_view code) {
  if (code == codes::kRoutine) return {};
  return std::string(code == codes::kUrgent ? "Urgent" : code == codes::kSoon ? "Soon" : code);
}

namespace {

/// The last step that whoever referred is told of.
std::optional<ReferralStep> toldOf(const Fields& referral) {
  std::vector<ReferralStep> steps = stepsOf(referral);
  std::ranges::reverse(steps);
  for (ReferralStep& step : steps)
    if (step.to == codes::kTakenOn || ended(step.to)) return std::move(step);
  return std::nullopt;
}

}  // namespace

std::optional<Date> untoldSince(const Fields& referral) {
  const auto decided = toldOf(referral);
  if (!decided) return std::nullopt;
  const auto replies = referral.find("replies");
  if (replies != referral.end() && replies->is_array())
    for (const Json& reply : *replies)
      if (const auto on = dateFrom(textAt(reply, "on"));
          on && *on >= decided->on && textAt(reply, "state") == decided->to)
        return std::nullopt;
  return decided->on;
}

Fields withReply(Fields referral, Date on, std::string_view by) {
  const auto decided = toldOf(referral);
  if (!decided) return referral;
  if (!referral.contains("replies")) referral["replies"] = Json::array();
  Json row = {{"on", on.text()}, {"state", decided->to}};
  if (!by.empty()) row["by"] = std::string(by);
  referral["replies"].push_back(std::move(row));
  return referral;
}

std::string referralState(const Fields& referral) { return stepsOf(referral).back().to; }

Fields withStep(Fields referral, const ReferralStep& step) {
  Json row = {{"to", step.to}, {"on", step.on.text()}};
  if (!step.who.empty()) row["who"] = step.who;
  if (!step.why.empty()) row["why"] = step.why;
  if (!referral.contains("steps")) referral["steps"] = Json::array();
  referral["steps"].push_back(std::move(row));
  return referral;
}

std::span<const std::string_view> nextStates(std::string_view state) {
  const State* known = stateNamed(state);
  return known == nullptr ? std::span<const std::string_view>() : known->next;
}

std::string_view stateLabel(std::string_view state) {
  const State* known = stateNamed(state);
  return known == nullptr ? state : known->label;
}

bool awaitsUs(std::string_view state) {
  return state == codes::kReceived || state == codes::kAsked || state == codes::kTakenOn ||
         state == codes::kWaiting;
}

bool ended(std::string_view state) {
  return state == codes::kNotTakenOn || state == codes::kRedirected || state == codes::kClosed;
}

bool wantsReason(std::string_view state) { return ended(state) || state == codes::kPaused; }

std::string allocationGate(const Fields& referral) {
  if (!flagAt(referral, "explained")) return "Explain what peer support is before somebody is allocated.";
  if (!flagAt(referral, "agrees")) return "They have to agree to peer support before somebody is allocated.";
  if (!textAt(referral, "partner").empty() && !flagAt(referral, "agreesPartner"))
    return "They have to agree to " + textAt(referral, "partner") + " before somebody is allocated.";
  return {};
}

Kind referralKind() {
  Kind kind{.name = codes::kReferral,
            .title = "Referral",
            .plural = "Referrals",
            .person = "person",
            .when = "received",
            .heading = "reason",
            .link = "for"};
  kind.rules = referralRules;
  kind.leadsTo = referralLeadsTo;
  kind.begins = {{"source", codes::kByHand}};
  kind.travels = Travels::yes;
  kind.frame = true;
  kind.fields = {
      whom("Who is referred?", "Choose who is referred."),
      {.key = "source",
       .label = "Where it came from",
       .type = FieldType::one,
       .choices = {{codes::kRio, "RiO"},
                   {codes::kIaptus, "IAPTUS"},
                   {codes::kEmis, "EMIS"},
                   {codes::kSystmOne, "SystmOne", false},
                   {codes::kParis, "PARIS", false},
                   {codes::kCarenotes, "Carenotes", false},
                   {codes::kOtherSystem, "Another system", false},
                   {codes::kByHand, "Telephone, letter or in person"},
                   {codes::kOneself, "The person themselves"},
                   {codes::kFromCarer, "A carer or their family"}},
       .must = true,
       .group = "The referral",
       .more = "Another system",
       .missing = "Choose where it came from."},
      {.key = "sourceName", .label = "Which system", .most = 60, .onlyIf = {"source", {codes::kOtherSystem}}},
      {.key = "number", .label = "Referral number there", .most = 40, .search = true},
      {.key = "practice",
       .label = "The practice’s ODS code",
       .hint = "EMIS numbers are a practice’s own",
       .most = 12,
       .onlyIf = {"source", {codes::kEmis}},
       .source = "NHS Data Dictionary: ORGANISATION CODE (ODS)"},
      {.key = "report", .label = "The report that it came with", .later = true},
      {.key = "received",
       .label = "Received on",
       .type = FieldType::date,
       .must = true,
       .future = false,
       .missing = "Choose the day when it came."},
      {.key = "urgency",
       .label = "How soon",
       .type = FieldType::one,
       .choices = {{codes::kRoutine, "Routine"}, {codes::kSoon, "Soon"}, {codes::kUrgent, "Urgent"}},
       .search = true},
      {.key = "referrer", .label = "Who referred", .hint = "Name and role", .search = true},
      {.key = "team", .label = "Referring team or ward", .search = true, .recent = true},
      {.key = "reason", .label = "Why peer support", .type = FieldType::text, .most = 2000, .search = true},
      {.key = "hopes",
       .label = "What they hope for",
       .type = FieldType::words,
       .hint = "In their own words",
       .search = true},
      {.key = "match",
       .label = "What matters in who comes",
       .hint = "Language, gender, shared experience, interests",
       .grows = true,
       .search = true},
      {.key = "risks",
       .label = "Risks that came with it",
       .type = FieldType::text,
       .most = 2000,
       .search = true,
       .group = "Risk"},
      {.key = "explained",
       .label = "Was peer support explained to them?",
       .type = FieldType::yesNo,
       .group = "Consent",
       .column = 1},
      {.key = "agrees",
       .label = "Do they want it?",
       .type = FieldType::yesNo,
       .onlyIf = {"explained", {"yes"}},
       .column = 1},
      {.key = "agreesOn",
       .label = "Since",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"agrees", {"yes"}},
       .column = 1},
      {.key = "partner",
       .label = "Partner organisation, if one takes part",
       .search = true,
       .column = 1,
       .recent = true},
      {.key = "agreesPartner",
       .label = "Do they agree to this partner?",
       .type = FieldType::yesNo,
       .column = 1},
      {.key = "worker", .label = "Who will see them", .search = true, .group = "Who", .column = 1},
      {.key = "interim",
       .label = "Support while they wait",
       .hint = "Who keeps in touch until then",
       .search = true,
       .column = 1},
      {.key = "asked",
       .label = "Information asked for",
       .type = FieldType::rows,
       .search = true,
       .group = "Information asked for",
       .column = 1,
       .quiet = true,
       .parts = {{.key = "of",
                  .label = "Of whom",
                  .type = FieldType::one,
                  .choices = {{"referrer", "The referrer"},
                              {"partner", "A partner"},
                              {"carer", "A carer or family"},
                              {"other", "Somebody else"}}},
                 {.key = "name", .label = "Name", .hint = "Who is asked"},
                 {.key = "what",
                  .label = "What",
                  .must = true,
                  .grows = true,
                  .missing = "Say what was asked for."},
                 {.key = "due", .label = "Needed by", .type = FieldType::date},
                 {.key = "answer", .label = "What they answered", .grows = true, .search = true}}},
      {.key = "replies",
       .label = "Replies to whoever referred",
       .type = FieldType::rows,
       .group = "Replies",
       .column = 1,
       .quiet = true,
       .parts = {onAnyDay(),
                 {.key = "by", .label = "By whom"},
                 {.key = "how",
                  .label = "How",
                  .type = FieldType::one,
                  .choices = {{"email", "Email"},
                              {"letter", "Letter"},
                              {"phone", "Phone"},
                              {"inPerson", "In person"}}},
                 {.key = "state", .label = "It said", .type = FieldType::one, .choices = choicesOfStates()}},
       .later = true},
      {.key = "steps",
       .label = "Steps",
       .type = FieldType::rows,
       .group = "Steps",
       .column = 1,
       .quiet = true,
       .parts = {{.key = "to",
                  .label = "To",
                  .type = FieldType::one,
                  .choices = choicesOfStates(),
                  .must = true,
                  .missing = "Choose the step."},
                 onAnyDay(),
                 {.key = "who", .label = "By whom"},
                 {.key = "why", .label = "Why"}},
       .later = true},
  };
  return kind;
}

}  // namespace alongside
