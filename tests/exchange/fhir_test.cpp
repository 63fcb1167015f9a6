// What the Bundle holds and what it never does; whether it is valid R4 is judged by another program (tests/interop).
#include "exchange/formats/fhir.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "exchange/what_stays.h"
#include "record/codes.h"

using namespace alongside;

namespace {

constexpr Millis kMade = 1'795'000'000'000;

Id idOf(int n) {
  return makeId(kMade, {static_cast<std::uint8_t>(n % 16), static_cast<std::uint8_t>(n / 16)});
}

Team team() {
  Team team;
  team.id = idOf(9);
  return team;
}

void write(Store& store, int n, std::string_view kind, const Fields& fields, Op op = Op::create) {
  Revision revision = store.draft(idOf(n), kind, op, fields, op == Op::voided ? "A slip" : "");
  revision.hlc.ms = kMade + static_cast<Millis>(store.revisions());
  revision.device = "a-tablet-that-left";
  revision.author = "Femi Larkin";
  sealIdentity(revision);
  store.add(std::move(revision));
}

std::size_t count(const Json& bundle, std::string_view kind) {
  return static_cast<std::size_t>(std::ranges::count_if(
      bundle["entry"], [&](const Json& entry) { return entry["resource"]["resourceType"] == kind; }));
}

}  // namespace

TEST_CASE(
    "what stays between two, what was withdrawn and what is about nobody is not given to other systems") {
  Store store;
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}, {"nhs", "9434765919"}});
  const Json about = idOf(1).text();
  write(store, 2, codes::kSession,
        {{"person", about}, {"when", "2026-11-24T10:00"}, {"attendance", "5"}, {"seenBy", {"ward"}}});
  write(store, 3, codes::kSession,
        {{"person", about}, {"when", "2026-11-24T11:00"}, {"themes", {"sleep"}}, {"seenBy", {"me"}}});
  // The coordinator may see it, and the ward was not named; and nobody was asked.
  write(store, 7, codes::kSession,
        {{"person", about}, {"when", "2026-11-24T13:00"}, {"seenBy", {"coordinator"}}});
  write(store, 8, codes::kSession, {{"person", about}, {"when", "2026-11-24T14:00"}});
  write(store, 4, codes::kSession, {{"person", about}, {"when", "2026-11-24T12:00"}});
  write(store, 4, codes::kSession, {{"person", about}, {"when", "2026-11-24T12:00"}}, Op::voided);
  write(store, 5, codes::kWorry, {{"what", "The door"}, {"when", "2026-11-24T12:00"}});
  write(store, 6, codes::kReflection, {{"words", "A hard day."}});
  const Json bundle = fhirBundle(store, team(), kMade);
  CHECK(bundle["type"] == "collection");
  CHECK(count(bundle, "Patient") == 1);
  CHECK(count(bundle, "Encounter") == 1);
  CHECK(count(bundle, "Flag") == 0);
  CHECK(bundle["entry"].size() == 3);  // and the team itself
  CHECK(bundle.dump().find("hard day") == std::string::npos);
  CHECK(bundle.dump().find("A slip") == std::string::npos);
}

