// What follows from a consent record, and what follows when it changes.
#include "record/kinds/consent.h"
#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

Fields about(std::string_view what, std::string_view answer) { return {{"about", what}, {"answer", answer}}; }

Fields partner(std::string_view answer) {
  Fields fields = about(codes::kToPartner, answer);
  fields["partner"] = "Riverside Mind";
  return fields;
}

bool shares(const Fields& person, std::string_view code) {
  for (const Json& one : person.value("shares", Json::array()))
    if (one == code) return true;
  return false;
}

}  // namespace

TEST_CASE(
    "consent to a partner and to sharing with family stands in the details, and goes when it is withdrawn") {
  Rowan ward;
  ward.record(codes::kConsent, about(codes::kToSupport, codes::kConsentYes));
  ward.record(codes::kConsent, partner(codes::kConsentYes));
  ward.record(codes::kConsent, about(codes::kToShare, codes::kConsentYes));
  CHECK(shares(ward.fields(ward.person), "family"));
  CHECK(shares(ward.fields(ward.person), "partner"));
  CHECK(textAt(ward.fields(ward.person), "sharesPartners") == "Riverside Mind");
  ward.record(codes::kConsent, partner(codes::kConsentWithdrawn));
  ward.record(codes::kConsent, about(codes::kToShare, codes::kConsentWithdrawn));
  CHECK_FALSE(shares(ward.fields(ward.person), "family"));
  CHECK_FALSE(shares(ward.fields(ward.person), "partner"));
}

TEST_CASE("a consent that is corrected, withdrawn or undone is followed like one that is new") {
  Rowan ward;
  const Id consent = ward.record(codes::kConsent, about(codes::kToSupport, codes::kConsentYes));
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentYes);
  ward.amend(consent, {{"answer", codes::kConsentNo}});
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentNo);
  const Id second = ward.record(codes::kConsent, about(codes::kToSupport, codes::kConsentYes));
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentYes);
  ward.tablet.say(command::DoUndo{});
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentNo);
  CHECK(ward.store().find(second)->voided);
  ward.tablet.say(command::CloseForm{});
  ward.tablet.say(command::AskWithdraw{consent});
  ward.tablet.say(command::SetWithdrawReason{"Somebody else’s"});
  ward.tablet.say(command::ConfirmWithdraw{});
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentNotAsked);
}

TEST_CASE("a new yes has its own day, and brings back nothing that was agreed to before the no") {
  Rowan ward;
  Fields first = about(codes::kToSupport, codes::kConsentYes);
  first["on"] = ward.day(-30);
  ward.record(codes::kConsent, first);
  Fields family = about(codes::kToShare, codes::kConsentYes);
  family["on"] = ward.day(-29);
  ward.record(codes::kConsent, family);
  Fields ended = about(codes::kToSupport, codes::kConsentWithdrawn);
  ended["on"] = ward.day(-10);
  ward.record(codes::kConsent, ended);
  ward.record(codes::kConsent, about(codes::kToSupport, codes::kConsentYes));
  CHECK(textAt(ward.fields(ward.person), "consentOn") == ward.day(0));
  CHECK_FALSE(shares(ward.fields(ward.person), "family"));
  // Said again by hand in the details: that day, too.
  ward.amend(ward.person, {{"consent", codes::kConsentWithdrawn}});
  ward.tablet.advance(86400.0);
  if (ward.tablet.state().gate != Gate::open) {
    ward.tablet = ward.tablet.afterKill();
    ward.tablet.world->clock.advance(86'400'000);
    ward.tablet.unlock(ward.tablet.passphrase);
  }
  ward.amend(ward.person, {{"consent", codes::kConsentYes}});
  CHECK(textAt(ward.fields(ward.person), "consentOn") == ward.day(0));
}

TEST_CASE("'a partner organisation' without a name is not a choice") {
  const Kind& person = *kindNamed(codes::kPerson);
  const Moment now = localMoment(1'764'000'000'000);
  Fields fields = {{"name", "Imogen Farrow"},
                   {"consent", codes::kConsentYes},
                   {"consentOn", "2025-11-01"},
                   {"shares", {"partner"}}};
  CHECK_FALSE(saveable(validate(person, fields, now)));
  fields["sharesPartners"] = "Riverside Mind";
  CHECK(saveable(validate(person, fields, now)));
}

TEST_CASE("consent to a partner stands with the referral to that partner, and goes with it") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Imogen Farrow");
  desk.say(command::StartForm{std::string(codes::kReferral), person});
  const Id referral = desk.open().over.form->record;
  desk.say(command::SetField{"received", desk.state().local.date.text()});
  desk.say(command::SetField{"partner", "riverside mind"});
  desk.say(command::SaveForm{});
  if (desk.open().over.form) desk.say(command::SaveForm{});
  REQUIRE_FALSE(desk.open().over.form.has_value());
  const auto agrees = [&] {
    return flagAt(desk.open().store.fields(*desk.open().store.find(referral)), "agreesPartner");
  };
  const auto say = [&](std::string_view answer) {
    desk.say(command::StartForm{std::string(codes::kConsent), person});
    for (const auto& [key, value] : partner(answer).items()) desk.say(command::SetField{key, value});
    desk.say(command::SaveForm{});
    REQUIRE_FALSE(desk.open().over.form.has_value());
  };
  CHECK_FALSE(agrees());
  say(codes::kConsentYes);
  CHECK(agrees());
  say(codes::kConsentWithdrawn);
  CHECK_FALSE(agrees());
}
