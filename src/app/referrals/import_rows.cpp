// The dry run: what would become of every row, and what somebody decides of those that ask.
#include <algorithm>

#include "app/command_desk.h"
#include "app/referrals/import.h"

namespace alongside {

namespace {

constexpr double kSlice = 0.012;            ///< seconds of reading between two frames
constexpr std::size_t kRowsAtOnce = 100;    ///< between two looks at the clock
constexpr std::size_t kMostInSlice = 2000;  ///< rows

bool asks(const ReferralRow& row) { return row.fate == RowFate::asks || row.fate == RowFate::looksAlike; }

/// What may be decided of it.
bool offers(const ReferralRow& row, RowChoice choice) {
  if (!asks(row)) return false;
  if (choice == RowChoice::none || choice == RowChoice::leaveOut) return true;
  return row.whoAsked ? choice == RowChoice::same || choice == RowChoice::other : choice == RowChoice::takeIn;
}

}  // namespace

bool rowComes(const std::vector<ReferralRow>& rows, const std::vector<RowChoice>& choices, std::size_t at) {
  const ReferralRow& row = rows[at];
  const RowChoice choice = at < choices.size() ? choices[at] : RowChoice::none;
  if (row.fate != RowFate::fresh && row.fate != RowFate::samePerson && !asks(row)) return false;
  if (asks(row) && (choice == RowChoice::none || choice == RowChoice::leaveOut)) return false;
  // The person of an earlier row comes with that row.
  const bool needs = row.sameAs > 0 && !row.person && choice != RowChoice::other;
  return !needs || rowComes(rows, choices, row.sameAs - 1);
}

void Import::checkImport() {
  ReferralImport& r = desk->import;
  lookAgain();
  if (!r.reading || !r.columnsFault.empty()) return;
  ++run;
  r.reading->useColumns(r.columns, r.order);
  r.stage = ImportStage::reading;
  r.done = 0;
  r.fates = {};
  r.only.reset();
  r.onlyChanges = false;
  r.shown.clear();
  r.choices.clear();
  r.changes.clear();
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
  if (!r.reading->orderAsked().empty()) {
    r.orderAsked = r.reading->orderAsked();
    r.stage = ImportStage::columns;
    lookAgain();
    return;
  }
  rememberColumns();
  for (const ReferralRow& row : r.reading->rows()) ++r.fates[static_cast<std::size_t>(row.fate)];
  r.stage = ImportStage::checked;
  r.choices.assign(r.reading->rows().size(), RowChoice::none);
  for (const RowFate first : {RowFate::asks, RowFate::looksAlike, RowFate::refused})
    if (!r.only && r.fates[static_cast<std::size_t>(first)] > 0) r.only = first;
  countRows();
  showRows();
}

void Import::showRows() {
  ReferralImport& r = desk->import;
  r.shown.clear();
  const auto& rows = r.reading->rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (r.onlyChanges ? !rows[i].changes.empty() : !r.only || rows[i].fate == *r.only) r.shown.push_back(i);
}

void Import::countRows() {
  ReferralImport& r = desk->import;
  const auto& rows = r.reading->rows();
  r.waiting = r.coming = r.offered = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rowComes(rows, r.choices, i))
      ++r.coming;
    else if (asks(rows[i]) && r.choices[i] == RowChoice::none)
      ++r.waiting;
    r.offered += rows[i].changes.size();
  }
}

void Import::hearRows() {
  namespace c = command;
  const auto inRows = [this](auto act) {
    if (!state.open || !desk || desk->import.stage != ImportStage::checked) return;
    act(desk->import);
    countRows();
  };
  on<c::ShowRows>([this, inRows](const c::ShowRows& x) {
    inRows([&](ReferralImport& r) {
      r.only = x.only;
      r.onlyChanges = x.onlyChanges;
      showRows();
    });
  });
  on<c::ChooseRow>([inRows](const c::ChooseRow& x) {
    inRows([&](ReferralImport& r) {
      if (x.row < r.choices.size() && offers(r.reading->rows()[x.row], x.choice)) r.choices[x.row] = x.choice;
    });
  });
  on<c::ChangeByRow>([inRows](const c::ChangeByRow& x) {
    inRows([&](ReferralImport& r) {
      if (x.row >= r.choices.size() ||
          !std::ranges::contains(r.reading->rows()[x.row].changes, x.key, &RowChange::key))
        return;
      if (x.change)
        r.changes.emplace(x.row, x.key);
      else
        r.changes.erase({x.row, x.key});
    });
  });
  on<c::ChangeAll>([inRows](const c::ChangeAll& x) {
    inRows([&](ReferralImport& r) {
      r.changes.clear();
      for (std::size_t i = 0; x.change && i < r.choices.size(); ++i)
        for (const RowChange& change : r.reading->rows()[i].changes) r.changes.emplace(i, change.key);
    });
  });
  on<c::SaveRefusedRows>([this](const c::SaveRefusedRows&) {
    if (!state.open || !desk || !desk->import.reading) return;
    const ReferralImport& r = desk->import;
    const std::string report = refusedRows(*r.reading);
    // The system's name leads the file back to its columns.
    if (world.saveFile("refused-rows-" + systemName(r.source) + "-" + state.local.date.text() + ".csv",
                       "text/csv", viewOf(report)))
      trail.noteDeed({.deed = Deed::csv, .of = "Rows that were not taken in"});
    else
      open().over.note = Fault{"file/not-saved", "This browser did not let the file be saved.",
                               "Nothing was changed.", "Allow downloads for this page and try again."};
  });
}

}  // namespace alongside
