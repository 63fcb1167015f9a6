// Answers that were right when they were written.
#include "record/change.h"

#include "answers.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// Two days before the session of every day: somebody set the tablet's clock back.
constexpr Moment kBack{{2026, 11, 22}, 9 * 60};

}  // namespace

TEST_CASE("a session can be corrected although the clock was set back since it was written") {
  const Fields before = oneToOne();
  const Fields after = with(before, "words", "Slept through for the second time.");
  CHECK_FALSE(saveable(validate(session(), after, kBack)));
  const auto faults = validateChange(session(), before, after, kBack);
  CHECK(saveable(faults));
  REQUIRE(faults.size() == 1);  // it is still pointed out
  CHECK(faults[0].key == "when");
}

TEST_CASE("what is newly wrong in a correction is refused as ever") {
  const Fields before = oneToOne();
  CHECK_FALSE(saveable(validateChange(session(), before, with(before, "when", "2026-11-25T09:00"), kBack)));
  CHECK_FALSE(saveable(validateChange(session(), before, with(before, "minutes", 481), kBack)));
  CHECK_FALSE(saveable(validateChange(session(), Json::object(), before, kBack)));
  Fields without = before;
  without.erase("when");
  CHECK_FALSE(saveable(validateChange(session(), without, without, kBack)));
}

TEST_CASE("what came of a follow-up is asked once it is done") {
  const Field& outcome = *followUp().field("outcome");
  const Fields open = {{"what", "Ask about Sunday leave"}, {"due", "2026-11-26"}, {"outcome", "Granted"}};
  CHECK_FALSE(applies(outcome, open));
  CHECK(applies(outcome, with(open, "done", true)));
  CHECK_FALSE(normalise(followUp(), with(open, "done", false)).contains("outcome"));
  CHECK(normalise(followUp(), with(open, "done", true)).contains("outcome"));
}
