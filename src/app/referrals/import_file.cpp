#include <algorithm>
#include <array>
#include <utility>

#include "app/command_desk.h"
#include "app/practice/practice.h"
#include "app/referrals/import.h"
#include "core/text.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

/// Reports are often called after the system that they come from.
std::string sourceIn(std::string_view fileName) {
  const std::string name = fold(fileName);
  for (const ReferralSystem& system : referralSystems())
    if (name.contains(system.code)) return std::string(system.code);
  return {};
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
  book.reset();
  known = {};
}

/// A table: by its name, since what is in it may be damaged.
bool Import::opens(const PickedFile& file) {
  if (!desk) return false;
  const std::string name = fold(file.name);
  return std::ranges::any_of(std::array{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"},
                             [&](std::string_view end) { return name.ends_with(end); });
}

void Import::refuse(Fault fault) {
  desk->import.stage = ImportStage::none;
  desk->import.fault = std::move(fault);
}

void Import::take(PickedFile file) {
  ++run;
  OpenState& o = open();
  if (o.over.form) forms.closeForm();
  o.page.place = Place::import;
  o.over.note.reset();
  book.reset();
  desk->import = {};
  desk->import.fileName = file.name;
  if (file.tooLarge) return refuse(csvText(std::string(CsvLimits{}.file + 1, ' ')).error());
  desk->import.stage = ImportStage::opening;
  session.soon(guarded([this, mine = run, bytes = std::move(file.bytes)]() mutable {
    if (desk && mine == run) openFile(std::move(bytes));
  }));
  session.reschedule();
}

void Import::openFile(Bytes bytes) {
  if (!isWorkbook(bytes)) return read(textOf(bytes));
  Result<Workbook> opened = Workbook::open(std::move(bytes));
  if (!opened) return refuse(opened.error());
  book = std::move(*opened);
  ImportSheets& sheets = desk->import.sheets.emplace();
  sheets.all.assign(book->sheets().begin(), book->sheets().end());
  // One that can be seen is meant.
  if (std::ranges::count(sheets.all, false, &Sheet::hidden) != 1) {
    desk->import.stage = ImportStage::sheet;
    return;
  }
  readSheet(
      static_cast<std::size_t>(std::ranges::find(sheets.all, false, &Sheet::hidden) - sheets.all.begin()));
}

void Import::readSheet(std::size_t sheet) {
  ImportSheets& sheets = *desk->import.sheets;
  Result<SheetTable> table = book->table(sheet);
  book.reset();
  if (!table) return refuse(table.error());
  sheets.read = sheet;
  sheets.hiddenRows = table->hiddenRows;
  sheets.hiddenColumns = table->hiddenColumns;
  read(std::move(table->text));
}

void Import::read(std::string bytes) {
  ReferralImport& report = desk->import;
  // A table is no larger than a workbook may be; its limit is its own.
  auto text =
      csvText(std::move(bytes), {.file = report.sheets ? WorkbookLimits{}.table * 2 : CsvLimits{}.file});
  if (!text) return refuse(text.error());
  importText = std::move(text->text);
  report.wrongLetters = std::move(text->wrong);
  report.mendedLetters = std::move(text->mend);
  if (!report.wrongLetters.empty() && text->sure) {
    importText = mendLetters(importText);
    report.lettersMended = true;
  }
  report.lettersAsked = !report.wrongLetters.empty() && !text->sure;
  report.source = sourceIn(report.fileName);
  report.stage = ImportStage::source;
  if (!report.source.empty()) beginImport();
}

void Import::hearFile() {
  namespace c = command;
  on<c::PickImport>([this](const c::PickImport&) {
    if (!state.open || !desk) return;
    world.pickFiles(false, CsvLimits{}.file, guarded([this](std::vector<PickedFile> files) {
                      if (!files.empty() && desk) take(std::move(files.front()));
                      session.reschedule();
                      session.changed();
                    }));
  });
  on<c::TryImport>([this](const c::TryImport&) {
    if (!state.open || !desk || !open().who.practice) return;
    take({.name = "RiO referrals, made up.csv", .bytes = bytesOf(practiceReport(state.local.date))});
  });
  on<c::ChooseSheet>([this](const c::ChooseSheet& x) {
    if (!state.open || !desk || desk->import.stage != ImportStage::sheet || !book) return;
    if (x.sheet < book->sheets().size()) readSheet(x.sheet);
  });
}

}  // namespace alongside
