// The daily allocation meeting: who fits, what is decided, how it is taken back, and when it reaches a tablet.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/board/command_board.h"
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct Meeting {
  Tablet tablet;
  Meeting() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    tablet.say(command::PractiseAs{Role::coordinator});
    tablet.say(command::GoTo{Place::board});
    REQUIRE(tablet.open().desk != nullptr);
  }
  const Board& board() const { return tablet.open().desk->board; }
  const Store& store() const { return tablet.open().store; }
  Fields fields(const Id& id) const { return store().fields(*store().find(id)); }
  Id called(std::string_view name) const {
    for (const Id& id : store().ofKind(codes::kReferral))
      if (nameOf(tablet.open(), store().find(id)->person) == name) return id;
    FAIL("nobody was referred who is called ", name);
    return {};
  }
  const BoardWorker& worker(std::string_view name) const {
    const auto at = std::ranges::find(board().workers, name, &BoardWorker::name);
    REQUIRE(at != board().workers.end());
    return *at;
  }
  bool toPlace(std::string_view name) const {
    return std::ranges::contains(board().toPlace, name, &BoardLine::name);
  }
  void place(const Id& id, std::string worker) { tablet.say(command::PlaceWith{id, std::move(worker)}); }
  std::size_t meetings() const { return store().ofKind(codes::kMeeting).size(); }
};

}  // namespace

TEST_CASE("the meeting begins with who waits and who is new, longest first, and with what is risky") {
  Meeting m;
  REQUIRE(m.board().toPlace.size() == 7);
  CHECK(m.board().toPlace.front().name == "Kwame Ashdown");
  CHECK(m.board().toPlace.front().days == 24);
  CHECK(m.board().toPlace.front().overlong);
  CHECK(m.board().toPlace.front().risk);  // a risk came with the referral
  CHECK_FALSE(m.board().toPlace[1].risk);
  CHECK(m.board().fresh.size() == 6);
  CHECK(m.board().chosen == m.called("Kwame Ashdown"));
  CHECK(m.board().chair == "Ruth Abara");
  CHECK(m.board().decided.empty());
  CHECK(m.meetings() == 0);  // looking at it writes nothing
  CHECK(m.board().worries.size() == m.tablet.open().views.caseload.worries.size());
  CHECK(std::ranges::contains(m.board().leaving, "Leon Marsh-Cole", &BoardNews::who));
}

TEST_CASE("who has room: people against the limit of their hours, leave, today's ward") {
  Meeting m;
  CHECK(m.worker("Femi Larkin").limit == 4);
  CHECK(m.worker("Femi Larkin").colleague.active == 1);  // Jerome, whom he tries to reach
  CHECK(m.worker("Femi Larkin").room() == 3);
  CHECK(m.worker("Harpreet Vance").room() == 0);  // Hetty paused, Gwen under way
  CHECK(m.worker("Nadia Holloway").limit == 14);  // her own
  CHECK(m.worker("Nadia Holloway").colleague.wardToday == "Rowan");
  CHECK(m.worker("Wanjiru Oduya").away);
  CHECK(m.worker("Wanjiru Oduya").limit == 10);  // 0.8 of 12, rounded
  int places = 0, used = 0;
  for (const BoardWorker& worker : m.board().workers) {
    if (worker.away) continue;
    places += worker.limit;
    used += worker.colleague.active;
  }
  CHECK(m.board().places == places);
  CHECK(m.board().used == used);
  // Best first for Kwame: both say ‘mornings’ and ‘ward’. Whoever is away or full comes last.
  CHECK(m.board().workers.front().name() == "Femi Larkin");
  CHECK_FALSE(m.board().workers.front().reasons.empty());
  CHECK(m.board().workers.back().name() == "Wanjiru Oduya");
  CHECK(m.board().worker == "Femi Larkin");
  m.tablet.say(command::ChooseOnBoard{m.called("Saffron Leigh")});
  CHECK(m.board().workers.front().name() == "Nadia Holloway");  // works on Rowan
}

TEST_CASE("placing takes the referral's step, is in the meeting's log, and can be taken back") {
  Meeting m;
  const Id kwame = m.called("Kwame Ashdown");
  const Fields before = m.fields(kwame);
  m.tablet.say(command::SetBoardText{"why", "Speaks Twi, and likes to walk"});
  m.place(kwame, "Femi Larkin");
  CHECK(referralState(m.fields(kwame)) == codes::kAllocated);
  CHECK(textAt(m.fields(kwame), "worker") == "Femi Larkin");
  CHECK(stepsOf(m.fields(kwame)).back().why == "Speaks Twi, and likes to walk");
  CHECK_FALSE(m.toPlace("Kwame Ashdown"));
  CHECK(m.worker("Femi Larkin").colleague.active == 2);
  REQUIRE(m.board().decided.size() == 1);
  CHECK(m.board().decided[0].whom == "Kwame Ashdown");
  CHECK(m.board().decided[0].what == "With Femi Larkin");
  CHECK(m.board().chosen == m.called("Saffron Leigh"));  // on to the next
  CHECK(m.board().why.empty());
  REQUIRE(m.meetings() == 1);

  m.tablet.say(command::DoUndo{});
  CHECK(m.fields(kwame) == before);
  CHECK(m.board().decided.empty());
  CHECK(m.toPlace("Kwame Ashdown"));
  CHECK(m.board().chosen == kwame);
  CHECK(m.meetings() == 1);
  CHECK(m.store().find(kwame)->history.size() == 3);  // nothing is overwritten
}

