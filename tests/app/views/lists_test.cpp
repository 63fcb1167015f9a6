// Lists that belong to a page: what is unsent, and one person's follow-ups.
#include <algorithm>

#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

std::vector<std::string> titles(const Rowan& ward) {
  std::vector<std::string> all;
  for (const UnsentRow& row : ward.tablet.open().views.send.shownUnsent) all.push_back(row.title);
  return all;
}

}  // namespace

TEST_CASE("what is unsent is narrowed to a kind and put in order, and worries stand first all the same") {
  Rowan ward;
  ward.record(codes::kSession, {{"words", "One"}});
  ward.record(codes::kWorry, {{"what", "Not eating"}});
  ward.record(codes::kFollowUp, {{"what", "Bring the guitar"}});
  ward.tablet.say(command::GoTo{Place::send});
  const Views& views = ward.tablet.open().views;
  CHECK(titles(ward) == std::vector<std::string>{"Worry, Imogen Farrow", "Person, Imogen Farrow",
                                                 "One-to-one, Imogen Farrow", "Follow-up, Imogen Farrow"});
  CHECK(std::ranges::count(views.send.unsentOf, std::pair<std::string, int>{"session", 1}) == 1);
  ward.tablet.say(command::LookAtUnsent{{.query = {}, .only = {}, .order = ListOrder::newest}});
  CHECK(titles(ward).front() == "Worry, Imogen Farrow");
  CHECK(titles(ward).back() == "Person, Imogen Farrow");
  ward.tablet.say(command::LookAtUnsent{{.query = {}, .only = "session", .order = {}}});
  CHECK(titles(ward) == std::vector<std::string>{"One-to-one, Imogen Farrow"});
  // Sent: nothing of that kind is left, and what is recorded next is not hidden by it.
  ward.tablet.say(command::SealAsFile{});
  CHECK(views.send.shownUnsent.empty());
  ward.record(codes::kFollowUp, {{"what", "Ring the advocate"}});
  CHECK(titles(ward) == std::vector<std::string>{"Follow-up, Imogen Farrow"});
  ward.tablet.say(command::GoTo{Place::today});
  CHECK(views.send.shownUnsent.empty());
}

TEST_CASE("packs that were sent are put in order and narrowed, and the outbox stays as it is") {
  Rowan ward;
  ward.tablet.say(command::GoTo{Place::send});
  const auto seal = [&](int records) {
    for (int i = 0; i < records; ++i) ward.record(codes::kSession, {{"words", "One"}, {"minutes", 10 + i}});
    ward.tablet.say(command::SealAsFile{});
  };
  for (const int records : {2, 5, 1}) seal(records);  // the first has the person, too
  const OpenState& open = ward.tablet.open();
  const auto shown = [&] {
    std::vector<std::uint32_t> numbers;
    for (const std::size_t i : open.views.send.shownPacks) numbers.push_back(open.packs.outbox[i].seq);
    return numbers;
  };
  CHECK(shown() == std::vector<std::uint32_t>{3, 2, 1});
  ward.tablet.say(command::LookAtPacks{{.query = {}, .only = {}, .order = ListOrder::oldest}});
  CHECK(shown() == std::vector<std::uint32_t>{1, 2, 3});
  ward.tablet.say(command::LookAtPacks{{.query = {}, .only = {}, .order = ListOrder::largest}});
  CHECK(shown() == std::vector<std::uint32_t>{2, 1, 3});
  // One of them is received: the list says so by itself.
  ward.desk.give("pack.json", ward.tablet.lastSaved());
  ward.desk.say(command::TakeAllIn{});
  ward.desk.say(command::SaveReceipt{open.who.device});
  CHECK(open.views.send.packsOf == std::vector<std::pair<std::string, int>>{{"file", 3}});
  ward.tablet.say(command::LookAtPacks{{.query = {}, .only = "file", .order = {}}});
  ward.tablet.give("receipt.json", ward.desk.lastSaved());
  CHECK(open.views.send.packsOf == std::vector<std::pair<std::string, int>>{{"file", 2}, {"received", 1}});
  CHECK(shown() == std::vector<std::uint32_t>{2, 1});
  CHECK(open.packs.outbox.front().seq == 3);
  ward.tablet.say(command::GoTo{Place::today});
  CHECK(open.views.send.shownPacks.empty());
}

TEST_CASE("a person's follow-ups are narrowed and turned round, and say how many there are") {
  Rowan ward;
  const Id late = ward.record(codes::kFollowUp, {{"what", "Bring the guitar"}, {"due", ward.day(9)}});
  const Id soon = ward.record(codes::kFollowUp, {{"what", "Zip of the coat"}, {"due", ward.day(2)}});
  const Id done = ward.record(codes::kFollowUp, {{"what", "Ring the advocate"}, {"due", ward.day(1)}});
  ward.tablet.say(command::TickFollowUp{done, true});
  ward.tablet.say(command::OpenPerson{ward.person});
  const Views& views = ward.tablet.open().views;
  CHECK(views.page.personOpen == std::vector{soon, late});
  CHECK(views.page.personDone == std::vector{done});
  ward.tablet.say(command::LookAtFollowUps{{.query = {}, .only = "open", .order = ListOrder::byName}});
  CHECK(views.page.personOpen == std::vector{late, soon});
  CHECK(views.page.personDone.empty());
  CHECK(views.page.personToDo == 2);
  CHECK(views.page.personDoneInAll == 1);
  ward.tablet.say(command::LookAtFollowUps{{.query = {}, .only = "done", .order = ListOrder::oldest}});
  CHECK(views.page.personOpen.empty());
  CHECK(views.page.personDone == std::vector{done});
  ward.tablet.say(command::OpenPerson{ward.person});  // looked at anew
  CHECK(views.page.personOpen == std::vector{soon, late});
}
