#include "app/reports/activity.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "app/reports/command_reports.h"
#include "app/reports/report_tables.h"
#include "exchange/formats/fhir.h"
#include "exchange/wards_then.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "store/field_scan.h"

namespace alongside {

namespace {

/// The first month and how many, of what is looked at.
std::pair<Date, int> monthsOf(Stretch stretch, Date today) {
  const Date first = firstOfMonth(today);
  switch (stretch) {
    case Stretch::thisMonth:
      return {first, 1};
    case Stretch::lastMonth:
      return {addMonths(first, -1), 1};
    case Stretch::threeMonths:
      return {addMonths(first, -2), 3};
    case Stretch::year:
      break;
  }
  return {addMonths(first, -11), 12};
}

/// Records of a kind in a stretch of days: lists stand newest first, so the place is found by halving.
template <class Each>
void eachWithin(const Store& store, std::string_view kind, Date from, Date to, Each each) {
  const std::string first = from.text(), after = addDays(to, 1).text();
  const std::vector<Id>& ids = store.ofKind(kind);
  auto at = std::ranges::partition_point(ids, [&](const Id& id) { return store.find(id)->when >= after; });
  for (; at != ids.end(); ++at) {
    const Record& record = *store.find(*at);
    if (record.when < first) return;
    if (!record.voided) each(record);
  }
}

/// People are read once each; what is theirs is found by index.
struct People {
  const Store& store;
  const std::unordered_map<Id, std::string>& partners;
  std::vector<ReachedPerson> all{};
  std::vector<std::vector<WardSince>> wards{};  ///< of each
  std::unordered_map<Id, std::size_t> known{};

