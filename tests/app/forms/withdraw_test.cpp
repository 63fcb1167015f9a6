// Withdrawing asks why, and half a reason is not lost: neither by a lock nor by a crash.
#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

constexpr const char* kReason = "Written for the wrong";

struct Consented : Rowan {
  Id consent;
  Consented() {
    consent =
        record(codes::kConsent, {{"about", codes::kToShare}, {"answer", codes::kConsentYes}, {"on", day(0)}});
    tablet.say(command::AskWithdraw{consent});
    tablet.say(command::SetWithdrawReason{kReason});
  }
  const Views& views() const { return tablet.open().views; }
};

}  // namespace

TEST_CASE("why a consent is withdrawn, half written, is a draft after a lock and after a crash") {
  Consented ward;
  SUBCASE("the tablet locks itself") { ward.tablet.advance(301); }
  SUBCASE("the browser is killed") { ward.tablet.advance(3); }
  Tablet again = ward.tablet.afterKill();
  again.unlock(ward.tablet.passphrase);
  REQUIRE(again.open().views.drafts.size() == 1);
  const DraftRow draft = again.open().views.drafts[0];
  CHECK(draft.withdraws);
  CHECK(draft.words == kReason);
  CHECK(draft.person == "Imogen Farrow");
  again.say(command::ResumeDraft{draft.draft});
  REQUIRE(again.open().over.withdrawing.has_value());
  CHECK(again.open().over.withdrawing->reason == kReason);
  CHECK(again.open().views.drafts.empty());  // it is open
  again.say(command::SetWithdrawReason{"Written for the wrong person"});
  again.say(command::ConfirmWithdraw{});
  const Store& store = again.open().store;
  CHECK(store.find(ward.consent)->voided);
  CHECK(store.revision(store.find(ward.consent)->heads.front()).reason == "Written for the wrong person");
  CHECK(again.open().views.drafts.empty());
  Tablet later = again.afterKill();
  later.unlock(ward.tablet.passphrase);
  CHECK(later.open().views.drafts.empty());
}

TEST_CASE("a reason that was left is offered again, wherever the record is withdrawn from") {
  Consented ward;
  ward.tablet.say(command::Back{});
  CHECK_FALSE(ward.tablet.open().over.withdrawing.has_value());
  CHECK(ward.views().drafts.size() == 1);
  ward.tablet.say(command::AskWithdraw{ward.consent});
  CHECK(ward.tablet.open().over.withdrawing->reason == kReason);
  ward.tablet.say(command::GoTo{Place::send});  // the rail stays in reach beside the dialog
  CHECK(ward.views().drafts.size() == 1);
}

TEST_CASE("a record that is kept after all leaves no draft, and that can be undone") {
  Consented ward;
  ward.tablet.say(command::CancelWithdraw{});
  CHECK(ward.views().drafts.empty());
  CHECK_FALSE(ward.store().find(ward.consent)->voided);
  ward.tablet.say(command::DoUndo{});
  REQUIRE(ward.views().drafts.size() == 1);
  CHECK(ward.views().drafts[0].words == kReason);
  // Nothing said is nothing to keep.
  ward.tablet.say(command::ResumeDraft{ward.views().drafts[0].draft});
  ward.tablet.say(command::SetWithdrawReason{""});
  ward.tablet.say(command::Back{});
  CHECK(ward.views().drafts.empty());
}
