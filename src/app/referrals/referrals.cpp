#include "app/referrals/referrals.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "app/command_desk.h"
#include "core/order.h"
#include "core/text.h"
#include "record/change.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::array<std::string_view, 7> kParts = {codes::kReceived,  codes::kAsked,     kWaitingReferrals,
                                                    codes::kAllocated, codes::kAttempted, kUnderWayReferrals,
                                                    kEndedReferrals};

bool stillOpen(std::string_view part) { return part != kUnderWayReferrals && part != kEndedReferrals; }

std::optional<Date> dayOf(const Record& record) {
  return dateFrom(std::string_view(record.when).substr(0, 10));
}

/// Who was met, since it was received until peer support began. Records stand newest first: the place is found by halving.
void readContacts(const Store& store, const Id& person, Wait& wait) {
  const std::vector<Id>& all = store.about(person);
  auto at = std::ranges::partition_point(all, [&](const Id& id) {
    const auto day = dayOf(*store.find(id));
    return day && *day >= wait.received;
  });
  while (at != all.begin() && !wait.contact) {
    const Record& record = *store.find(*--at);
    if (record.kindName != codes::kSession || record.voided) continue;
    const auto day = dayOf(record);
    if (wait.again && day && *day >= *wait.again) return;
    if (day && codes::attended(store.textOf(record, "attendance"))) addContact(wait, *day);
  }
}

}  // namespace

/// Only what came to its end lately says what is usual.
Wait lately(Wait wait, Date today) {
  const Date from = addDays(today, -kUsualDays);
  for (std::optional<Date>* day : {&wait.decided, &wait.allocated, &wait.met, &wait.contact})
    if (*day && **day < from) day->reset();
  return wait;
}

bool overlong(const ReferralLine& line, const Waiting& usual) {
  return line.waits && usual.toAllocation.count > 0 && line.days > usual.toAllocation.p90;
}

std::string_view partOf(std::string_view state) {
  if (state == codes::kTakenOn || state == codes::kWaiting) return kWaitingReferrals;
  if (state == codes::kPaused || state == codes::kUnderWay) return kUnderWayReferrals;
  return ended(state) ? kEndedReferrals : state;
}

std::string_view partLabel(std::string_view part) {
  if (part == kOpenReferrals) return "Open";
  if (part == codes::kAsked) return "Asked";
  if (part == codes::kAttempted) return "Reaching";
  if (part == kWaitingReferrals) return "Waiting";
  if (part == kEndedReferrals) return "Ended";
  if (part == kToAnswer) return "To answer";
  return stateLabel(part);
}

std::vector<std::pair<const Record*, Wait>> Referrals::allWaits() {
  const Store& store = open().store;
  std::vector<std::pair<const Record*, Wait>> all;
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record* record = store.find(id);
    if (record->voided) continue;
    Wait wait = whose.factsOf(*record).wait;
    readContacts(store, record->person, wait);
    all.emplace_back(record, std::move(wait));
  }
  return all;
}

std::vector<std::pair<const Record*, Wait>> Referrals::earlierWaits() {
  const Store& store = open().store;
  std::vector<std::pair<const Record*, Wait>> all;
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record* record = store.find(id);
    if (record->voided) continue;
    for (Wait wait : whose.factsOf(*record).before) {
      readContacts(store, record->person, wait);
      all.emplace_back(record, std::move(wait));
    }
  }
  return all;
}

Waiting Referrals::usual(std::span<const std::pair<const Record*, Wait>> now) {
  const Date today = state.local.date;
  std::vector<Wait> recent;
  recent.reserve(now.size());
  for (const auto& [record, wait] : now) recent.push_back(lately(wait, today));
  for (const auto& [record, wait] : earlierWaits()) recent.push_back(lately(wait, today));
  return waiting(recent, today);
}

ReferralLine Referrals::lineOf(const Record& record, const Wait& wait) {
  ReferralLine line{.id = record.id,
                    .person = record.person,
                    .name = nameOf(open(), record.person),
                    .team = wait.team,
                    .source = wait.source,
                    .number = whose.factsOf(record).number,
                    .state = wait.state,
                    .urgency = whose.factsOf(record).urgency,
                    .received = wait.received,
                    .interim = wait.interim};
  const std::optional<Date> untold = whose.factsOf(record).untold;
  line.toAnswer = untold && daysBetween(*untold, state.local.date) <= kAnswerShown;
  line.waits = stillOpen(partOf(line.state)) && !wait.contact;
  const std::optional<Date> until = line.waits     ? std::optional(state.local.date)
                                    : wait.contact ? wait.contact
                                                   : wait.ended;
  line.days = until ? std::max(0, daysBetween(line.received, *until)) : 0;
  return line;
}

