// A referral report of RiO, IAPTUS or EMIS on its way in: which system, which columns, a dry run, then the records.
// Long files are read in slices with a frame between.
#pragma once

#include <string>
#include <vector>

#include "app/forms/form.h"
#include "app/session/feature.h"
#include "app/team/team_files.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Import : public Feature {
 public:
  Import(Session& in, TrailNotes& trail, Forms& forms, TeamFiles& teamFiles)
      : Feature(in), trail(trail), forms(forms), teamFiles(teamFiles) {
    hear();
  }
  void deskBegun() override;

  bool opens(const PickedFile& file);  ///< true: it is a report, by its name
  void take(PickedFile file);

 private:
  TrailNotes& trail;
  Forms& forms;
  TeamFiles& teamFiles;
  std::uint64_t run = 0;   ///< grows with every reading: slices of an earlier one do nothing
  std::string importText;  ///< of the file, as UTF-8
  KnownReferrals known;
  std::size_t knownFrom = 0;
  std::size_t lookedAt = 0;    ///< of the store, when the rows were looked at
  std::size_t nextRow = 0;     ///< to be taken in
  std::vector<Id> rowPersons;  ///< of the rows taken in so far, by row

  void hear();
  void beginImport();  ///< the source is known
  void checkImport();
  void readSlice();
  void takeImportIn();
  void takeSlice();
  void showRows();
  void rememberColumns();
  void soonInImport(void (Import::*slice)());
};

}  // namespace alongside
