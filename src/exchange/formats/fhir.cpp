#include "exchange/formats/fhir.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/london.h"
#include "core/text.h"
#include "crypto/crypto.h"
#include "exchange/team/members.h"
#include "exchange/wards_then.h"
#include "exchange/what_stays.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

// FHIR UK Core: identifier system of the NHS number.
constexpr const char* kNhsNumber = "https://fhir.nhs.uk/Id/nhs-number";
constexpr const char* kOdsCode = "https://fhir.nhs.uk/Id/ods-organization-code";
constexpr const char* kTerminology = "http://terminology.hl7.org/CodeSystem/";

std::string urn(const Id& id) { return "urn:uuid:" + id.text(); }
Json reference(const Id& id) { return {{"reference", urn(id)}}; }
/// A list of one: braces alone would copy the element.
Json only(Json element) { return Json::array({std::move(element)}); }
Json inText(std::string text) { return {{"text", std::move(text)}}; }
Json coding(std::string_view system, std::string_view code, std::string_view display) {
  return {{"system", kTerminology + std::string(system)}, {"code", code}, {"display", display}};
}

/// A day as it is, a moment by London's clocks with its time zone: FHIR's dateTime.
std::string dateTime(std::string_view when) {
  const auto moment = momentFrom(when);
  return moment ? utcText(fromLondon(*moment)) : std::string(when.substr(0, 10));
}

/// A Period does not end before it begins (FHIR R4, per-1): an end that was written down wrong is left out.
Json period(std::string_view start, std::string_view end) {
  Json is = Json::object();
  if (!start.empty()) is["start"] = dateTime(start);
  const bool before = !start.empty() && end.substr(0, start.size()) < start.substr(0, end.size());
  if (!end.empty() && !before) is["end"] = dateTime(end);
  return is;
}

void put(Json& resource, const char* member, std::string text) {
  if (!text.empty()) resource[member] = std::move(text);
}

class Writer {
 public:
  // Nothing of it was written 'here': other systems get only what somebody said the ward may see.
  Writer(const Store& store, const Team& team, Millis made)
      : store_(store), stays_(store, {}), today_(localMoment(made).date), known_(team) {
    bundle_ = {{"resourceType", "Bundle"}, {"type", "collection"}, {"timestamp", utcText(made)}};
    Json members = Json::array();
    for (const Members::One& one : known_.all()) {
      add(one.id,
          {{"resourceType", "Practitioner"}, {"active", !one.left}, {"name", only(inText(one.name))}});
      members.push_back({{"member", reference(one.id)},
                         {"role", only(inText(one.role == Role::coordinator ? "Peer support coordinator"
                                                                            : "Peer support worker"))}});
    }
    Json careTeam = {{"resourceType", "CareTeam"}, {"status", "active"}};
    put(careTeam, "name", team.name);
    if (!members.empty()) careTeam["participant"] = std::move(members);
    add(team.id, std::move(careTeam));
    team_ = team.id;
    for (const Id& id : store.ofKind(codes::kPerson))
      if (!stays_.peerSupport(id)) shut_.insert(id);
  }

  Json bundle() && {
    each(codes::kPerson, &Writer::patient);
    each(codes::kSession, &Writer::encounter);
    each(codes::kReferral, &Writer::serviceRequest);
    each(codes::kPlan, &Writer::carePlan);
    each(codes::kGoal, &Writer::goal);
    each(codes::kFollowUp, &Writer::task);
    each(codes::kWorry, &Writer::flag);
    each(codes::kConsent, &Writer::consent);
    return std::move(bundle_);
  }

 private:
  using Make = Json (Writer::*)(const Record&, const Fields&) const;

  void add(const Id& id, Json resource) {
    resource["id"] = id.text();
    bundle_["entry"].push_back({{"fullUrl", urn(id)}, {"resource", std::move(resource)}});
  }

  void each(std::string_view kind, Make make) {
    for (const Id& id : store_.ofKind(kind)) {
      const Record& record = *store_.find(id);
      if (record.voided || record.kind == nullptr) continue;
      if (shut_.contains(record.person) || !stays_.toOtherSystems(record)) continue;
      const Fields fields = store_.fields(record);
      if (Json resource = (this->*make)(record, fields); !resource.is_null()) add(id, std::move(resource));
    }
  }

  std::string words(const Record& record, std::string_view key, const Fields& fields) const {
    const Field* field = record.kind->field(key);
    return field == nullptr ? std::string() : inWords(*field, fields, today_);
  }

  /// Whom it is about, when they are here.
  bool about(Json& resource, const char* member, const Record& record) const {
    const Record* person = record.person.empty() ? nullptr : store_.find(record.person);
    if (person == nullptr || person->voided || shut_.contains(person->id)) return false;
    resource[member] = reference(person->id);
    return true;
  }

  std::string wardThen(const Id& person, Date day) const {
    const auto [at, fresh] = wards_.try_emplace(person);
    if (fresh) at->second = wardsOf(store_, *store_.find(person));
    return std::string(wardOn(at->second, day));
  }