void Referrals::readReferrals() {
  Desk& d = *desk;
  const auto all = allWaits();
  d.usual = usual(all);

  const std::string query = fold(trim(d.referralList.query));
  std::map<std::string, int, std::less<>> counts;
  std::vector<std::pair<std::string, ReferralLine>> lines;  // by name
  for (const auto& [record, wait] : all) {
    ReferralLine line = lineOf(*record, wait);
    std::string folded = fold(line.name);
    if (!query.empty() && !folded.contains(query) && !fold(line.team).contains(query) &&
        !fold(line.number).contains(query) && !fold(wait.worker).contains(query))
      continue;
    const std::string part(partOf(line.state));
    ++counts[part];
    if (stillOpen(part)) ++counts[std::string(kOpenReferrals)];
    if (line.toAnswer) ++counts[std::string(kToAnswer)];
    const std::string& only = d.referralList.only;
    if (only.empty() ? !stillOpen(part) : only == kToAnswer ? !line.toAnswer : part != only) continue;
    line.overlong = overlong(line, d.usual);
    lines.emplace_back(std::move(folded), std::move(line));
  }
  const ListOrder order = d.referralList.order;
  inOrder(lines, [&](const auto& a, const auto& b) {
    if (order == ListOrder::byName) return a.first < b.first;
    return order == ListOrder::newest ? a.second.received > b.second.received
                                      : a.second.received < b.second.received;
  });
  d.referrals.clear();
  for (auto& [name, line] : lines) d.referrals.push_back(std::move(line));
  d.parts.clear();
  const auto put = [&](std::string_view part, bool always) {
    const auto at = counts.find(part);
    if (always || at != counts.end()) d.parts.emplace_back(part, at == counts.end() ? 0 : at->second);
  };
  put(kOpenReferrals, true);
  for (const std::string_view part : kParts) put(part, part == d.referralList.only);
  put(kToAnswer, d.referralList.only == kToAnswer);
}

void Referrals::refreshPage() {
  if (!desk) return;
  if (open().page.place == Place::referrals) readReferrals();
  if (open().page.place == Place::waiting) readWaiting();
}

bool Referrals::back() {
  if (!desk) return false;
  if (desk->step) {
    desk->step.reset();
    return true;
  }
  if (open().page.place != Place::referrals || desk->referral.empty()) return false;
  desk->referral = {};
  return true;
}

void Referrals::leave() {
  if (!desk) return;
  desk->step.reset();
  desk->referral = {};
}

// --- Steps -------------------------------------------------------------------------------------------

namespace {

/// The referral as it would be after the step, with the answers that belong to it.
Fields after(const Fields& referral, const StepAsked& asked, const Members& members) {
  Fields next = withStep(referral, {asked.to, asked.on, trim(asked.who), trim(asked.why)});
  const auto keep = [&](std::string_view key, const std::string& value) {
    if (trim(value).empty())
      next.erase(std::string(key));
    else
      next[key] = trim(value);
  };
  if (asked.to == codes::kAllocated && !trim(asked.worker).empty())
    members.write(next, "worker", trim(asked.worker));
  if (asked.to == codes::kRedirected) keep("partner", asked.partner);
  if (asked.to == codes::kWaiting) {
    keep("interim", asked.interim);
    for (const char* key : {"worker", "workerId"}) next.erase(key);  // nobody is, until the next allocation
  }
  return next;
}

std::vector<FieldFault> stepFaults(const Fields& before, const StepAsked& asked, const Members& members,
                                   Moment now) {
  const std::string last = "steps." + std::to_string(stepsOf(before).size() - 1) + ".";
  std::vector<FieldFault> faults;
  for (FieldFault& fault :
       validateChange(*kindNamed(codes::kReferral), before, after(before, asked, members), now)) {
    if (fault.warning) continue;
    if (fault.key.starts_with(last)) fault.key = fault.key.substr(last.size());
    faults.push_back(std::move(fault));
  }
  if (asked.to == codes::kRedirected && trim(asked.partner).empty())
    faults.push_back({"partner", "Say which partner.", false});
  if (asked.on > now.date) faults.push_back({"on", "This day has not come yet.", false});
  return faults;
}

}  // namespace

void Referrals::askStep(const Id& id, const std::string& to) {
  const Record* record = open().store.find(id);
  if (record == nullptr || record->kindName != codes::kReferral) return;
  const Fields fields = open().store.fields(*record);
  if (!std::ranges::contains(nextStates(referralState(fields)), to)) return;
  desk->step = StepAsked{.referral = id,
                         .to = to,
                         .on = state.local.date,
                         .who = open().who.worker,
                         .why = {},
                         .worker = whose.members().meantIn(fields, "worker"),
                         .partner = textAt(fields, "partner"),
                         .interim = textAt(fields, "interim"),
                         .faults = {}};
}

/// True when it was taken. What stood there before can be put back with the toast's undo.
bool Referrals::takeStep(StepAsked& asked) {
  const Record* record = open().store.find(asked.referral);
  if (record == nullptr) return false;
  const Fields before = open().store.fields(*record);
  asked.tried = true;
  asked.faults = stepFaults(before, asked, whose.members(), state.local);
  if (!asked.faults.empty()) return false;
  // At the allocation meeting it is a decision, too.
  if (open().page.place == Place::board)
    meeting.decide(*record, before, after(before, asked, whose.members()));
  else
    amendReferral(*record, after(before, asked, whose.members()), "");
  return true;
}

