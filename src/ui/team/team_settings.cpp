#include "ui/team/team_settings.h"

#include <utility>
#include <vector>

#include "app/command_desk.h"
#include "ui/kit/kit.h"

namespace alongside::ui {
namespace {

/// The number of one setting, as it stands by hand; it is kept with the others.
int drawSetting(Ui& ui, const OpenState& open, const TeamSetting& setting) {
  double& number = ui.number(setting.key, settingOf(open.who.team, setting));
  const auto words = [&] {
    text(ui, setting.label, {.style = TextStyle::rowStrong, .record = false});
    second(ui, setting.hint);
  };
  const auto steps = [&] {
    const auto now = stepper(ui, static_cast<int>(number),
                             {.label = std::string(setting.label),
                              .hideLabel = true,
                              .unit = std::string(setting.unit),
                              .step = setting.step,
                              .least = setting.least,
                              .most = setting.most,
                              .width = 200});
    if (now) number = *now;
  };
  ui.row({.gap = 16, .stackBelow = 480, .stackGap = 8}, {flex(words), fixed(ui.tx(200), steps)});
  return static_cast<int>(number);
}

}  // namespace

void drawTeamSettings(Ui& ui, const OpenState& open) {
  heading(ui, "What the team has agreed");
  ui.gap(8);
  second(ui, "Every tablet takes it from the team file.");
  ui.gap(12);
  // Of a newer version of the file: its numbers, not those that were turned before.
  ui.keyed("version " + std::to_string(open.who.team->version), [&] {
    std::vector<std::pair<std::string, int>> changed;
    ui.cardRows(kTeamSettings.size(), [&](std::size_t i) {
      const TeamSetting& setting = kTeamSettings[i];
      const int now = drawSetting(ui, open, setting);
      if (now != settingOf(open.who.team, setting)) changed.emplace_back(setting.key, now);
    });
    ui.gap(16);
    if (button(ui, "Keep what was agreed and sign",
               {.icon = Icon::check, .disabled = changed.empty(), .why = "Nothing has been changed."}))
      ui.emit(command::SetTeamSettings{std::move(changed)});
  });
}

}  // namespace alongside::ui