TEST_CASE(
    "nothing about whoever withdrew or never agreed is given to other systems, not even that they are here") {
  Store store;
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}, {"consent", codes::kConsentWithdrawn}});
  write(store, 2, codes::kPerson, {{"name", "Owen Tallis"}, {"consent", codes::kConsentNo}});
  write(store, 3, codes::kPerson, {{"name", "Kit Marlowe-Adair"}, {"consent", codes::kConsentYes}});
  const WhatStays stays(store, {});
  CHECK_FALSE(stays.peerSupport(idOf(1)));
  CHECK_FALSE(stays.peerSupport(idOf(2)));
  CHECK(stays.peerSupport(idOf(3)));
  int n = 10;
  for (const int whose : {1, 2, 3}) {
    const Json about = idOf(whose).text();
    write(store, n++, codes::kSession,
          {{"person", about}, {"when", "2026-11-24T10:00"}, {"attendance", "5"}, {"seenBy", {"ward"}}});
    write(store, n++, codes::kFollowUp,
          {{"person", about}, {"what", "Ring about " + about.get<std::string>()}});
    write(store, n++, codes::kWorry,
          {{"person", about}, {"what", "The stairs"}, {"when", "2026-11-24T10:00"}});
    write(store, n++, codes::kGoal, {{"person", about}, {"what", "To sleep"}, {"seenBy", {"ward"}}});
    write(store, n++, codes::kReferral, {{"person", about}, {"received", "2026-11-20"}});
    write(store, n++, codes::kConsent,
          {{"person", about}, {"about", codes::kToSupport}, {"answer", codes::kConsentYes}});
  }
  const Json bundle = fhirBundle(store, team(), kMade);
  for (const char* kind : {"Patient", "Encounter", "Task", "Flag", "Goal", "ServiceRequest", "Consent"}) {
    CAPTURE(kind);
    CHECK(count(bundle, kind) == 1);
  }
  const std::string text = bundle.dump();
  CHECK(text.find("Gloria") == std::string::npos);
  CHECK(text.find("Owen") == std::string::npos);
  CHECK(text.find(idOf(1).text()) == std::string::npos);
  CHECK(text.find(idOf(2).text()) == std::string::npos);
}

TEST_CASE("a patient is known by their NHS number, an EMIS number only within its practice") {
  Store store;
  write(store, 1, codes::kPerson,
        {{"name", "Gloria Penhale"}, {"nhs", "9434765919"}, {"emis", "00042"}, {"emisPractice", "G85001"}});
  const Json bundle = fhirBundle(store, team(), kMade);
  const auto patient = std::ranges::find_if(
      bundle["entry"], [](const Json& entry) { return entry["resource"]["resourceType"] == "Patient"; });
  REQUIRE(patient != bundle["entry"].end());
  const Json& identifiers = (*patient)["resource"]["identifier"];
  REQUIRE(identifiers.size() == 2);
  CHECK(identifiers[0]["system"] == "https://fhir.nhs.uk/Id/nhs-number");
  CHECK(identifiers[0]["value"] == "9434765919");
  CHECK(identifiers[1]["value"] == "00042");
  CHECK(identifiers[1]["assigner"]["identifier"]["value"] == "G85001");
}

TEST_CASE("an encounter says when it was in the world’s time, and whether somebody came") {
  Store store;
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}});
  const Json about = idOf(1).text();
  write(store, 2, codes::kSession,
        {{"person", about},
         {"when", "2026-11-24T10:00"},
         {"minutes", 30},
         {"attendance", "3"},
         {"mechanism", "02"}});
  const Json bundle = fhirBundle(store, team(), kMade);
  const Json& encounter = bundle["entry"].back()["resource"];
  CHECK(encounter["status"] == "cancelled");
  CHECK(encounter["class"]["code"] == "VR");
  CHECK(encounter["period"]["start"] == utcText(fromLocal(*momentFrom("2026-11-24T10:00"))));
  CHECK(encounter["period"]["end"] == utcText(fromLocal(*momentFrom("2026-11-24T10:30"))));
  CHECK(encounter["participant"][0]["individual"]["display"] == "Femi Larkin");
  CHECK_FALSE(encounter["participant"][0]["individual"].contains("reference"));  // nobody of the roster
}

namespace {

const Json& resourceOf(const Json& bundle, const Id& id) {
  for (const Json& entry : bundle["entry"])
    if (entry["resource"]["id"] == id.text()) return entry["resource"];
  FAIL("it is not in the Bundle");
  return bundle;
}

}  // namespace

TEST_CASE("how far somebody has come is what became of their goal, and never its target") {
  Store store;
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}});
  const Json about = idOf(1).text();
  write(store, 2, codes::kGoal,
        {{"person", about}, {"what", "To sleep"}, {"progress", 7}, {"seenBy", {"ward"}}});
  write(store, 3, codes::kGoal,
        {{"person", about}, {"what", "To sing"}, {"status", "reached"}, {"seenBy", {"ward"}}});
  const Json bundle = fhirBundle(store, team(), kMade);
  const Json& goal = resourceOf(bundle, idOf(2));
  CHECK_FALSE(goal.contains("target"));
  CHECK(goal["achievementStatus"]["coding"][0]["code"] == "in-progress");
  CHECK(goal["achievementStatus"]["text"] == "They have come 7 of 10, as they see it");
  CHECK(resourceOf(bundle, idOf(3))["achievementStatus"]["coding"][0]["code"] == "achieved");
}