TEST_CASE("taking one decision back leaves the others, and what was written since") {
  Meeting m;
  const Id kwame = m.called("Kwame Ashdown"), tess = m.called("Tess Bellamy");
  m.place(kwame, "Femi Larkin");
  m.place(tess, "Josie Tremlett");
  m.tablet.say(command::Amend{kwame});
  m.tablet.say(command::SetField{"reason", "Home again since Monday."});
  m.tablet.say(command::SaveForm{});
  m.tablet.say(command::GoTo{Place::board});
  m.tablet.say(command::UndoDecision{0});
  CHECK(referralState(m.fields(kwame)) == codes::kWaiting);
  CHECK(textAt(m.fields(kwame), "reason") == "Home again since Monday.");
  CHECK_FALSE(m.fields(kwame).contains("worker"));
  CHECK(referralState(m.fields(tess)) == codes::kAllocated);
  REQUIRE(m.board().decided.size() == 1);
  CHECK(m.board().decided[0].whom == "Tess Bellamy");
}

TEST_CASE("a decision whose referral has gone on is not taken back from here") {
  Meeting m;
  const Id kwame = m.called("Kwame Ashdown");
  m.place(kwame, "Femi Larkin");
  m.tablet.say(command::OpenReferral{kwame});
  m.tablet.say(command::AskStep{kwame, std::string(codes::kAttempted)});
  m.tablet.say(command::TakeStep{});
  m.tablet.say(command::GoTo{Place::board});
  m.tablet.say(command::UndoDecision{0});
  REQUIRE(m.tablet.open().over.note.has_value());
  CHECK(m.tablet.open().over.note->code == "board/moved-on");
  CHECK(referralState(m.fields(kwame)) == codes::kAttempted);
}

TEST_CASE("the gate stands before every way to place somebody") {
  Meeting m;
  const Id mina = m.called("Mina Torvald");
  m.place(mina, "Femi Larkin");
  CHECK(m.board().fault == "Explain what peer support is before somebody is allocated.");
  CHECK(m.board().chosen == mina);
  CHECK(referralState(m.fields(mina)) == codes::kWaiting);
  CHECK(m.meetings() == 0);
  m.tablet.say(command::AnswerGate{mina, "explained", true});
  m.tablet.say(command::AnswerGate{mina, "agrees", true});
  m.place(mina, "Femi Larkin");
  CHECK(referralState(m.fields(mina)) == codes::kAllocated);
}

TEST_CASE("whoever is full or away can be chosen all the same, with a reason") {
  Meeting m;
  const Id kwame = m.called("Kwame Ashdown");
  m.place(kwame, "Harpreet Vance");
  CHECK(m.board().fault == "Harpreet has no room. Say why all the same.");
  CHECK(m.board().worker == "Harpreet Vance");
  CHECK(referralState(m.fields(kwame)) == codes::kWaiting);
  m.place(kwame, "Wanjiru Oduya");
  CHECK(m.board().fault == "Wanjiru is away. Say why all the same.");
  m.tablet.say(command::SetBoardText{"why", "He knows her from the ward."});
  CHECK(m.board().fault.empty());
  m.tablet.say(command::PlaceWith{});
  CHECK(referralState(m.fields(kwame)) == codes::kAllocated);
  CHECK(m.board().decided[0].why == "He knows her from the ward.");
}

TEST_CASE("somebody new is taken on and placed in one go") {
  Meeting m;
  const Id colin = m.called("Colin Prewett");
  m.tablet.say(command::AnswerGate{colin, "explained", true});
  m.tablet.say(command::AnswerGate{colin, "agrees", true});
  const std::size_t before = stepsOf(m.fields(colin)).size();
  m.place(colin, "Leon Marsh-Cole");
  const std::vector<ReferralStep> steps = stepsOf(m.fields(colin));
  REQUIRE(steps.size() == before + 2);
  CHECK(steps[before].to == codes::kTakenOn);
  CHECK(steps[before + 1].to == codes::kAllocated);
  m.tablet.say(command::UndoDecision{command::kLastDecision});
  CHECK(stepsOf(m.fields(colin)).size() == before);
  CHECK(referralState(m.fields(colin)) == codes::kReceived);
}

