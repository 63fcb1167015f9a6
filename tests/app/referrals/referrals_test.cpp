// A coordinator's referrals: the list, the steps with their reasons, the gate before an allocation.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct DeskPractice {
  Tablet tablet;
  DeskPractice() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    tablet.say(command::PractiseAs{Role::coordinator});
    REQUIRE(tablet.open().desk != nullptr);
    tablet.say(command::GoTo{Place::referrals});
  }
  const Desk& desk() const { return *tablet.open().desk; }
  const Store& store() const { return tablet.open().store; }
  Fields fields(const Id& id) const { return store().fields(*store().find(id)); }
  int count(std::string_view part) const {
    const auto at = std::ranges::find(desk().parts, part, &std::pair<std::string, int>::first);
    return at == desk().parts.end() ? 0 : at->second;
  }
  Id called(std::string_view name) const {
    for (const Id& id : store().ofKind(codes::kReferral))
      if (nameOf(tablet.open(), store().find(id)->person) == name) return id;
    FAIL("nobody was referred who is called ", name);
    return {};
  }
  void step(const Id& id, std::string_view to, std::string why = {}) {
    tablet.say(command::AskStep{id, std::string(to)});
    REQUIRE(desk().step.has_value());
    if (!why.empty()) tablet.say(command::SetStep{"why", std::move(why)});
    tablet.say(command::TakeStep{});
  }
};

}  // namespace

TEST_CASE("practice as the coordinator is the same for everybody, and no record stands for another") {
  DeskPractice one, two;
  CHECK(one.store().size() == two.store().size());
  CHECK(one.desk().referrals.size() == two.desk().referrals.size());
  std::set<std::string> revs;
  for (std::uint32_t i = 0; i < one.store().revisions(); ++i) revs.insert(one.store().revision(i).rev.text());
  CHECK(revs.size() == one.store().revisions());
  CHECK(one.store().ofKind(codes::kReferral).size() == 22);
  // Nothing of what a worker keeps to themselves.
  CHECK(one.store().ofKind(codes::kReflection).empty());
  for (const Id& id : one.store().ofKind(codes::kSupervision))  // what the coordinator gives is hers
    CHECK(one.store().revision(one.store().find(id)->history.front()).author == "Ruth Abara");
  for (const Id& id : one.store().ofKind(codes::kReferral)) {
    const Record& record = *one.store().find(id);
    CHECK(one.store().find(record.person) != nullptr);
    CHECK(saveable(validate(*record.kind, one.store().fields(record), one.tablet.state().local)));
  }
}

TEST_CASE("a worker has no desk, in practice as at work") {
  Tablet tablet;
  tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  CHECK(tablet.open().desk == nullptr);
  tablet.say(command::GoTo{Place::referrals});
  tablet.say(command::TakeStep{});
  CHECK(tablet.open().desk == nullptr);
  tablet.say(command::PractiseAs{Role::coordinator});
  CHECK(tablet.open().who.worker == "Ruth Abara");
  tablet.say(command::PractiseAs{Role::worker});
  CHECK(tablet.open().who.worker == "Nadia Holloway");
  CHECK(tablet.open().desk == nullptr);
  // A real team cannot be left by it.
  Tablet desk;
  desk.startTeam();
  REQUIRE(desk.open().desk != nullptr);
  desk.say(command::PractiseAs{Role::worker});
  CHECK_FALSE(desk.open().who.practice);
  CHECK(desk.open().who.role == Role::coordinator);
}

TEST_CASE("the list shows who waits, longest first, with counts of each part") {
  DeskPractice p;
  const auto& lines = p.desk().referrals;
  REQUIRE(lines.size() == 15);
  CHECK(lines.front().name == "Kwame Ashdown");
  CHECK(lines.front().days == 24);
  CHECK(lines.front().waits);
  CHECK(std::ranges::is_sorted(lines, {}, &ReferralLine::received));
  CHECK(p.count(kOpenReferrals) == 15);
  CHECK(p.count(kWaitingReferrals) == 7);
  CHECK(p.count(codes::kAsked) == 3);
  CHECK(p.count(codes::kReceived) == 3);
  CHECK(p.count(kEndedReferrals) == 3);
  int parts = 0;
  for (const auto& [part, n] : p.desk().parts)
    if (part != kOpenReferrals && part != kToAnswer) parts += n;
  CHECK(parts == 22);
  CHECK(p.desk().usual.now.count == 13);
  CHECK(p.desk().usual.withInterim == 2);

  p.tablet.say(command::LookAtReferrals{{.query = {}, .only = std::string(codes::kAsked), .order = {}}});
  REQUIRE(lines.size() == 3);
  CHECK(std::ranges::all_of(lines, [](const ReferralLine& line) { return line.state == codes::kAsked; }));
  p.tablet.say(command::LookAtReferrals{{.query = "elm road", .only = {}, .order = ListOrder::byName}});
  REQUIRE(lines.size() == 3);
  CHECK(lines.front().name == "Jerome Vale");
  p.tablet.say(command::LookAtReferrals{{.query = "4410872", .only = {}, .order = {}}});
  REQUIRE(lines.size() == 1);
  p.tablet.say(command::LookAtReferrals{
      {.query = {}, .only = std::string(kEndedReferrals), .order = ListOrder::newest}});
  CHECK(lines.size() == 3);
  CHECK(std::ranges::none_of(lines, &ReferralLine::waits));
}