  /// Who wrote it down, when they are of this team.
  Json writer(const Record& record) const {
    const Revision& first = store_.revision(record.history.front());
    Json who = {{"display", first.author}};
    if (const Members::One* one = known_.byDevice(first.device)) who["reference"] = urn(one->id);
    return who;
  }

  Json patient(const Record&, const Fields& fields) const {
    Json resource = {{"resourceType", "Patient"},
                     {"active", codes::onCaseload(fields, today_)},
                     {"name", only({{"use", "official"}, {"text", textAt(fields, "name")}})}};
    if (const std::string called = textAt(fields, "preferred"); !called.empty())
      resource["name"].push_back({{"use", "usual"}, {"text", called}});
    put(resource, "birthDate", textAt(fields, "born"));
    Json identifiers = Json::array();
    if (const std::string nhs = textAt(fields, "nhs"); !nhs.empty())
      identifiers.push_back({{"system", kNhsNumber}, {"value", nhs}});
    for (const auto& [key, label] : {std::pair{"rio", "RiO"}, {"iaptus", "IAPTUS"}, {"emis", "EMIS"}}) {
      const std::string number = textAt(fields, key);
      if (number.empty()) continue;
      Json identifier = {{"type", inText(label)}, {"value", number}};
      // An EMIS number means something within its practice alone.
      if (const std::string practice = textAt(fields, "emisPractice"); !practice.empty() && label[0] == 'E')
        identifier["assigner"] = {{"identifier", {{"system", kOdsCode}, {"value", practice}}}};
      identifiers.push_back(std::move(identifier));
    }
    if (!identifiers.empty()) resource["identifier"] = std::move(identifiers);
    if (const std::string phone = textAt(fields, "phone"); !phone.empty())
      resource["telecom"] = only({{"system", "phone"}, {"value", phone}});
    return resource;
  }

