// A referral report of another system on its way in: which system, which columns, a dry run, what somebody decides of single
// rows, then the records; and out again. Long files are read in slices with a frame between.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/forms/form.h"
#include "app/session/feature.h"
#include "app/team/team_files.h"
#include "app/team/trail_notes.h"
#include "exchange/formats/workbook.h"
#include "exchange/import/referral_report.h"

namespace alongside {

class Import : public Feature {
 public:
  Import(Session& in, TrailNotes& trail, Forms& forms, TeamFiles& teamFiles)
      : Feature(in), trail(trail), forms(forms), teamFiles(teamFiles) {
    hearFile();
    hear();
    hearRows();
    hearTaking();
  }
  void deskBegun() override;
  void refreshPage() override;

  bool opens(const PickedFile& file);  ///< true: it is a report, by its name
  void take(PickedFile file);

 private:
  TrailNotes& trail;
  Forms& forms;
  TeamFiles& teamFiles;
  std::uint64_t run = 0;         ///< grows with every reading: slices of an earlier one do nothing
  std::string importText;        ///< of the file, as UTF-8
  std::optional<Workbook> book;  ///< until its sheet is chosen
  KnownReferrals known;
  std::size_t knownFrom = 0;
  std::size_t lookedAt = 0;    ///< of the store, when the rows were looked at
  std::size_t nextRow = 0;     ///< to be taken in
  std::vector<Id> rowPersons;  ///< of the rows taken in so far, by row

  // import_file.cpp: the file, a workbook's sheet, its letters
  void hearFile();
  void openFile(Bytes bytes);
  void readSheet(std::size_t sheet);
  void read(std::string text);  ///< its letters, then its system
  void refuse(Fault fault);
  // import.cpp: its system, its columns
  void hear();
  void beginImport();  ///< the source is known
  void lookAgain();    ///< at what stands between the columns and reading
  void rememberColumns();
  void soonInImport(void (Import::*slice)());
  // import_rows.cpp: the dry run, and what is decided of rows
  void hearRows();
  void checkImport();
  void readSlice();
  void showRows();
  void countRows();
  // import_take.cpp: the records, and out again
  void hearTaking();
  void takeImportIn();
  void takeSlice();
  Id personOf(std::size_t row, std::vector<Revision>& revisions);
  void changePeople(std::size_t row, std::vector<Revision>& revisions);
  void takeReportOut();
  std::vector<Id> untouchedOf(const std::string& report) const;  ///< referrals
};

}  // namespace alongside
