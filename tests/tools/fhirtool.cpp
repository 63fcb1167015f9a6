// fhirtool: the practice team's month as a FHIR Bundle on standard output, with referrals in every state and with
// records that FHIR has no room for. tests/interop/npm_fhir.mjs has it judged.
#include <cstdio>
#include <string>

#include "app/practice/practice.h"
#include "app/practice/practice_month.h"
#include "exchange/formats/fhir.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

using namespace alongside;

int main() {
  constexpr Moment kNow{{2026, 11, 24}, 15 * 60};
  PracticeTeam team = practiceTeam(kNow, "practice-device");
  const DeviceKeys keys = DeviceKeys::generate();
  team.team.roster.push_back(
      {"Ruth Abara", Role::coordinator, keys.signing.publicKey(), keys.agreement.publicKey()});
  Id person;
  for (const Revision& revision : team.revisions)
    if (revision.kind == codes::kPerson && person.empty()) person = revision.rec;

  PracticeWriter writer(team, keys.thumbprint());
  const auto steps = {codes::kAsked,     codes::kTakenOn,  codes::kWaiting, codes::kAllocated,
                      codes::kAttempted, codes::kUnderWay, codes::kPaused,  codes::kClosed};
  Fields referral = {
      {"person", person.text()},       {"source", codes::kRio}, {"number", "000881"},
      {"received", "2026-11-02"},      {"referrer", "Dr Shah"}, {"reason", "Lonely on the ward"},
      {"hopes", "Somebody who knows"}, {"explained", true},     {"agrees", true}};
  writer.write(codes::kReferral, referral, kNow);
  for (const std::string_view to : steps) {
    referral = withStep(referral, {std::string(to), {2026, 11, 10}, "Ruth Abara", "Because"});
    writer.write(codes::kReferral, referral, kNow);
  }
  writer.write(codes::kReferral, withStep(referral, {"declined", {2026, 11, 11}, "", ""}), kNow);
  writer.write(codes::kReferral, {{"received", "2026-11-02"}}, kNow);  // about nobody
  writer.write(codes::kWorry, {{"what", "The door"}, {"when", "2026-11-24T10:00"}}, kNow);
  writer.write(codes::kSession,
               {{"person", person.text()}, {"when", "2026-10-25T01:30"}, {"seenBy", {"ward"}}}, kNow);

  Store store;
  for (Revision& revision : team.revisions) store.add(std::move(revision));
  std::puts(fhirBundle(store, team.team, fromLocal(kNow)).dump().c_str());
}