  Json encounter(const Record& record, const Fields& fields) const {
    const std::string attendance = textAt(fields, "attendance"), place = textAt(fields, "location");
    const std::string mechanism = textAt(fields, "mechanism");
    const bool near = mechanism.empty() || mechanism == codes::kFaceToFace;
    Json resource = {{"resourceType", "Encounter"},
                     {"status", attendance.empty()            ? "unknown"
                                : codes::attended(attendance) ? "finished"
                                                              : "cancelled"},
                     {"class", !near                   ? coding("v3-ActCode", "VR", "virtual")
                               : place == codes::kWard ? coding("v3-ActCode", "IMP", "inpatient encounter")
                               : place == codes::kHome ? coding("v3-ActCode", "HH", "home health")
                                                       : coding("v3-ActCode", "AMB", "ambulatory")},
                     {"type", only(inText("Peer support, one to one"))},
                     {"participant", only({{"individual", writer(record)}})}};
    if (!about(resource, "subject", record)) return {};
    if (const auto begin = momentFrom(textAt(fields, "when"))) {
      resource["period"]["start"] = utcText(fromLondon(*begin));
      // Where it took place is the ward of that day, not of today.
      if (const std::string ward = wardThen(record.person, begin->date);
          place == codes::kWard && !ward.empty())
        resource["location"] = only({{"location", {{"display", ward}}}});
      if (const auto minutes = numberAt(fields, "minutes"); minutes > 0) {
        resource["period"]["end"] = utcText(fromLondon(*begin) + minutes * 60'000);
        resource["length"] = {{"value", minutes},
                              {"unit", "minutes"},
                              {"system", "http://unitsofmeasure.org"},
                              {"code", "min"}};
      }
    }
    if (const std::string themes = words(record, "themes", fields); !themes.empty())
      resource["reasonCode"] = only(inText(themes));
    return resource;
  }

  Json serviceRequest(const Record& record, const Fields& fields) const {
    const std::string state = referralState(fields);
    Json resource = {{"resourceType", "ServiceRequest"},
                     {"status", state == codes::kClosed   ? "completed"
                                : ended(state)            ? "revoked"
                                : state == codes::kPaused ? "on-hold"
                                                          : "active"},
                     {"intent", "order"},
                     {"code", inText("Peer support")},
                     {"performer", only(reference(team_))}};
    if (!about(resource, "subject", record)) return {};
    if (const std::string number = textAt(fields, "number"); !number.empty())
      resource["identifier"] = only({{"type", inText(words(record, "source", fields))}, {"value", number}});
    put(resource, "authoredOn", textAt(fields, "received"));
    if (const std::string who = textAt(fields, "referrer"); !who.empty())
      resource["requester"] = {{"display", who}};
    if (const std::string why = textAt(fields, "reason"); !why.empty())
      resource["reasonCode"] = only(inText(why));
    if (const std::string hopes = textAt(fields, "hopes"); !hopes.empty())
      resource["note"] = only(inText(hopes));
    return resource;
  }

  /// Of plans of one sort the last one holds.
  bool isNewest(const Record& plan, const Fields& fields) const {
    for (const Id& id : store_.about(plan.person)) {  // newest first
      const Record& other = *store_.find(id);
      if (other.voided || other.kindName != plan.kindName) continue;
      if (textAt(store_.fields(other), "type") == textAt(fields, "type")) return id == plan.id;
    }
    return true;
  }

  Json carePlan(const Record& record, const Fields& fields) const {
    Json resource = {{"resourceType", "CarePlan"},
                     {"status", isNewest(record, fields) ? "active" : "completed"},
                     {"intent", "plan"},
                     {"careTeam", only(reference(team_))},
                     {"author", writer(record)}};
    if (!about(resource, "subject", record)) return {};
    put(resource, "title", words(record, "type", fields));
    std::string text;
    for (const Field& field : record.kind->fields) {
      if (field.type != FieldType::words && field.type != FieldType::text && field.type != FieldType::rows)
        continue;
      const std::string answer = inWords(field, fields, today_);
      if (!answer.empty()) text += (text.empty() ? "" : "\n\n") + labelled(field.label, {}) + "\n" + answer;
    }
    put(resource, "description", text);
    if (const std::string from = textAt(fields, "from"); !from.empty()) resource["period"] = period(from, {});
    return resource;
  }

  Json goal(const Record& record, const Fields& fields) const {
    const std::string status = textAt(fields, "status");
    Json resource = {{"resourceType", "Goal"},
                     {"lifecycleStatus", status == "reached" ? "completed"
                                         : status == "letGo" ? "cancelled"
                                                             : "active"},
                     {"description", inText(textAt(fields, "what"))}};
    if (!about(resource, "subject", record)) return {};
    put(resource, "statusDate", textAt(fields, "on"));
    const auto achieved = [&](const char* code, const char* display) {
      resource["achievementStatus"]["coding"] = only(coding("goal-achievement", code, display));
    };
    if (status == "reached") achieved("achieved", "Achieved");
    // How far somebody has come, as they see it, says what became of the goal; it is no target.
    if (fields.contains("progress")) {
      resource["achievementStatus"]["text"] =
          "They have come " + std::to_string(numberAt(fields, "progress")) + " of 10, as they see it";
      if (status != "reached" && status != "letGo") achieved("in-progress", "In Progress");
    }
    if (const std::string said = textAt(fields, "said"); !said.empty()) resource["note"] = only(inText(said));
    return resource;
  }

  Json task(const Record& record, const Fields& fields) const {
    const bool done = flagAt(fields, "done");
    Json resource = {{"resourceType", "Task"},
                     {"status", done ? "completed" : "requested"},
                     {"intent", "plan"},
                     {"requester", writer(record)}};
    put(resource, "description", textAt(fields, "what"));
    about(resource, "for", record);
    if (const std::string due = textAt(fields, "due"); !due.empty())
      resource["restriction"] = {{"period", period({}, due)}};
    if (const std::string on = textAt(fields, "doneOn"); done && !on.empty())
      resource["executionPeriod"] = period({}, on);
    if (const std::string outcome = textAt(fields, "outcome"); !outcome.empty())
      resource["note"] = only(inText(outcome));
    return resource;
  }

  Json flag(const Record& record, const Fields& fields) const {
    Json resource = {
        {"resourceType", "Flag"},
        {"status",
         flagAt(fields, "closed") ? "inactive" : "active"},  // answered is not closed: the board holds it
        {"category", only({{"coding", only(coding("flag-category", "safety", "Safety"))}})},
        {"code", inText(textAt(fields, "what"))},
        {"author", writer(record)}};
    if (!about(resource, "subject", record)) return {};
    const std::string end = flagAt(fields, "closed") ? textAt(fields, "closedAt") : std::string();
    if (Json time = period(textAt(fields, "when"), end); !time.empty()) resource["period"] = std::move(time);
    return resource;
  }

  Json consent(const Record& record, const Fields& fields) const {
    const std::string answer = textAt(fields, "answer");
    std::string to = words(record, "about", fields);
    for (const char* key : {"partner", "withWhom"})
      if (const std::string whom = textAt(fields, key); !whom.empty()) to += ": " + whom;
    Json resource = {
        {"resourceType", "Consent"},
        {"status", answer == codes::kConsentYes  ? "active"
                   : answer == codes::kConsentNo ? "rejected"
                                                 : "inactive"},
        {"scope", {{"coding", only(coding("consentscope", "patient-privacy", "Privacy Consent"))}}},
        {"category", only(inText(to))},
        {"policyRule", inText("As agreed with the person by the peer support team")},
        {"provision", {{"type", answer == codes::kConsentYes ? "permit" : "deny"}}}};
    if (!about(resource, "patient", record)) return {};
    put(resource, "dateTime", textAt(fields, "on"));
    return resource;
  }

  const Store& store_;
  WhatStays stays_;
  Date today_;
  Members known_;
  Id team_;
  std::set<Id> shut_;                                   ///< people of whom nothing leaves
  mutable std::map<Id, std::vector<WardSince>> wards_;  ///< of people, once asked for
  Json bundle_;
};

}  // namespace

Json fhirBundle(const Store& store, const Team& team, Millis made) {
  return Writer(store, team, made).bundle();
}

}  // namespace alongside
