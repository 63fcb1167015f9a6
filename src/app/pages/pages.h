// Which page is shown, and what is open on it.
#pragma once

#include "app/door/begin.h"
#include "app/forms/form.h"
#include "app/pages/day.h"
#include "app/session/feature.h"
#include "app/team/team_files.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Pages : public Feature {
 public:
  Pages(Session& in, TrailNotes& trail, Forms& forms, Day& day, TeamFiles& teamFiles, Begin& begin)
      : Feature(in), trail(trail), forms(forms), day(day), teamFiles(teamFiles), begin(begin) {
    hear();
  }

 private:
  TrailNotes& trail;
  Forms& forms;
  Day& day;
  TeamFiles& teamFiles;
  Begin& begin;
  void hear();
  void goBack(bool gesture);
  void tickQuestion(const Id& record, std::size_t row, bool answered);
  void printRecord(const Id& record, bool named);
};

}  // namespace alongside
