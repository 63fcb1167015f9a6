// The pages behind Team: one tablet's, the team file, a forgotten passphrase; and giving people to others.
#pragma once

#include "app/state.h"
#include "app/team/team_state.h"

namespace alongside::ui {

class Ui;
void memberPage(Ui& ui, const OpenState& open);
void editTeamPage(Ui& ui, const OpenState& open);
void helpPage(Ui& ui, const OpenState& open);
void trailPage(Ui& ui, const OpenState& open);
void giveSheet(Ui& ui, const OpenState& open);        ///< over whatever page asked for it
void drawTeamOffered(Ui& ui, const OpenState& open);  ///< to a tablet that knows no team
void drawRoster(Ui& ui, const OpenState& open);
/// "12 of 14, 2 free"; "3 people" of whoever has no number of places.
std::string placesSaid(const TabletLine& line);
/// "3 December", "Due, last 2 October", "Not noted yet".
std::string supervisionSaid(const TabletLine& line, Date today);
/// "Worker since 3 March", "Worker, left Monday", "Tablet lost on Friday".
std::string standingOf(const OpenState& open, const Member& member, Date today);

}  // namespace alongside::ui
