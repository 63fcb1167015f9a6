#include "ui/frame/pages.h"

#include <array>

#include "app/board/command_board.h"
#include "app/command.h"
#include "ui/board/screen_board.h"
#include "ui/clearing/screen_clear.h"
#include "ui/more/screen_about.h"
#include "ui/more/screen_appearance.h"
#include "ui/more/screen_more.h"
#include "ui/more/screen_security.h"
#include "ui/packs/screen_packs.h"
#include "ui/packs/screen_send.h"
#include "ui/people/screen_people.h"
#include "ui/records/screen_kind.h"
#include "ui/records/screen_search.h"
#include "ui/records/screen_settle.h"
#include "ui/referrals/screen_import.h"
#include "ui/referrals/screen_referrals.h"
#include "ui/referrals/screen_waiting.h"
#include "ui/reports/screen_activity.h"
#include "ui/reports/screen_partners.h"
#include "ui/team/screen_team.h"
#include "ui/today/screen_groups.h"
#include "ui/today/screen_my_work.h"
#include "ui/today/screen_today.h"
#include "ui/today/screen_week.h"
#include "ui/worries/screen_worries.h"

namespace alongside::ui {

namespace {

bool always(const OpenState&) { return true; }
bool withSomebody(const OpenState& open) { return !open.page.person.empty(); }

void weekKeys(std::vector<Shortcut>& all, const OpenState& open) {
  all.push_back({"[", "The week before", {command::ShowWeek{addDays(open.page.monday, -7)}}});
  all.push_back({"]", "The week after", {command::ShowWeek{addDays(open.page.monday, 7)}}});
}
void boardKeys(std::vector<Shortcut>& all, const OpenState&) {
  all.push_back({"n", "The next person to place", {command::NextOnBoard{}}});
  all.push_back({"f", "Who fits next best", {command::NextWorker{}}});
  all.push_back({"p", "Place them", {command::PlaceWith{}}});
  all.push_back({"u", "Take the last decision back", {command::UndoDecision{command::kLastDecision}}});
}

// clang-format off
constexpr std::array<PageRow, 23> kPages = {{
    {Place::today, drawToday, Icon::today, "Today"},
    {Place::people, drawPeople, Icon::people, "People", withSomebody},
    {Place::groups, drawGroups, Icon::groups, "Groups"},
    {Place::send, drawSend, Icon::send, "Send", always},
    {Place::more, drawMore, Icon::more, "More"},
    {Place::referrals, drawReferrals, Icon::referrals, "Referrals", always},
    {Place::team, drawTeam, Icon::grid, "Team", always},
    {.place = Place::packs, .draw = drawPacks, .ownButton = always},
    {Place::about, drawAbout},
    {Place::search, drawSearch},
    {Place::appearance, drawAppearance},
    {Place::security, drawSecurity},
    {.place = Place::settle, .draw = drawPacks, .ownButton = always},
    {.place = Place::clear, .draw = drawClear, .ownButton = always},
    {Place::kind, drawKind},
    {Place::myWork, drawMyWork},
    {.place = Place::week, .draw = drawWeekPage, .keys = weekKeys},
    {.place = Place::import, .draw = drawImport, .ownButton = always},
    {.place = Place::waiting, .draw = drawWaiting, .ownButton = always},
    {.place = Place::board, .draw = drawBoard, .ownButton = always, .keys = boardKeys},
    {Place::worries, drawWorries},
    {Place::partners, drawPartners},
    {Place::activity, drawActivity},
}};
// clang-format on

constexpr bool inTheirOrder() {
  for (std::size_t i = 0; i < kPages.size(); ++i)
    if (kPages[i].place != static_cast<Place>(i)) return false;
  return true;
}
static_assert(inTheirOrder());

constexpr std::array kWorker = {Place::today, Place::people, Place::groups, Place::send, Place::more};
constexpr std::array kCoordinator = {Place::today, Place::referrals, Place::people, Place::team, Place::more};

}  // namespace

const PageRow& pageOf(Place place) { return kPages[static_cast<std::size_t>(place)]; }

std::vector<const PageRow*> railOf(Role role) {
  std::vector<const PageRow*> rail;
  for (const Place place : role == Role::coordinator ? kCoordinator : kWorker) rail.push_back(&pageOf(place));
  return rail;
}

}  // namespace alongside::ui
