// The risk board: what stands on it, what is late, and what each press writes down.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/worries/command_worries.h"
#include "record/codes.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct WorryPractice {
  Tablet tablet;
  WorryPractice() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    tablet.say(command::PractiseAs{Role::coordinator});
    tablet.say(command::GoTo{Place::worries});
    REQUIRE(tablet.open().desk != nullptr);
  }
  const WorryBoard& board() const { return tablet.open().desk->worries; }
  const Store& store() const { return tablet.open().store; }
  Moment now() const { return tablet.state().local; }
  const WorryLine& about(std::string_view name) const {
    for (const auto& stage : board().stages)
      for (const WorryLine& line : stage)
        if (line.name == name) return line;
    FAIL("no worry is about ", name);
    return board().stages[0].front();
  }
  Fields fields(const Id& id) const { return store().fields(*store().find(id)); }
  /// The worry that was taken up from there.
  Id takenUpFrom(const Id& source) const {
    for (const Id& id : store().ofKind(codes::kWorry))
      if (!store().find(id)->voided && textAt(fields(id), "from") == source.text()) return id;
    return {};
  }
  void act(const Id& id, WorryAct what, std::string who, std::string words) {
    tablet.say(command::AskWorry{id, what});
    REQUIRE(board().asked);
    if (!who.empty()) tablet.say(command::SetWorry{"who", std::move(who)});
    if (!words.empty()) tablet.say(command::SetWorry{"words", std::move(words)});
    tablet.say(command::SaveWorry{});
  }
  int part(std::string_view name) const {
    const auto at = std::ranges::find(board().parts, name, &std::pair<std::string, int>::first);
    return at == board().parts.end() ? 0 : at->second;
  }
};

}  // namespace

TEST_CASE("worries stand by who knows and who answered, from packs, referrals and supervision") {
  WorryPractice b;
  REQUIRE(b.board().stages[0].size() == 1);
  const WorryLine& fergus = b.board().stages[0].front();
  CHECK(fergus.name == "Fergus Lyle");
  CHECK(fergus.from == "Referral");
  CHECK_FALSE(fergus.worry.noted);
  CHECK(b.about("Bethan Quill").from == "Nadia’s pack");
  CHECK(b.about("Tomasz Wren").from == "Leon’s pack");
  CHECK(b.about("A worker").from == "Supervision");
  CHECK(b.board().stages[1].size() == 3);
  CHECK(b.board().closedInAll == 1);
  std::size_t shown = 0;
  for (const auto& stage : b.board().stages) shown += stage.size();
  CHECK(b.board().open == static_cast<int>(shown));
  CHECK(b.board().unanswered.size() == b.board().stages[0].size() + b.board().stages[1].size());
}

TEST_CASE("what is late stands first however the board is sorted, and is counted") {
  WorryPractice b;
  CHECK(b.board().late == 1);
  CHECK(b.part(kLateWorries) == 1);
  for (const ListOrder order : {ListOrder::oldest, ListOrder::newest, ListOrder::byName}) {
    b.tablet.say(command::LookAtWorries{{.query = {}, .only = {}, .order = order}, false});
    CHECK(b.board().stages[1].front().name == "Bethan Quill");
  }
  b.tablet.say(command::LookAtWorries{{.query = {}, .only = std::string(kLateWorries), .order = {}}, false});
  CHECK(b.board().stages[0].empty());
  CHECK(b.board().stages[1].size() == 1);
  CHECK(b.board().open > 1);  // of all, however it is looked at
  b.tablet.say(command::LookAtWorries{{.query = "safeguarding", .only = {}, .order = {}}, false});
  CHECK(b.board().stages[2].size() == 1);
  CHECK(b.board().stages[1].empty());
}

TEST_CASE("what becomes late while the page lies open is counted without a touch") {
  WorryPractice b;
  const Id id = b.about("Jerome Vale").id;
  CHECK(lateBy(b.about("Jerome Vale").worry, b.now()) == 0);
  b.tablet.advance(2 * 3600 + 120);
  CHECK(b.board().late == 2);
  CHECK(b.about("Jerome Vale").id == id);
}

TEST_CASE("taking up what came with a referral writes a worry once, and the toast takes it back") {
  WorryPractice b;
  const Id referral = b.about("Fergus Lyle").id;
  const std::size_t before = b.store().ofKind(codes::kWorry).size();
  b.tablet.say(command::TakeWorry{referral});
  const Id taken = b.takenUpFrom(referral);
  REQUIRE_FALSE(taken.empty());
  CHECK(b.store().ofKind(codes::kWorry).size() == before + 1);
  CHECK(textAt(b.fields(taken), "owner") == "Ruth Abara");
  CHECK(textAt(b.fields(taken), "acknowledgedBy") == "Ruth Abara");
  CHECK(textAt(b.fields(taken), "what") == "Told his therapist on Monday that he sees no way forward.");
  CHECK(b.about("Fergus Lyle").id == taken);
  CHECK(b.about("Fergus Lyle").from == "Referral");
  CHECK(saveable(validate(*kindNamed(codes::kWorry), b.fields(taken), b.now())));
  // Once more changes nothing.
  b.tablet.say(command::TakeWorry{taken});
  CHECK(b.store().find(taken)->history.size() == 1);
  b.tablet.say(command::DoUndo{});
  CHECK(b.takenUpFrom(referral).empty());
  CHECK(b.about("Fergus Lyle").id == referral);
}

