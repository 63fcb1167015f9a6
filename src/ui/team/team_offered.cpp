// A team file before somebody who knows no team: taken only after its words were heard.
#include "ui/team/team.h"

#include "app/command.h"
#include "ui/door/screen_begin_steps.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

void drawTeamOffered(Ui& ui, const OpenState& open) {
  if (!open.who.teamOffered) return;
  const TeamOffered& offered = *open.who.teamOffered;
  const bool closed = dialog(ui, {.key = "team offered", .title = "Is this your team?", .width = 640}, [&] {
    teamToCompare(ui, offered.opened, {}, offered.words);
    ui.gap(20);
    ui.flow(12, [&] {
      if (button(ui, "All five are the same",
                 {.kind = ButtonKind::filled, .icon = Icon::check, .tall = true}))
        ui.emit(command::TakeOfferedTeam{true});
      if (button(ui, "They differ: do not take it", {.tall = true})) ui.emit(command::TakeOfferedTeam{false});
    });
  });
  if (closed) ui.emit(command::TakeOfferedTeam{false});
}

}  // namespace alongside::ui