TEST_CASE("a Flag stays active until the worry is closed, and its Period never ends before it begins") {
  Store store;
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}});
  const Json about = idOf(1).text();
  const auto worry = [&](int n, Fields more) {
    Fields fields = {{"person", about},
                     {"what", "The stairs"},
                     {"when", "2026-11-24T10:00"},
                     {"done", true},
                     {"answeredBy", "Dr Shah"}};
    fields.update(more);
    write(store, n, codes::kWorry, fields);
  };
  worry(2, {{"answeredAt", "2026-11-24T09:00"}});
  worry(3, {{"closed", true}, {"closedAt", "2026-11-25T09:30"}});
  worry(4, {{"closed", true}, {"closedAt", "2026-11-24T09:30"}});
  const Json bundle = fhirBundle(store, team(), kMade);
  CHECK(resourceOf(bundle, idOf(2))["status"] == "active");
  CHECK_FALSE(resourceOf(bundle, idOf(2))["period"].contains("end"));
  CHECK(resourceOf(bundle, idOf(3))["status"] == "inactive");
  CHECK(resourceOf(bundle, idOf(3))["period"]["end"] == "2026-11-25T09:30:00.000Z");
  CHECK(resourceOf(bundle, idOf(4))["status"] == "inactive");
  CHECK_FALSE(resourceOf(bundle, idOf(4))["period"].contains("end"));
}

TEST_CASE("of a person's plans of one sort the last one is active") {
  Store store;
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}});
  const auto plan = [&](int n, std::string_view type, const char* from) {
    write(store, n, codes::kPlan,
          {{"person", idOf(1).text()}, {"type", type}, {"from", from}, {"seenBy", {"ward"}}});
  };
  plan(2, codes::kCrisisPlan, "2026-09-01");
  plan(3, codes::kCrisisPlan, "2026-11-01");
  plan(4, codes::kRecoveryPlan, "2026-08-01");
  const Json bundle = fhirBundle(store, team(), kMade);
  CHECK(resourceOf(bundle, idOf(2))["status"] == "completed");
  CHECK(resourceOf(bundle, idOf(3))["status"] == "active");
  CHECK(resourceOf(bundle, idOf(4))["status"] == "active");
}

TEST_CASE("a session is where it was: on the ward of that day, by London's clocks") {
  Store store;
  write(store, 1, codes::kPerson,
        {{"name", "Gloria Penhale"}, {"ward", "Rowan"}, {"wardSince", "2026-06-01"}});
  write(store, 1, codes::kPerson,
        {{"name", "Gloria Penhale"}, {"ward", "Hazel"}, {"wardSince", "2026-09-01"}}, Op::amend);
  write(store, 1, codes::kPerson, {{"name", "Gloria Penhale"}, {"closedOn", "2026-11-01"}}, Op::amend);
  int n = 2;
  for (const char* when : {"2026-07-15T10:00", "2026-09-01T10:00", "2026-11-15T10:00"})
    write(store, n++, codes::kSession,
          {{"person", idOf(1).text()},
           {"when", when},
           {"attendance", "5"},
           {"location", codes::kWard},
           {"seenBy", {"ward"}}});
  const Json bundle = fhirBundle(store, team(), kMade);
  CHECK(resourceOf(bundle, idOf(2))["location"][0]["location"]["display"] == "Rowan");
  CHECK(resourceOf(bundle, idOf(3))["location"][0]["location"]["display"] == "Hazel");
  CHECK_FALSE(resourceOf(bundle, idOf(4)).contains("location"));
  CHECK(resourceOf(bundle, idOf(2))["period"]["start"] == "2026-07-15T09:00:00.000Z");
  CHECK(resourceOf(bundle, idOf(4))["period"]["start"] == "2026-11-15T10:00:00.000Z");
}