  std::size_t of(const Id& id) {
    const auto [at, fresh] = known.emplace(id, all.size());
    if (!fresh) return at->second;
    ReachedPerson person;
    wards.emplace_back();
    if (const Record* record = store.find(id)) {
      person.born = dateFrom(store.textOf(*record, "born"));
      wards.back() = wardsOf(store, *record);
    }
    if (const auto partner = partners.find(id); partner != partners.end()) person.partner = partner->second;
    all.push_back(std::move(person));
    return at->second;
  }
};

/// Three short answers of each of thousands: read out of the text, without a tree of each. They stand in the order of
/// their keys, and what comes after the minutes, the words, is the most of it.
void readContact(const Store& store, const Record& record, ActivityContact& contact) {
  std::string attendance;
  const auto readFrom = [&](std::string_view fields) {
    for (FieldScan scan(fields); scan.next() && scan.key() <= "minutes";) {
      const std::string_view value = scan.value();
      if (scan.key() == "along") contact.joint = !plainText(value).empty();
      if (scan.key() == "attendance") attendance = plainText(value);
      if (scan.key() == "minutes")
        std::from_chars(value.data(), value.data() + value.size(), contact.minutes);
    }
  };
  if (record.heads.size() == 1)
    readFrom(store.revision(record.heads.front()).fields);
  else
    readFrom(canonical(store.fields(record)));
  contact.attended = codes::attended(attendance);
}

}  // namespace

Activity ActivityReports::activity(Stretch stretch) {
  const Store& store = open().store;
  const auto [from, months] = monthsOf(stretch, state.local.date);
  const Date to = std::min(state.local.date, addDays(addMonths(from, months), -1));

  const auto referred = referrals.allWaits();
  std::vector<Wait> waits;
  std::unordered_map<Id, std::string> partners;
  waits.reserve(referred.size());
  for (auto& [record, wait] : referrals.earlierWaits()) waits.push_back(std::move(wait));
  for (const auto& [record, wait] : referred) {
    waits.push_back(wait);
    if (!wait.partner.empty()) partners[record->person] = wait.partner;
  }
  People people{store, partners};
  std::vector<ActivityContact> contacts;
  std::set<std::string, std::less<>> wards;  // their names stay where they are
  eachWithin(store, codes::kSession, from, to, [&](const Record& record) {
    const auto day = dateFrom(std::string_view(record.when).substr(0, 10));
    if (!day) return;
    ActivityContact contact{.day = *day, .person = people.of(record.person)};
    const Revision& first = store.revision(record.history.front());
    const Members::One* one = whose.members().byDevice(first.device);
    contact.worker = one == nullptr ? first.author : one->label;
    contact.ward = *wards.emplace(wardOn(people.wards[contact.person], *day)).first;
    readContact(store, record, contact);
    contacts.push_back(contact);
  });
  // It may be offered weeks after it happened.
  constexpr int kLateOffers = 92;
  std::vector<std::pair<Date, std::string>> offered;
  std::set<Id> countedOnly;
  for (const CountedOnly& one : open().packs.ledger.counted())
    if (one.kind == codes::kDebrief && one.on >= from && one.on <= to &&
        countedOnly.insert(one.record).second)
      offered.emplace_back(one.on, one.answer);
  eachWithin(store, codes::kDebrief, addDays(from, -kLateOffers), to, [&](const Record& record) {
    if (countedOnly.contains(record.id)) return;  // what is here of it is older
    const Fields fields = store.fields(record);
    if (const auto on = dateFrom(textAt(fields, "offeredOn")))
      offered.emplace_back(*on, textAt(fields, "answer"));
  });
  std::vector<DebriefOffer> debriefs;
  for (const auto& [on, answer] : offered) debriefs.push_back({on, answer});
  return activityOf({.from = from,
                     .months = months,
                     .today = state.local.date,
                     .people = people.all,
                     .contacts = contacts,
                     .debriefs = debriefs,
                     .referrals = waits});
}

void ActivityReports::readActivity() {
  ActivityPage& page = desk->activity;
  page.activity = activity(page.stretch);
  page.tables = activityTables(page.activity, false);
}

void ActivityReports::refreshPage() {
  if (desk && open().page.place == Place::activity) readActivity();
}

bool ActivityReports::back() {
  if (!desk || !desk->leaving) return false;
  desk->leaving.reset();
  return true;
}

void ActivityReports::leave() {
  if (desk) desk->leaving.reset();
}

void ActivityReports::saveLeaving() {
  const OpenState& o = open();
  Desk& d = *desk;
  if (!d.leaving) return;
  const LeavingFile file = *d.leaving;
  d.leaving.reset();
  const std::string day = state.local.date.text(), team = o.who.team ? o.who.team->name : "";
  bool saved = false;
  Noted noted;
  switch (file.what) {
    case Leaving::activity: {
      const std::string csv = tablesCsv("Peer support, " + stretchInWords(d.activity.activity), team,
                                        activityTables(d.activity.activity, true), state.local.date);
      saved = world.saveFile("peer-support-" + day + ".csv", "text/csv", viewOf(csv));
      noted = {.deed = Deed::csv, .of = "Peer support, " + stretchInWords(d.activity.activity)};
      break;
    }
    case Leaving::people: {
      const std::string json = canonical(fhirBundle(o.store, o.who.team.value_or(Team{}), state.now));
      saved = world.saveFile("peer-support-" + day + ".fhir.json", "application/fhir+json", viewOf(json));
      noted = {.deed = Deed::fhir, .count = static_cast<std::int64_t>(file.people)};
      break;
    }
    case Leaving::partner: {
      const Record* record = o.store.find(d.partners.open);
      if (record == nullptr) return;
      const std::vector<ReportTable> tables = {partnerTable(d.partners.months, true)};
      const std::string csv = tablesCsv(record->heading, team, tables, state.local.date);
      saved = world.saveFile("partner-" + day + ".csv", "text/csv", viewOf(csv));
      noted = {.deed = Deed::csv, .of = record->kindName, .record = record->id};
      break;
    }
  }
  if (saved) {
    trail.noteDeed(noted);
    session.toast("Saved as a file that is not sealed");
  } else {
    open().over.note = Fault{"report/not-saved", "The file could not be saved.", "Nothing was changed here.",
                             "Free some room on this tablet, and save it again."};
  }
}

void ActivityReports::hear() {
  namespace c = command;
  const auto atDesk = [this](auto act) {
    if (state.open && desk) act(*desk);
  };
  on<c::LookAtActivity>([this, atDesk](const c::LookAtActivity& x) {
    atDesk([&](Desk& d) {
      d.activity.stretch = x.stretch;
      readActivity();
    });
  });
  on<c::PrintActivity>([this, atDesk](const c::PrintActivity&) {
    atDesk([&](Desk& d) {
      const std::string title = "Peer support, " + stretchInWords(d.activity.activity);
      trail.noteDeed({.deed = Deed::printed, .of = title});
      world.print(title, tablesHtml(title, open().who.team ? open().who.team->name : "",
                                    activityTables(d.activity.activity, true), state.local.date));
    });
  });
  on<c::AskLeaving>([this, atDesk](const c::AskLeaving& x) {
    atDesk([&](Desk& d) {
      LeavingFile file{.what = x.what};
      if (x.what == Leaving::people) {
        const WhatStays stays = session.whatStays();
        for (const Id& id : open().store.ofKind(codes::kPerson)) {
          const Record& record = *open().store.find(id);
          if (!record.voided) ++(stays.peerSupport(id) ? file.people : file.leftOut);
        }
      }
      d.leaving = file;
    });
  });
  on<c::SaveLeaving>([this, atDesk](const c::SaveLeaving&) { atDesk([&](Desk&) { saveLeaving(); }); });
  on<c::CancelLeaving>([atDesk](const c::CancelLeaving&) { atDesk([](Desk& d) { d.leaving.reset(); }); });
}

}  // namespace alongside