TEST_CASE("a worry is told, answered, watched and closed, each with who and when") {
  WorryPractice b;
  b.act(b.about("Fergus Lyle").id, WorryAct::tell, "Crisis team", "");
  const Id id = b.about("Fergus Lyle").id;
  CHECK(b.about("Fergus Lyle").worry.stage == WorryStage::told);
  CHECK(textAt(b.fields(id), "told") == "Crisis team");
  b.act(id, WorryAct::tell, "His care coordinator", "");
  REQUIRE(b.about("Fergus Lyle").worry.told.size() == 2);
  CHECK(b.about("Fergus Lyle").worry.told[1].whom == "His care coordinator");

  b.tablet.say(command::AskWorry{id, WorryAct::answer});
  CHECK(b.board().asked->who == "His care coordinator");
  CHECK(std::ranges::contains(b.board().asked->lately, "Crisis team"));
  b.tablet.say(command::SetWorry{"words", "She sees him today."});
  b.tablet.say(command::SetWorry{"due", addMinutes(b.now(), 24 * 60).text()});
  b.tablet.say(command::SaveWorry{});
  CHECK(b.about("Fergus Lyle").worry.stage == WorryStage::answered);
  CHECK(b.about("Fergus Lyle").worry.told[1].answer == "She sees him today.");
  CHECK(b.store().find(id)->done);

  b.tablet.say(command::AskWorry{id, WorryAct::close});
  b.tablet.say(command::SaveWorry{});
  REQUIRE(b.board().asked);  // with what?
  CHECK_FALSE(b.board().asked->wordsFault.empty());
  b.tablet.say(command::SetWorry{"words", "He is with the crisis team now."});
  b.tablet.say(command::SaveWorry{});
  CHECK_FALSE(b.board().asked);
  CHECK(textAt(b.fields(id), "closedBy") == "Ruth Abara");
  CHECK(b.board().closedInAll == 2);
  CHECK(b.board().shut.front().id == id);
  CHECK(b.store().find(id)->history.size() == 4);
  for (const std::uint32_t at : b.store().find(id)->history)
    CHECK(b.store().revision(at).author == "Ruth Abara");
  b.tablet.say(command::DoUndo{});
  CHECK(b.about("Fergus Lyle").worry.stage == WorryStage::answered);
}

TEST_CASE("closing ends it on the worker's list as well") {
  WorryPractice b;
  const Id id = b.about("Bethan Quill").id;
  const auto open = [&] { return std::ranges::contains(b.tablet.open().views.caseload.worries, id); };
  CHECK(open());
  b.act(id, WorryAct::close, "", "Her sister sat with her. The ward has seen her twice.");
  CHECK_FALSE(open());
  CHECK(saveable(validate(*kindNamed(codes::kWorry), b.fields(id), b.now())));
}

TEST_CASE("an act without an answer to what it must know is refused in words") {
  WorryPractice b;
  const Id id = b.about("Bethan Quill").id;
  b.tablet.say(command::AskWorry{id, WorryAct::tell});
  b.tablet.say(command::SetWorry{"at", addMinutes(b.now(), 60).text()});
  b.tablet.say(command::SetWorry{"due", addMinutes(b.now(), -60).text()});
  b.tablet.say(command::SaveWorry{});
  REQUIRE(b.board().asked);
  CHECK(b.board().asked->whoFault == "Say whom you told.");
  CHECK(b.board().asked->atFault == "This time has not come yet.");
  CHECK(b.board().asked->dueFault == "This time has passed.");
  CHECK(b.about("Bethan Quill").worry.told.size() == 1);
  b.tablet.say(command::Back{});
  CHECK_FALSE(b.board().asked);
  CHECK(b.tablet.open().page.place == Place::worries);
}

TEST_CASE("a worker's tablet has no board, and its acts do nothing there") {
  Tablet tablet;
  tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  const auto revisions = tablet.open().store.revisions();
  const Id worry = tablet.open().store.ofKind(codes::kWorry).front();
  tablet.say(command::TakeWorry{worry});
  tablet.say(command::AskWorry{worry, WorryAct::close});
  tablet.say(command::SaveWorry{});
  CHECK(tablet.open().store.revisions() == revisions);
}
