#include "app/referrals/import.h"

#include <algorithm>
#include <array>

#include "app/command_desk.h"
#include "app/practice/practice.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr double kSlice = 0.012;            ///< seconds of reading between two frames
constexpr std::size_t kRowsAtOnce = 100;    ///< between two looks at the clock
constexpr std::size_t kMostInSlice = 2000;  ///< rows
constexpr std::size_t kTakenAtOnce = 250;   ///< rows; each makes up to two records, kept in one step
constexpr std::string_view kColumnsSetting = "referralColumns";

constexpr std::array kSources = {codes::kRio, codes::kIaptus, codes::kEmis};

/// Reports are often called after the system that they come from.
std::string sourceIn(std::string_view fileName) {
  const std::string name = fold(fileName);
  for (const std::string_view source : kSources)
    if (name.contains(source)) return std::string(source);
  return {};
}

ReferralColumns columnsFrom(const Json& settings, const std::string& source) {
  ReferralColumns columns;
  const Json all = settings.value(kColumnsSetting, Json::object());
  if (!all.is_object() || !all.contains(source) || !all[source].is_object()) return columns;
  for (const auto& [part, header] : all[source].items())
    if (header.is_string()) columns[part] = header.get<std::string>();
  return columns;
}

}  // namespace

void Import::soonInImport(void (Import::*slice)()) {
  session.soon(guarded([this, slice, mine = run] {
    if (desk && mine == run) (this->*slice)();
  }));
  session.reschedule();
}

void Import::deskBegun() {
  ++run;
  importText.clear();
  known = {};
}

/// A table in text: by its name, since what is in it may be damaged.
bool Import::opens(const PickedFile& file) {
  if (!desk) return false;
  const std::string name = fold(file.name);
  return std::ranges::any_of(std::array{".csv", ".tsv", ".txt"},
                             [&](std::string_view end) { return name.ends_with(end); });
}

void Import::take(PickedFile file) {
  ++run;
  OpenState& o = open();
  if (o.form) forms.closeForm();
  o.place = Place::import;
  o.note.reset();
  ReferralImport& r = desk->import = {};
  r.fileName = file.name;
  if (file.tooLarge) {
    r.fault = csvText(std::string(CsvLimits{}.file + 1, ' ')).error();
    return;
  }
  r.stage = ImportStage::opening;
  session.soon(guarded([this, mine = run, bytes = std::move(file.bytes)] {
    if (!desk || mine != run) return;
    ReferralImport& report = desk->import;
    auto text = csvText(textOf(bytes));
    if (!text) {
      report.stage = ImportStage::none;
      report.fault = text.error();
      return;
    }
    importText = std::move(*text);
    report.source = sourceIn(report.fileName);
    report.stage = ImportStage::source;
    if (!report.source.empty()) beginImport();
  }));
  session.reschedule();
}

void Import::beginImport() {
  ReferralImport& r = desk->import;
  r.fault.reset();
  auto reading = ReferralReading::begin(importText, r.source);
  if (!reading) {
    r.stage = ImportStage::none;
    r.fault = reading.error();
    return;
  }
  r.reading = std::move(*reading);
  r.columns = open().team ? columnsFrom(open().team->settings, r.source) : ReferralColumns();
  r.remembered = !r.columns.empty() && columnsFault(r.columns, r.reading->header()).empty();
  if (!r.remembered) r.columns = r.reading->columns();
  r.columnsFault = columnsFault(r.columns, r.reading->header());
  r.stage = ImportStage::columns;
  if (r.remembered) checkImport();
}

/// The team file keeps the columns of each source, so that they are set right once.
void Import::rememberColumns() {
  OpenState& o = open();
  const ReferralImport& r = desk->import;
  if (!o.team || columnsFrom(o.team->settings, r.source) == r.columns) return;
  o.team->settings[kColumnsSetting][r.source] = r.columns;
  if (!o.practice) teamFiles.signAgain();
}

void Import::checkImport() {
  ReferralImport& r = desk->import;
  if (!r.reading || !r.columnsFault.empty()) return;
  ++run;
  rememberColumns();
  r.reading->useColumns(r.columns);
  r.stage = ImportStage::reading;
  r.done = 0;
  r.fates = {};
  r.only.reset();
  r.shown.clear();
  known = {};
  knownFrom = 0;
  lookedAt = open().store.revisions();
  soonInImport(&Import::readSlice);
}

void Import::readSlice() {
  ReferralImport& r = desk->import;
  const double until = world.uptime() + kSlice;
  bool more = true;
  for (std::size_t rows = 0; more && rows < kMostInSlice && world.uptime() < until; rows += kRowsAtOnce) {
    if (learnReferrals(known, open().store, knownFrom, kRowsAtOnce)) continue;
    more = r.reading->read(known, state.local.date, kRowsAtOnce);
  }
  r.done = r.reading->done();
  if (more) {
    soonInImport(&Import::readSlice);
    return;
  }
  for (const ReferralRow& row : r.reading->rows()) ++r.fates[static_cast<std::size_t>(row.fate)];
  r.stage = ImportStage::checked;
  if (r.fates[static_cast<std::size_t>(RowFate::refused)] > 0) r.only = RowFate::refused;
  showRows();
}