TEST_CASE("what ends a referral needs a reason, and can be undone at once") {
  DeskPractice p;
  const Id id = p.called("Colin Prewett");
  p.tablet.say(command::OpenReferral{id});
  p.step(id, codes::kNotTakenOn);
  REQUIRE(p.desk().step.has_value());
  REQUIRE(p.desk().step->faults.size() == 1);
  CHECK(p.desk().step->faults[0].key == "why");
  CHECK(referralState(p.fields(id)) == codes::kReceived);
  p.tablet.say(command::SetStep{"why", "He has somebody already."});
  CHECK(p.desk().step->faults.empty());
  p.tablet.say(command::TakeStep{});
  CHECK_FALSE(p.desk().step.has_value());
  const std::vector<ReferralStep> steps = stepsOf(p.fields(id));
  REQUIRE(steps.size() == 2);
  CHECK(steps.back().to == codes::kNotTakenOn);
  CHECK(steps.back().who == "Ruth Abara");
  CHECK(steps.back().why == "He has somebody already.");
  p.tablet.say(command::DoUndo{});
  CHECK(referralState(p.fields(id)) == codes::kReceived);
  CHECK(p.store().find(id)->history.size() == 3);
}

TEST_CASE("a step that cannot follow is not offered, nor one on a day to come or before the last one") {
  DeskPractice p;
  const Id id = p.called("Amber Nakamura");
  p.tablet.say(command::AskStep{id, std::string(codes::kUnderWay)});
  CHECK_FALSE(p.desk().step.has_value());
  p.tablet.say(command::AskStep{id, std::string(codes::kTakenOn)});
  p.tablet.say(command::SetStep{"on", addDays(p.tablet.state().local.date, 1).text()});
  p.tablet.say(command::TakeStep{});
  REQUIRE(p.desk().step.has_value());
  CHECK(p.desk().step->faults[0].key == "on");
  p.tablet.say(command::SetStep{"on", addDays(p.tablet.state().local.date, -5).text()});
  p.tablet.say(command::TakeStep{});
  REQUIRE(p.desk().step.has_value());
  CHECK(p.desk().step->faults[0].key == "on");
  p.tablet.say(command::Back{});
  CHECK_FALSE(p.desk().step.has_value());
}

TEST_CASE("nobody is allocated before peer support was explained and they agreed") {
  DeskPractice p;
  const Id id = p.called("Mina Torvald");
  p.tablet.say(command::AskStep{id, std::string(codes::kAllocated)});
  p.tablet.say(command::SetStep{"worker", "Nadia Holloway"});
  p.tablet.say(command::TakeStep{});
  REQUIRE(p.desk().step.has_value());
  CHECK(p.desk().step->faults[0].key == "to");
  CHECK(referralState(p.fields(id)) == codes::kWaiting);
  p.tablet.say(command::CancelStep{});
  p.tablet.say(command::AnswerGate{id, "explained", true});
  p.tablet.say(command::AnswerGate{id, "agrees", true});
  CHECK(textAt(p.fields(id), "agreesOn") == p.tablet.state().local.date.text());
  CHECK(textAt(p.fields(p.store().find(id)->person), "consent") == codes::kConsentYes);
  p.tablet.say(command::AskStep{id, std::string(codes::kAllocated)});
  CHECK(p.desk().step->worker == "Nadia Holloway");  // as it was half answered
  p.tablet.say(command::SetStep{"worker", ""});
  p.tablet.say(command::TakeStep{});
  REQUIRE(p.desk().step.has_value());  // nobody was chosen
  CHECK(p.desk().step->faults[0].key == "worker");
  p.tablet.say(command::SetStep{"worker", "Nadia Holloway"});
  p.tablet.say(command::TakeStep{});
  CHECK_FALSE(p.desk().step.has_value());
  CHECK(referralState(p.fields(id)) == codes::kAllocated);
  CHECK(textAt(p.fields(id), "worker") == "Nadia Holloway");
}

