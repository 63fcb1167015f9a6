// Rows become people and referrals; and a report that should not have come in goes out again.
#include <algorithm>
#include <map>

#include "app/command_desk.h"
#include "app/referrals/import.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::size_t kTakenAtOnce = 250;  ///< rows; each makes up to two records, kept in one step
constexpr std::size_t kReportsShown = 10;

}  // namespace

void Import::takeImportIn() {
  ReferralImport& r = desk->import;
  if (r.stage != ImportStage::checked) return;
  if (lookedAt != open().store.revisions()) {  // records came since: every row is looked at again
    checkImport();
    return;
  }
  ++run;
  r.stage = ImportStage::taking;
  r.done = 0;
  r.people = r.referrals = r.changed = 0;
  r.report =
      firstCharacters(r.fileName, 120) + ", " + fullDate(state.local.date) + ", " + state.local.clock();
  nextRow = 0;
  rowPersons.assign(r.reading->rows().size(), Id{});
  soonInImport(&Import::takeSlice);
}

/// Whose referral it is: somebody here, the person of an earlier row, or somebody new.
Id Import::personOf(std::size_t at, std::vector<Revision>& revisions) {
  ReferralImport& r = desk->import;
  const ReferralRow& row = r.reading->rows()[at];
  const bool other = r.choices[at] == RowChoice::other;
  if (!other && row.person) return *row.person;
  if (!other && row.sameAs > 0) return rowPersons[row.sameAs - 1];
  const Id person = crypto::newId(state.now);
  Fields fields = row.personFields;
  if (other)
    for (const std::string& key : row.leaves) fields.erase(key);
  fields["status"] = codes::kActive;
  revisions.push_back(session.stamped(person, codes::kPerson, Op::create,
                                      normalise(*kindNamed(codes::kPerson), fields), r.report));
  open().store.add(revisions.back());
  ++r.people;
  return person;
}

/// What the report says of somebody who is here, as far as a person said that it is so.
void Import::changePeople(std::size_t at, std::vector<Revision>& revisions) {
  ReferralImport& r = desk->import;
  const ReferralRow& row = r.reading->rows()[at];
  const Record* record = row.person ? open().store.find(*row.person) : nullptr;
  if (record == nullptr || record->voided) return;
  Fields fields = open().store.fields(*record);
  bool changed = false;
  for (const RowChange& change : row.changes) {
    if (!r.changes.contains({at, change.key})) continue;
    fields[change.key] = change.report;
    changed = true;
  }
  if (!changed) return;
  revisions.push_back(session.stamped(record->id, record->kindName, Op::amend,
                                      normalise(*record->kind, fields), "As " + r.report + " says"));
  open().store.add(revisions.back());
  ++r.changed;
}

/// Were it cut short, the same file would bring in the rest.
void Import::takeSlice() {
  ReferralImport& r = desk->import;
  const auto& rows = r.reading->rows();
  std::vector<Revision> revisions;
  const std::size_t end = std::min(rows.size(), nextRow + kTakenAtOnce);
  for (; nextRow < end; ++nextRow) {
    if (!rows[nextRow].changes.empty()) changePeople(nextRow, revisions);
    if (!rowComes(rows, r.choices, nextRow)) continue;
    rowPersons[nextRow] = personOf(nextRow, revisions);
    Fields fields = rows[nextRow].referralFields;
    fields["person"] = rowPersons[nextRow].text();
    fields["report"] = r.report;
    revisions.push_back(session.stamped(crypto::newId(state.now), codes::kReferral, Op::create,
                                        normalise(*kindNamed(codes::kReferral), fields), ""));
    open().store.add(revisions.back());
    ++r.referrals;
  }
  if (session.vault && !revisions.empty()) {
    session.saveStarted(false);
    session.vault->append(std::move(revisions),
                          guarded([this](const Outcome& outcome) { session.saveEnded(false, outcome); }));
  }
  r.done = static_cast<double>(nextRow) / static_cast<double>(std::max<std::size_t>(1, rows.size()));
  if (nextRow < rows.size()) {
    soonInImport(&Import::takeSlice);
    return;
  }
  r.stage = ImportStage::taken;
  session.refresh();
}

void Import::refreshPage() {
  if (!desk || open().page.place != Place::import) return;
  ReferralImport& r = desk->import;
  if (r.stage != ImportStage::none && r.stage != ImportStage::taken) return;
  r.there.clear();
  const Store& store = open().store;
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record& record = *store.find(id);
    if (record.voided) continue;
    const std::string report = store.textOf(record, "report");
    if (report.empty()) continue;
    auto at = std::ranges::find(r.there, report, &ReportThere::name);
    if (at == r.there.end()) {
      if (r.there.size() == kReportsShown) continue;
      at = r.there.insert(r.there.end(), {.name = report});
    }
    ++at->referrals;
    at->untouched += record.history.size() == 1 ? 1 : 0;
  }
}

std::vector<Id> Import::untouchedOf(const std::string& report) const {
  std::vector<Id> referrals;
  const Store& store = open().store;
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record& record = *store.find(id);
    if (!record.voided && record.history.size() == 1 && store.textOf(record, "report") == report)
      referrals.push_back(id);
  }
  return referrals;
}

/// Referrals with which nobody has done anything go, and the people whom they brought, unless something is there about
/// them. All stays in the history.
void Import::takeReportOut() {
  ReferralImport& r = desk->import;
  if (!r.takeOut) return;
  const ReportThere report = *r.takeOut;
  r.takeOut.reset();
  OpenState& o = open();
  std::vector<Revision> revisions;
  std::map<Id, std::size_t> going;  // referrals by person
  const auto takeOut = [&](const Record& record) {
    revisions.push_back(session.stamped(record.id, record.kindName, Op::voided, o.store.fields(record),
                                        std::string(kReportTakenOut)));
  };
  for (const Id& id : untouchedOf(report.name)) {
    const Record& record = *o.store.find(id);
    ++going[record.person];
    takeOut(record);
  }
  const std::size_t referrals = revisions.size();
  for (const auto& [person, theirs] : going) {
    const Record* record = o.store.find(person);
    if (record == nullptr || record->voided || record->history.size() != 1) continue;
    const auto about =
        std::ranges::count_if(o.store.about(person), [&](const Id& id) { return !o.store.find(id)->voided; });
    const bool brought = o.store.revision(record->history.front()).reason == report.name;
    if (brought && static_cast<std::size_t>(about) == theirs) takeOut(*record);
  }
  const std::size_t people = revisions.size() - referrals;
  if (revisions.empty()) return;
  session.save(std::move(revisions));
  r = {};
  session.refresh();
  session.toast(plural(referrals, "referral", "referrals") + " and " + plural(people, "person", "people") +
                " taken out again. They stay in the history.");
}

void Import::hearTaking() {
  namespace c = command;
  on<c::TakeImportIn>([this](const c::TakeImportIn&) {
    if (state.open && desk) takeImportIn();
  });
  on<c::AskTakeReportOut>([this](const c::AskTakeReportOut& x) {
    if (!state.open || !desk) return;
    ReferralImport& r = desk->import;
    const auto at = std::ranges::find(r.there, x.report, &ReportThere::name);
    r.takeOut = at == r.there.end() || at->untouched == 0 ? std::nullopt : std::optional(*at);
  });
  on<c::TakeReportOut>([this](const c::TakeReportOut&) {
    if (state.open && desk) takeReportOut();
  });
}

}  // namespace alongside
