// The worker's own work: what was done, what was agreed, and when it is talked about.
#include "app/team/team_page.h"
#include "app/views/lists.h"
#include "record/codes.h"
#include "store/proof.h"

namespace alongside {
namespace {

std::optional<Date> dayOf(const Record& record) { return dateFrom(record.when.substr(0, 10)); }

/// The latest supervision up to today in which somebody wrote down what is expected of a usual week.
AgreedWeek agreedIn(const OpenState& o, Date today) {
  const Store& store = o.store;
  for (const Id& id : store.ofKind(codes::kSupervision)) {  // newest first
    const Record& record = *store.find(id);
    const auto day = dayOf(record);
    if (record.voided || !day || *day > today || givesIt(o, record)) continue;
    const Fields fields = store.fields(record);
    AgreedWeek agreed{.contacts = static_cast<int>(numberAt(fields, "weekContacts")),
                      .wardDays = static_cast<int>(numberAt(fields, "weekWardDays")),
                      .hours = static_cast<int>(numberAt(fields, "weekHours")),
                      .since = *day};
    for (const Json& row : fields.value("weekByWay", Json::array()))
      if (const std::string way = textAt(row, "mechanism"); !way.empty())
        agreed.minutes[way] += static_cast<int>(numberAt(row, "minutes"));
    if (agreed.said()) return agreed;
  }
  return {};
}

}  // namespace

/// One's own of the last weeks: sessions that took place, talks with carers, days on the ward.
void Lists::countWork() {
  constexpr int kWeeks = 8;
  OpenState& o = open();
  const Date today = state.local.date, first = addDays(today, -7 * kWeeks);
  const auto each = [&](std::string_view kind, const auto& f) {
    for (const Id& id : o.store.ofKind(kind)) {  // newest first
      const Record& record = *o.store.find(id);
      const auto day = dayOf(record);
      if (record.voided || !day || *day > today) continue;
      if (*day < first) return;
      if (writtenBy(o.store.revision(record.history.front()), o.who.device)) f(o.store.fields(record), *day);
    }
  };
  std::vector<Contact> contacts;
  for (const std::string_view kind : {codes::kSession, codes::kCarer}) {
    each(kind, [&](const Fields& fields, Date day) {
      if (kind == codes::kSession && !codes::attended(textAt(fields, "attendance"))) return;
      contacts.push_back({day, static_cast<int>(numberAt(fields, "minutes")), textAt(fields, "mechanism")});
    });
  }
  std::vector<Date> wardDays;
  each(codes::kWardDay, [&](const Fields&, Date day) { wardDays.push_back(day); });
  o.views.mine.work = myWork(contacts, wardDays, today, kWeeks);
  o.views.mine.work.agreed = agreedIn(o, today);
}

/// Supervision: the last one that was, the next that is planned or was named at the last, and what to take there.
void Lists::findSupervision() {
  OpenState& o = open();
  Views& v = o.views;
  const Date today = state.local.date;
  for (const Id& id : o.store.ofKind(codes::kSupervision)) {
    const Record* record = o.store.find(id);
    if (record->voided || givesIt(o, *record)) continue;
    const auto day = dayOf(*record);
    const auto planned = dateFrom(o.store.textOf(*record, "nextOn"));
    if (day && *day > today && (!v.mine.supervision || *day < *v.mine.supervision)) v.mine.supervision = day;
    if (planned && *planned >= today && (!v.mine.supervision || *planned < *v.mine.supervision))
      v.mine.supervision = planned;
    if (day && *day <= today && (!v.mine.supervised || *day > *v.mine.supervised)) v.mine.supervised = day;
  }
  const int most = 7 * settingOf(o.who.team, kSupervisionWeeks);
  // Nobody is reminded of notes that they never made; that somebody never was supervised stands on the desk.
  v.mine.supervisionDue =
      v.mine.supervised && !v.mine.supervision && daysBetween(*v.mine.supervised, today) >= most;
  for (const Id& id : o.store.ofKind(codes::kReflection)) {  // newest first
    const Record& record = *o.store.find(id);
    const auto day = dayOf(record);
    if (record.voided || !day) continue;
    if (v.mine.supervised && *day < *v.mine.supervised) break;
    if (flagAt(o.store.fields(record), "toSupervision")) v.mine.toSupervision.push_back(id);
  }
}

}  // namespace alongside
