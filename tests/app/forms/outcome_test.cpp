// 'Did it happen?': the follow-up of a suggestion leads to the suggestion's answer.
#include <algorithm>

#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct Suggested : Rowan {
  Id signpost, followUp;
  Suggested() {
    signpost = record(codes::kSignpost, {{"what", "Harbour café"}});
    followUp = store().ofKind(codes::kFollowUp).front();
  }
  const FormState& form() const {
    REQUIRE(tablet.open().over.form.has_value());
    return *tablet.open().over.form;
  }
  void answer(std::string_view code) { tablet.say(command::SetField{"happened", code}); }
};

}  // namespace

TEST_CASE("ticking 'Did it happen?' asks for the answer, which is written into the suggestion") {
  Suggested ward;
  ward.tablet.say(command::TickFollowUp{ward.followUp, true});
  CHECK(ward.form().record == ward.signpost);
  CHECK(ward.form().answers == ward.followUp);
  CHECK_FALSE(flagAt(ward.fields(ward.followUp), "done"));
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.form().faults.size() == 1);  // no answer yet
  CHECK(ward.form().faults[0].key == "happened");
  ward.answer("yes");
  ward.tablet.say(command::SetField{"outcome", "They went twice"});
  ward.save();
  CHECK(ward.fields(ward.signpost)["happened"] == "yes");
  CHECK(ward.fields(ward.signpost)["outcome"] == "They went twice");
  CHECK(flagAt(ward.fields(ward.followUp), "done"));
  CHECK(ward.fields(ward.followUp)["doneOn"] == ward.day(0));
  CHECK(ward.tablet.open().views.caseload.followUps.empty());
  // Taken back and ticked again, there is nothing left to ask.
  ward.tablet.say(command::TickFollowUp{ward.followUp, false});
  ward.tablet.say(command::TickFollowUp{ward.followUp, true});
  CHECK_FALSE(ward.tablet.open().over.form.has_value());
  CHECK(flagAt(ward.fields(ward.followUp), "done"));
}

TEST_CASE("as long as they wait, it is asked again two weeks later, as often as it takes") {
  Suggested ward;
  for (int i = 0; i < 2; ++i) {
    ward.tablet.say(command::TickFollowUp{ward.followUp, true});
    ward.answer("waiting");
    ward.save();
    CHECK(ward.fields(ward.signpost)["happened"] == "waiting");
    CHECK_FALSE(flagAt(ward.fields(ward.followUp), "done"));
    CHECK(ward.fields(ward.followUp)["due"] == ward.day(14));
    REQUIRE(ward.tablet.open().over.toast.has_value());
    CHECK(ward.tablet.open().over.toast->text == "Saved. It is asked again in two weeks.");
    ward.tablet.spend(14 * 86400.0);
  }
  CHECK(ward.all(codes::kFollowUp).size() == 1);
}

TEST_CASE("an answer that is half given is a draft that still belongs to its follow-up") {
  Suggested ward;
  ward.tablet.say(command::TickFollowUp{ward.followUp, true});
  ward.answer("no");
  ward.tablet.say(command::CloseForm{});
  REQUIRE(ward.tablet.open().views.drafts.size() == 1);
  Tablet again = ward.tablet.afterKill();
  again.unlock(ward.tablet.passphrase);
  again.say(command::ResumeDraft{again.open().views.drafts.at(0).draft});
  REQUIRE(again.open().over.form.has_value());
  CHECK(again.open().over.form->answers == ward.followUp);
  again.say(command::SaveForm{});
  CHECK(again.open().store.find(ward.followUp)->done);
}

TEST_CASE("a suggestion that is answered in its own record ends the follow-up that asked") {
  Suggested ward;
  ward.amend(ward.signpost, {{"why", "Company"}});
  CHECK_FALSE(flagAt(ward.fields(ward.followUp), "done"));
  ward.amend(ward.signpost, {{"happened", "no"}});
  CHECK(flagAt(ward.fields(ward.followUp), "done"));
}

