#include "ui/today/screen_today.h"

#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/people/screen_people.h"
#include "ui/today/today.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr int kNoon = 12 * 60;
constexpr int kEvening = 18 * 60;
constexpr float kThreeColumns = 1500;

std::string greeting(Moment now) {
  if (now.minute < kNoon) return "Good morning";
  return now.minute < kEvening ? "Good afternoon" : "Good evening";
}

void drawHead(Ui& ui, const OpenState& open) {
  std::string day = longDay(ui.today());
  const std::string wards = wardsInWords(open.views);
  if (!wards.empty() && !ui.metrics().narrow()) day += ". " + wards + ".";
  const std::string name = firstName(open.who.worker);
  ui.row({.gap = 16, .align = Align::start},
         {flex([&] {
            title(ui, name.empty() ? greeting(ui.local()) : greeting(ui.local()) + ", " + name, day);
          }),
          fit([&] {
            if (!open.desk) return drawDayOrWeek(ui, false);
            // A coordinator's leading button brings packs in; they record as everybody does.
            ui.flow(8, [&] {
              if (ui.metrics().narrow()
                      ? iconButton(ui, Icon::plus, "Record", {.outlined = true, .tone = Tone::blue})
                      : button(ui, "Record", {.icon = Icon::plus}))
                ui.emit(command::StartRecord{});
              drawDayOrWeek(ui, false);
            });
          })});
}

}  // namespace

void drawToday(Ui& ui, const State& state) {
  if (!state.open) return;
  const OpenState& open = *state.open;
  ui.setTitle("Today");
  const bool nothing =
      open.views.caseload.people.empty() && open.views.drafts.empty() && open.packs.joins.empty();
  if (nothing) {
    drawNobodyYet(ui, state);
    return;
  }
  page(
      ui, "today",
      [&] {
        drawHead(ui, open);
        ui.gap(ui.metrics().narrow() ? 0 : 8);
        const bool folded = ui.metrics().narrow() || ui.metrics().largeText();
        const bool beside = ui.metrics().wide() && !folded;
        if (beside && ui.width() >= ui.tx(kThreeColumns)) {
          ui.columns({flex([&] {
                        drawWorries(ui, open);
                        drawToSettle(ui, open);
                        drawNeeds(ui, open);
                        drawOwnCaseload(ui, open);
                        drawDay(ui, open, false);
                        ui.gap(16);
                        drawWeek(ui, open);
                      }),
                      flex(
                          [&] {
                            drawWaitingToday(ui, open);
                            drawDrafts(ui, open, false);
                            drawFollowUps(ui, open, false);
                          },
                          0.75F),
                      flex(
                          [&] {
                            drawRoom(ui, open);
                            drawNotSeen(ui, open);
                            drawUnsent(ui, open);
                            drawSupervision(ui, open);
                          },
                          0.75F)});
          return;
        }
        if (beside) {
          ui.columns({flex([&] {
                        drawWorries(ui, open);
                        drawToSettle(ui, open);
                        drawNeeds(ui, open);
                        drawOwnCaseload(ui, open);
                        drawDay(ui, open, false);
                        ui.gap(16);
                        drawWeek(ui, open);
                        drawNotSeen(ui, open);
                      }),
                      fixed(372, [&] {
                        drawWaitingToday(ui, open);
                        drawRoom(ui, open);
                        drawDrafts(ui, open, false);
                        drawFollowUps(ui, open, false);
                        drawUnsent(ui, open);
                        drawSupervision(ui, open);
                      })});
          return;
        }
        drawWorries(ui, open);
        drawToSettle(ui, open);
        drawNeeds(ui, open);
        drawWaitingToday(ui, open);
        drawRoom(ui, open);
        drawOwnCaseload(ui, open);
        drawDay(ui, open, folded);
        if (folded) {
          drawDrafts(ui, open, true);
          drawFollowUps(ui, open, true);
        } else if (open.views.drafts.empty()) {
          drawFollowUps(ui, open, false);
        } else {
          ui.row({.gap = 24, .align = Align::start, .stackBelow = 640, .stackGap = 0},
                 {flex([&] { drawDrafts(ui, open, false); }), flex([&] { drawFollowUps(ui, open, false); })});
        }
        drawNotSeen(ui, open);
        drawUnsent(ui, open);
        drawSupervision(ui, open);
        ui.gap(16);
        drawWeek(ui, open);
      },
      1800);
}

}  // namespace alongside::ui