void Import::showRows() {
  ReferralImport& r = desk->import;
  r.shown.clear();
  const auto& rows = r.reading->rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!r.only || rows[i].fate == *r.only) r.shown.push_back(i);
}

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
  nextRow = 0;
  rowPersons.assign(r.reading->rows().size(), Id{});
  soonInImport(&Import::takeSlice);
}

/// Some rows become people and referrals. Were it cut short, the same file would bring in the rest.
void Import::takeSlice() {
  ReferralImport& r = desk->import;
  OpenState& o = open();
  const auto& rows = r.reading->rows();
  std::vector<Revision> revisions;
  const std::size_t end = std::min(rows.size(), nextRow + kTakenAtOnce);
  for (; nextRow < end; ++nextRow) {
    const ReferralRow& row = rows[nextRow];
    if (row.fate != RowFate::fresh && row.fate != RowFate::samePerson && row.fate != RowFate::looksAlike)
      continue;
    Id& person = rowPersons[nextRow];
    if (row.fate == RowFate::samePerson && row.person)
      person = *row.person;
    else if (row.sameAs > 0)
      person = rowPersons[row.sameAs - 1];
    if (person.empty()) {
      person = crypto::newId(state.now);
      Fields fields = row.personFields;
      fields["status"] = codes::kActive;
      revisions.push_back(session.stamped(person, codes::kPerson, Op::create,
                                          normalise(*kindNamed(codes::kPerson), fields), ""));
      ++r.people;
    }
    Fields fields = row.referralFields;
    fields["person"] = person.text();
    revisions.push_back(session.stamped(crypto::newId(state.now), codes::kReferral, Op::create,
                                        normalise(*kindNamed(codes::kReferral), fields), ""));
    ++r.referrals;
  }
  for (const Revision& revision : revisions) o.store.add(revision);
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

void Import::hear() {
  namespace c = command;
  const auto inImport = [this](auto act) {
    if (state.open && desk) act(desk->import);
  };
  on<c::PickImport>([this, inImport](const c::PickImport&) {
    inImport([this](ReferralImport&) {
      world.pickFiles(false, CsvLimits{}.file, guarded([this](std::vector<PickedFile> files) {
                        if (!files.empty() && desk) take(std::move(files.front()));
                        session.reschedule();
                        session.changed();
                      }));
    });
  });
  on<c::TryImport>([this, inImport](const c::TryImport&) {
    inImport([this](ReferralImport&) {
      if (!open().practice) return;
      take({.name = "RiO referrals, made up.csv", .bytes = bytesOf(practiceReport(state.local.date))});
    });
  });
  on<c::SetImportSource>([this, inImport](const c::SetImportSource& x) {
    inImport([&](ReferralImport& r) {
      if (r.stage != ImportStage::source || !std::ranges::contains(kSources, x.source)) return;
      r.source = x.source;
      beginImport();
    });
  });
  on<c::SetImportColumn>([inImport](const c::SetImportColumn& x) {
    inImport([&](ReferralImport& r) {
      if (r.stage != ImportStage::columns || !r.reading) return;
      if (x.header.empty())
        r.columns.erase(x.part);
      else
        r.columns[x.part] = x.header;
      r.columnsFault = columnsFault(r.columns, r.reading->header());
    });
  });
  on<c::ChangeColumns>([this, inImport](const c::ChangeColumns&) {
    inImport([&](ReferralImport& r) {
      if (r.stage != ImportStage::checked && r.stage != ImportStage::reading) return;
      ++run;
      r.stage = ImportStage::columns;
    });
  });
  on<c::CheckImport>([this, inImport](const c::CheckImport&) {
    inImport([&](ReferralImport& r) {
      if (r.stage == ImportStage::columns) checkImport();
    });
  });
  on<c::ShowRows>([this, inImport](const c::ShowRows& x) {
    inImport([&](ReferralImport& r) {
      if (r.stage != ImportStage::checked) return;
      r.only = x.only;
      showRows();
    });
  });
  on<c::SaveRefusedRows>([this, inImport](const c::SaveRefusedRows&) {
    inImport([&](ReferralImport& r) {
      if (!r.reading) return;
      const std::string report = refusedRows(*r.reading);
      if (world.saveFile("refused-rows-" + state.local.date.text() + ".csv", "text/csv", viewOf(report)))
        trail.noteDeed({.deed = Deed::csv, .of = "Rows that were not taken in"});
      else
        open().note = Fault{"file/not-saved", "This browser did not let the file be saved.",
                            "Nothing was changed.", "Allow downloads for this page and try again."};
    });
  });
  on<c::TakeImportIn>(
      [this, inImport](const c::TakeImportIn&) { inImport([this](ReferralImport&) { takeImportIn(); }); });
  on<c::CloseImport>([this, inImport](const c::CloseImport&) {
    inImport([this](ReferralImport& r) {
      ++run;
      r = {};
      importText = {};
      known = {};
      open().place = Place::referrals;
    });
  });
}

}  // namespace alongside
