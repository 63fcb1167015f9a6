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

void Import::soonInReport(void (Import::*slice)()) {
  session.soon(guarded([this, slice, mine = run] {
    if (desk && mine == run) (this->*slice)();
  }));
  session.reschedule();
}

void Import::deskBegun() {
  ++run;
  reportText.clear();
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
  o.place = Place::report;
  o.note.reset();
  ReportIn& r = desk->report = {};
  r.fileName = file.name;
  if (file.tooLarge) {
    r.fault = csvText(std::string(CsvLimits{}.file + 1, ' ')).error();
    return;
  }
  r.stage = ReportStage::opening;
  session.soon(guarded([this, mine = run, bytes = std::move(file.bytes)] {
    if (!desk || mine != run) return;
    ReportIn& report = desk->report;
    auto text = csvText(textOf(bytes));
    if (!text) {
      report.stage = ReportStage::none;
      report.fault = text.error();
      return;
    }
    reportText = std::move(*text);
    report.source = sourceIn(report.fileName);
    report.stage = ReportStage::source;
    if (!report.source.empty()) beginReport();
  }));
  session.reschedule();
}

void Import::beginReport() {
  ReportIn& r = desk->report;
  r.fault.reset();
  auto reading = ReferralReading::begin(reportText, r.source);
  if (!reading) {
    r.stage = ReportStage::none;
    r.fault = reading.error();
    return;
  }
  r.reading = std::move(*reading);
  r.columns = open().team ? columnsFrom(open().team->settings, r.source) : ReferralColumns();
  r.remembered = !r.columns.empty() && columnsFault(r.columns, r.reading->header()).empty();
  if (!r.remembered) r.columns = r.reading->columns();
  r.columnsFault = columnsFault(r.columns, r.reading->header());
  r.stage = ReportStage::columns;
  if (r.remembered) checkReport();
}

/// The team file keeps the columns of each source, so that they are set right once.
void Import::rememberColumns() {
  OpenState& o = open();
  const ReportIn& r = desk->report;
  if (!o.team || columnsFrom(o.team->settings, r.source) == r.columns) return;
  o.team->settings[kColumnsSetting][r.source] = r.columns;
  if (!o.practice) teamFiles.signAgain();
}

void Import::checkReport() {
  ReportIn& r = desk->report;
  if (!r.reading || !r.columnsFault.empty()) return;
  ++run;
  rememberColumns();
  r.reading->useColumns(r.columns);
  r.stage = ReportStage::reading;
  r.done = 0;
  r.fates = {};
  r.only.reset();
  r.shown.clear();
  known = {};
  knownFrom = 0;
  lookedAt = open().store.revisions();
  soonInReport(&Import::readSlice);
}

void Import::readSlice() {
  ReportIn& r = desk->report;
  const double until = world.uptime() + kSlice;
  bool more = true;
  for (std::size_t rows = 0; more && rows < kMostInSlice && world.uptime() < until; rows += kRowsAtOnce) {
    if (learnReferrals(known, open().store, knownFrom, kRowsAtOnce)) continue;
    more = r.reading->read(known, state.local.date, kRowsAtOnce);
  }
  r.done = r.reading->done();
  if (more) {
    soonInReport(&Import::readSlice);
    return;
  }
  for (const ReferralRow& row : r.reading->rows()) ++r.fates[static_cast<std::size_t>(row.fate)];
  r.stage = ReportStage::checked;
  if (r.fates[static_cast<std::size_t>(RowFate::refused)] > 0) r.only = RowFate::refused;
  showRows();
}

void Import::showRows() {
  ReportIn& r = desk->report;
  r.shown.clear();
  const auto& rows = r.reading->rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!r.only || rows[i].fate == *r.only) r.shown.push_back(i);
}

void Import::takeReportIn() {
  ReportIn& r = desk->report;
  if (r.stage != ReportStage::checked) return;
  if (lookedAt != open().store.revisions()) {  // records came since: every row is looked at again
    checkReport();
    return;
  }
  ++run;
  r.stage = ReportStage::taking;
  r.done = 0;
  nextRow = 0;
  rowPersons.assign(r.reading->rows().size(), Id{});
  soonInReport(&Import::takeSlice);
}

/// Some rows become people and referrals. Were it cut short, the same file would bring in the rest.
void Import::takeSlice() {
  ReportIn& r = desk->report;
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
    soonInReport(&Import::takeSlice);
    return;
  }
  r.stage = ReportStage::taken;
  session.refresh();
}

void Import::hear() {
  namespace c = command;
  const auto inReport = [this](auto act) {
    if (state.open && desk) act(desk->report);
  };
  on<c::PickReport>([this, inReport](const c::PickReport&) {
    inReport([this](ReportIn&) {
      world.pickFiles(false, CsvLimits{}.file, guarded([this](std::vector<PickedFile> files) {
                        if (!files.empty() && desk) take(std::move(files.front()));
                        session.reschedule();
                        session.changed();
                      }));
    });
  });
  on<c::TryReport>([this, inReport](const c::TryReport&) {
    inReport([this](ReportIn&) {
      if (!open().practice) return;
      take({.name = "RiO referrals, made up.csv", .bytes = bytesOf(practiceReport(state.local.date))});
    });
  });
  on<c::SetReportSource>([this, inReport](const c::SetReportSource& x) {
    inReport([&](ReportIn& r) {
      if (r.stage != ReportStage::source || !std::ranges::contains(kSources, x.source)) return;
      r.source = x.source;
      beginReport();
    });
  });
  on<c::SetReportColumn>([inReport](const c::SetReportColumn& x) {
    inReport([&](ReportIn& r) {
      if (r.stage != ReportStage::columns || !r.reading) return;
      if (x.header.empty())
        r.columns.erase(x.part);
      else
        r.columns[x.part] = x.header;
      r.columnsFault = columnsFault(r.columns, r.reading->header());
    });
  });
  on<c::ChangeColumns>([this, inReport](const c::ChangeColumns&) {
    inReport([&](ReportIn& r) {
      if (r.stage != ReportStage::checked && r.stage != ReportStage::reading) return;
      ++run;
      r.stage = ReportStage::columns;
    });
  });
  on<c::CheckReport>([this, inReport](const c::CheckReport&) {
    inReport([&](ReportIn& r) {
      if (r.stage == ReportStage::columns) checkReport();
    });
  });
  on<c::ShowRows>([this, inReport](const c::ShowRows& x) {
    inReport([&](ReportIn& r) {
      if (r.stage != ReportStage::checked) return;
      r.only = x.only;
      showRows();
    });
  });
  on<c::SaveRefusedRows>([this, inReport](const c::SaveRefusedRows&) {
    inReport([&](ReportIn& r) {
      if (!r.reading) return;
      const std::string report = refusedRows(*r.reading);
      if (world.saveFile("refused-rows-" + state.local.date.text() + ".csv", "text/csv", viewOf(report)))
        trail.noteDeed({.deed = Deed::csv, .of = "Rows that were not taken in"});
      else
        open().note = Fault{"file/not-saved", "This browser did not let the file be saved.",
                            "Nothing was changed.", "Allow downloads for this page and try again."};
    });
  });
  on<c::TakeReportIn>(
      [this, inReport](const c::TakeReportIn&) { inReport([this](ReportIn&) { takeReportIn(); }); });
  on<c::CloseReport>([this, inReport](const c::CloseReport&) {
    inReport([this](ReportIn& r) {
      ++run;
      r = {};
      reportText = {};
      known = {};
      open().place = Place::referrals;
    });
  });
}

}  // namespace alongside