TEST_CASE("'Offer the debrief again' leads into the debrief, as often as it is put off") {
  Rowan ward;
  const Id debrief = ward.record(codes::kDebrief, {{"when", ward.hoursAgo(30)},
                                                   {"offeredOn", ward.day(-1)},
                                                   {"offeredBy", "Ruth"},
                                                   {"answer", codes::kDeferred},
                                                   {"againOn", ward.day(2)}});
  const auto& due = ward.tablet.open().views.caseload.followUps;
  REQUIRE(due.size() == 1);
  CHECK(due[0].asks);
  const Id first = due[0].id;
  ward.tablet.say(command::TickFollowUp{first, true});
  REQUIRE(ward.tablet.open().over.form.has_value());
  CHECK(ward.tablet.open().over.form->record == debrief);
  CHECK(ward.tablet.open().over.form->fields["offeredOn"] == ward.day(0));
  CHECK_FALSE(ward.tablet.open().over.form->fields.contains("answer"));
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());  // no answer yet
  ward.tablet.say(command::SetField{"answer", codes::kDeferred});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());  // nor a day
  CHECK(std::ranges::contains(ward.tablet.open().over.form->faults, "againOn", &FieldFault::key));
  ward.tablet.say(command::SetField{"againOn", ward.day(9)});
  ward.save();
  CHECK(flagAt(ward.fields(first), "done"));
  CHECK(ward.fields(debrief)["againOn"] == ward.day(9));
  REQUIRE(due.size() == 1);
  CHECK(due[0].due.text() == ward.day(9));

  const Id second = due[0].id;
  ward.tablet.say(command::TickFollowUp{second, true});
  ward.tablet.say(command::SetField{"answer", codes::kDeclined});
  ward.save();
  CHECK(ward.fields(debrief)["answer"] == codes::kDeclined);
  CHECK_FALSE(ward.fields(debrief).contains("againOn"));
  CHECK(flagAt(ward.fields(second), "done"));
  CHECK(due.empty());
}

TEST_CASE("a debrief that is put off to the same day keeps its follow-up") {
  Rowan ward;
  ward.record(codes::kDebrief,
              {{"when", ward.hoursAgo(30)}, {"answer", codes::kDeferred}, {"againOn", ward.day(2)}});
  const auto& due = ward.tablet.open().views.caseload.followUps;
  REQUIRE(due.size() == 1);
  const Id only = due[0].id;
  ward.tablet.say(command::TickFollowUp{only, true});
  ward.tablet.say(command::SetField{"answer", codes::kDeferred});
  ward.tablet.say(command::SetField{"againOn", ward.day(2)});
  ward.save();
  REQUIRE(due.size() == 1);
  CHECK(due[0].id == only);
}

TEST_CASE("what a debrief is to teach stays due when the debrief is added to") {
  Rowan ward;
  const Id debrief = ward.record(codes::kDebrief, {{"when", ward.hoursAgo(30)},
                                                   {"answer", codes::kAccepted},
                                                   {"consent", codes::kShareWithWard},
                                                   {"learning", "One voice speaks"},
                                                   {"due", ward.day(20)}});
  REQUIRE(ward.tablet.open().views.caseload.followUps.size() == 1);
  CHECK_FALSE(ward.tablet.open().views.caseload.followUps[0].asks);
  ward.amend(debrief, {{"helped", "The night nurse"}});
  CHECK(ward.tablet.open().views.caseload.followUps.size() == 1);
}

TEST_CASE("what was to be learned comes back on its day, and the answer is what was done about it") {
  Rowan ward;
  ward.record(codes::kDebrief, {{"when", ward.hoursAgo(30)},
                                {"answer", codes::kAccepted},
                                {"consent", codes::kLearningOnly},
                                {"learning", "One voice speaks, and says its name"},
                                {"due", ward.day(20)}});
  REQUIRE(ward.tablet.open().views.caseload.followUps.size() == 1);
  const FollowUpRow row = ward.tablet.open().views.caseload.followUps[0];
  CHECK(row.what == "You said, we did: One voice speaks, and says its name");
  CHECK(row.due.text() == ward.day(20));
  CHECK(row.person.empty());  // learning without the person: nothing leads back to them
  ward.tablet.say(command::TickFollowUp{row.id, true});
  REQUIRE(ward.tablet.open().over.form.has_value());
  CHECK(ward.tablet.open().over.form->kind->name == codes::kLearning);
  ward.tablet.say(command::SetField{"weDid", "The night team says names now"});
  ward.save();
  CHECK(ward.all(codes::kLearning).at(0)["weDid"] == "The night team says names now");
  CHECK(ward.tablet.open().views.caseload.followUps.empty());
}