TEST_CASE("keeping somebody waiting, a partner, more information: decisions like the others") {
  Meeting m;
  const Id saffron = m.called("Saffron Leigh"), dorota = m.called("Dorota Finch");
  m.tablet.say(command::AskStep{saffron, std::string(codes::kWaiting)});
  m.tablet.say(command::SetStep{"interim", "Ruth, twice a week"});
  m.tablet.say(command::TakeStep{});
  REQUIRE(m.board().decided.size() == 1);
  CHECK(m.board().decided[0].what == "Keeps waiting, with Ruth, twice a week");
  CHECK_FALSE(m.toPlace("Saffron Leigh"));  // has an answer today
  m.tablet.say(command::AskStep{dorota, std::string(codes::kRedirected)});
  m.tablet.say(command::SetStep{"partner", "Common Ground"});
  m.tablet.say(command::SetStep{"why", "Closer to home."});
  m.tablet.say(command::TakeStep{});
  REQUIRE(m.board().decided.size() == 2);
  CHECK(m.board().decided[1].what == "To Common Ground");
  m.tablet.say(command::UndoDecision{0});
  CHECK(textAt(m.fields(saffron), "interim") == "Ruth, a call on Mondays");
  CHECK(m.toPlace("Saffron Leigh"));
}

TEST_CASE("nothing is handed over before the meeting ends") {
  Meeting m;
  m.place(m.called("Kwame Ashdown"), "Femi Larkin");
  const auto forFemi = [&] {
    return std::ranges::any_of(m.tablet.open().desk->allocationFiles, [](const AllocationFile& one) {
      return one.worker == "Femi Larkin" && one.given.size() == 2;  // with Jerome
    });
  };
  CHECK_FALSE(forFemi());
  m.tablet.say(command::EndMeeting{true});
  CHECK(m.board().ended);
  CHECK_FALSE(m.tablet.open().over.toast.has_value());  // nothing to take back at once
  CHECK(forFemi());
  m.tablet.say(command::UndoDecision{0});  // it is over
  CHECK(m.board().decided.size() == 1);
  m.tablet.say(command::EndMeeting{false});
  CHECK_FALSE(forFemi());
  m.tablet.say(command::UndoDecision{0});
  CHECK(m.board().decided.empty());
}

TEST_CASE("a deputy is in the chair for somebody, and the page that is printed says so") {
  Meeting m;
  m.tablet.say(command::AskChair{true});
  REQUIRE(m.board().asked.has_value());
  CHECK(m.board().asked->chair == "Ruth Abara");
  m.tablet.say(command::SetBoardText{"chair", ""});
  m.tablet.say(command::KeepChair{});
  REQUIRE(m.board().asked.has_value());
  CHECK(m.board().asked->tried);
  m.tablet.say(command::SetBoardText{"chair", "Josie Tremlett"});
  m.tablet.say(command::SetBoardText{"deputyFor", "Ruth Abara"});
  m.tablet.say(command::SetBoardText{"present", "Rowan ward, Elm Road <team>"});
  m.tablet.say(command::KeepChair{});
  CHECK_FALSE(m.board().asked.has_value());
  CHECK(m.board().chair == "Josie Tremlett");
  CHECK(m.board().deputyFor == "Ruth Abara");
  m.place(m.called("Kwame Ashdown"), "Femi Larkin");
  CHECK(m.meetings() == 1);
  m.tablet.say(command::PrintBoard{});
  const std::string& html = m.tablet.world->printed;
  for (const std::string_view part :
       {"In the chair: Josie Tremlett, for Ruth Abara", "Kwame Ashdown", "With Femi Larkin", "Saffron Leigh",
        "2 of 4", "Elm Road &lt;team&gt;", "Harpreet Vance"}) {
    CAPTURE(std::string(part));
    CHECK(html.find(part) != std::string::npos);
  }
  CHECK(html.find("come out the other side") == std::string::npos);  // their words stay off the paper
}

TEST_CASE("a worker's week is opened from the board, once for each") {
  Meeting m;
  const std::size_t weeks = m.store().ofKind(codes::kColleague).size();
  CHECK(weeks == 6);
  m.tablet.say(command::OpenWeek{m.worker("Femi Larkin").device});
  REQUIRE(m.tablet.open().over.form.has_value());
  CHECK(textAt(m.tablet.open().over.form->fields, "name") == "Femi Larkin");
  m.tablet.say(command::SetField{"limit", 8});
  m.tablet.say(command::SaveForm{});
  CHECK(m.store().ofKind(codes::kColleague).size() == weeks);
  CHECK(m.worker("Femi Larkin").limit == 8);
}

TEST_CASE("Today says what the coordinator's day holds") {
  Meeting m;
  m.tablet.say(command::GoTo{Place::today});
  CHECK(m.board().toPlace.size() == 7);
  CHECK(m.tablet.open().desk->usual.now.count == 13);
}