void Referrals::amendReferral(const Record& record, const Fields& fields, std::string_view reason) {
  session.save(
      {session.stamped(record.id, record.kindName, Op::amend, normalise(*record.kind, fields), reason)});
}

/// The answer stands with the referral and, since it is about the person, with them as well.
void Referrals::answerGate(const Id& id, const std::string& key, std::optional<bool> answer) {
  const OpenState& o = open();
  const Record* record = o.store.find(id);
  if (record == nullptr || record->kindName != codes::kReferral) return;
  if (key != "explained" && key != "agrees" && key != "agreesPartner") return;
  const Fields before = o.store.fields(*record);
  Fields fields = before;
  fields.erase(key);
  if (answer) fields[key] = *answer;
  if (key == "agrees") fields.erase("agreesOn");
  if (key == "agrees" && answer == true) fields["agreesOn"] = state.local.date.text();
  fields = normalise(*record->kind, fields);
  if (changedKeys(before, fields).empty()) return;
  std::vector<Revision> revisions = {session.stamped(id, record->kindName, Op::amend, fields, "")};
  const Record* person = o.store.find(record->person);
  if (key == "agrees" && answer && person != nullptr && person->kind != nullptr) {
    const Fields was = o.store.fields(*person);
    Fields is = was;
    const std::string_view said = *answer ? codes::kConsentYes : codes::kConsentNo;
    // Each answer has its own day: who says yes again agreed today, not when they did the first time.
    if (textAt(was, "consent") != said || !is.contains("consentOn"))
      is["consentOn"] = state.local.date.text();
    is["consent"] = said;
    is = normalise(*person->kind, is);
    if (!changedKeys(was, is).empty())
      revisions.push_back(session.stamped(person->id, person->kindName, Op::amend, is, ""));
  }
  session.save(std::move(revisions));
}

void Referrals::hear() {
  namespace c = command;
  const auto atDesk = [this](auto act) {
    if (state.open && desk) act(*desk);
  };
  on<c::LookAtReferrals>([this, atDesk](const c::LookAtReferrals& x) {
    atDesk([&](Desk& d) { d.referralList = x.list; });
    session.refreshPage();
  });
  on<c::OpenReferral>([this, atDesk](const c::OpenReferral& x) {
    atDesk([&](Desk& d) {
      const Record* record = open().store.find(x.id);
      if (record == nullptr || record->kindName != codes::kReferral) return;
      if (open().over.form) forms.closeForm();
      open().page.place = Place::referrals;
      open().over.shown = {};
      d.referral = x.id;
      d.step.reset();
    });
  });
  on<c::AskStep>([this, atDesk](const c::AskStep& x) { atDesk([&](Desk&) { askStep(x.referral, x.to); }); });
  on<c::SetStep>([this, atDesk](const c::SetStep& x) {
    atDesk([&](Desk& d) {
      if (!d.step) return;
      StepAsked& s = *d.step;
      const std::map<std::string_view, std::string*> texts = {{"who", &s.who},
                                                              {"why", &s.why},
                                                              {"worker", &s.worker},
                                                              {"partner", &s.partner},
                                                              {"interim", &s.interim}};
      if (x.key == "on") {
        if (const auto day = dateFrom(x.value)) s.on = *day;
      } else if (const auto at = texts.find(x.key); at != texts.end()) {
        *at->second = cleanText(x.value);
      }
      const Record* record = open().store.find(s.referral);
      if (s.tried && record != nullptr)
        s.faults = stepFaults(open().store.fields(*record), s, whose.members(), state.local);
    });
  });
  on<c::TakeStep>([this, atDesk](const c::TakeStep&) {
    atDesk([&](Desk& d) {
      if (!d.step) return;
      const Id id = d.step->referral;
      const Record* record = open().store.find(id);
      if (record == nullptr) return;
      const Fields before = open().store.fields(*record);
      if (!takeStep(*d.step)) return;
      const std::string label(stateLabel(d.step->to));
      d.step.reset();
      halfAsked.answered = true;
      if (open().page.place == Place::board) {
        session.toast(label, [this] {
          if (desk) meeting.undoDecision();
        });
        return;
      }
      session.toast(label, [this, id, before] {
        if (const Record* now = open().store.find(id)) amendReferral(*now, before, "Undone at once");
      });
    });
  });
  on<c::CancelStep>([atDesk](const c::CancelStep&) { atDesk([](Desk& d) { d.step.reset(); }); });
  on<c::AnswerGate>([this, atDesk](const c::AnswerGate& x) {
    atDesk([&](Desk&) { answerGate(x.referral, x.key, x.answer); });
  });
  on<c::ShowWaitingBy>([this, atDesk](const c::ShowWaitingBy& x) {
    atDesk([&](Desk& d) { d.waitingBy = x.by; });
    session.refreshPage();
  });
  on<c::PrintReply>(
      [this, atDesk](const c::PrintReply& x) { atDesk([&](Desk&) { printReplies(x.referrals); }); });
  on<c::NoteReplies>(
      [this, atDesk](const c::NoteReplies& x) { atDesk([&](Desk&) { noteReplies(x.referrals); }); });
}

}  // namespace alongside