TEST_CASE("whoever changes their mind is not allocated, and their record says so") {
  DeskPractice p;
  const Id id = p.called("Tess Bellamy");
  p.tablet.say(command::AnswerGate{id, "agrees", false});
  CHECK_FALSE(p.fields(id).contains("agreesOn"));
  CHECK(textAt(p.fields(p.store().find(id)->person), "consent") == codes::kConsentNo);
  CHECK_FALSE(allocationGate(p.fields(id)).empty());
  const auto versions = p.store().find(id)->history.size();
  p.tablet.say(command::AnswerGate{id, "agrees", false});
  CHECK(p.store().find(id)->history.size() == versions);
  p.tablet.say(command::AnswerGate{id, "worker", true});
  CHECK(p.store().find(id)->history.size() == versions);
}

TEST_CASE("a referral by hand for somebody new: their details first, then the referral, then its page") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::GoTo{Place::referrals});
  desk.say(command::StartForm{std::string(codes::kReferral), {}});
  REQUIRE(desk.open().over.form->choosingPerson);
  desk.say(command::StartForm{std::string(codes::kPerson), {}});
  desk.say(command::SetField{"name", "Rukhsana Dale"});
  desk.say(command::SaveForm{});
  REQUIRE(desk.open().over.form.has_value());
  CHECK(desk.open().over.form->kind->name == codes::kReferral);
  CHECK(textAt(desk.open().over.form->fields, "source") == codes::kByHand);
  desk.say(command::SetField{"reason", "Home alone after a long admission."});
  const Id id = desk.open().over.form->record;
  desk.say(command::SaveForm{});
  REQUIRE_FALSE(desk.open().over.form.has_value());
  CHECK(desk.open().page.place == Place::referrals);
  CHECK(desk.open().desk->referral == id);
  REQUIRE(desk.open().desk->referrals.size() == 1);
  CHECK(desk.open().desk->referrals[0].name == "Rukhsana Dale");
  desk.say(command::Back{});
  CHECK(desk.open().desk->referral.empty());
  CHECK(desk.open().page.place == Place::referrals);
}

TEST_CASE("a reply says what became of a referral, and nothing that was said in confidence") {
  DeskPractice p;
  const Id id = p.called("Lorna Petrie");
  p.tablet.say(command::PrintReply{{id}});
  const std::string& html = p.tablet.world->printed;
  CHECK(html.find("We have not taken it on.") != std::string::npos);
  CHECK(html.find("Looks for therapy.") != std::string::npos);
  p.tablet.say(command::PrintReply{{p.called("Kwame Ashdown")}});
  CHECK(p.tablet.world->printed.find("come out the other side") == std::string::npos);
}

TEST_CASE("replies are printed and put down as sent many at once, and that can be undone") {
  DeskPractice p;
  p.tablet.say(
      command::LookAtReferrals{{.query = {}, .only = std::string(kToAnswer), .order = ListOrder::oldest}});
  const std::size_t owed = p.desk().referrals.size();
  REQUIRE(owed > 2);
  CHECK(p.count(kToAnswer) == static_cast<int>(owed));
  std::vector<Id> all;
  for (const ReferralLine& line : p.desk().referrals) {
    CHECK(untoldSince(p.fields(line.id)).has_value());
    all.push_back(line.id);
  }
  p.tablet.say(command::PrintReply{all});
  std::size_t sheets = 0;
  for (std::size_t at = 0; (at = p.tablet.world->printed.find("<h1>", at)) != std::string::npos; ++at)
    ++sheets;
  CHECK(sheets == owed);
  p.tablet.say(command::NoteReplies{all});
  CHECK(p.desk().referrals.empty());
  CHECK(textAt(p.fields(all[0])["replies"][0], "on") == p.tablet.state().local.date.text());
  p.tablet.say(command::DoUndo{});
  CHECK(p.desk().referrals.size() == owed);
}

TEST_CASE("who is urgent stands first at the meeting, and a report's words for it are read") {
  DeskPractice p;
  const Id id = p.called("Dorota Finch");
  p.tablet.say(command::Amend{id});
  p.tablet.say(command::SetField{"urgency", codes::kUrgent});
  p.tablet.say(command::SaveForm{});
  REQUIRE_FALSE(p.tablet.open().over.form.has_value());
  p.tablet.say(command::GoTo{Place::board});
  const auto& lines = p.desk().board.toPlace;
  REQUIRE_FALSE(lines.empty());
  CHECK(lines.front().name == "Dorota Finch");
  CHECK(lines.front().from.starts_with("Urgent"));
}
