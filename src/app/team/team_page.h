// The team at the desk: roster, access, what is typed into the team file.
#pragma once

#include <string>

#include "app/forms/form.h"
#include "app/people/room.h"
#include "app/session/feature.h"
#include "app/team/team_files.h"

namespace alongside {

namespace command {
struct KeepTeam;  // command_team.h
struct TypeTeam;
}  // namespace command

class TeamPage : public Feature {
 public:
  TeamPage(Session& in, Whose& whose, Drafts& drafts, Forms& forms, Room& room, TeamFiles& teamFiles)
      : Feature(in), whose(whose), drafts(drafts), forms(forms), room(room), teamFiles(teamFiles) {
    hear();
  }
  void refreshPage() override;
  bool back() override;
  void leave() override;

 private:
  Whose& whose;
  Drafts& drafts;
  Forms& forms;
  Room& room;
  TeamFiles& teamFiles;
  void hear();
  void typeTeam(const command::TypeTeam& typed);
  void endAccess();
  void keepTeam(const command::KeepTeam& wanted);
};

/// What a coordinator notes of a worker's supervision is not their own.
bool givesIt(const OpenState& open, const Record& supervision);

}  // namespace alongside
