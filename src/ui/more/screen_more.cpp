#include "ui/more/screen_more.h"

#include "app/command.h"
#include "app/command_desk.h"
#include "record/codes.h"
#include "ui/kit/kit.h"

namespace alongside::ui {
namespace {

struct Way {
  Icon icon;
  std::string title, below;
  Command command;
};

std::vector<Way> waysOf(const State& state) {
  const OpenState& open = *state.open;
  std::vector<Way> ways = {
      // A telephone's strip has no room for it.
      {Icon::search, "Search everything", "Every record, by any word in it", command::GoTo{Place::search}},
      {Icon::today, "My work", "People a week, time by way, supervision", command::GoTo{Place::myWork}},
      {Icon::list, "Directory", "Groups, services and places to suggest",
       command::OpenKind{std::string(codes::kResource)}},
      {Icon::lock, "Reflections", "Only yours, unless you let an entry leave",
       command::OpenKind{std::string(codes::kReflection)}},
      {Icon::chat, "Feedback", "What people say about the support they get",
       command::OpenKind{std::string(codes::kFeedback)}},
      {Icon::textSize, "Look and text size", "Light, dark or high contrast, text up to twice as large",
       command::GoTo{Place::appearance}},
      {Icon::shield, "Security",
       open.who.hasPin ? "Quick PIN is set" : "Quick PIN, when it locks, your tablet’s words",
       command::GoTo{Place::security}}};
  if (open.who.role == Role::coordinator)
    ways.insert(ways.begin(), {Icon::warning, "Risk board", "Worries: who knows, who answered, what is late",
                               command::GoTo{Place::worries}});
  if (open.who.role == Role::coordinator)
    ways.insert(ways.begin() + 1,
                {{Icon::list, "Reports", "What the team did and whom it reached, month by month",
                  command::GoTo{Place::activity}},
                 {Icon::people, "Groups", "What is planned, who came, attendance over time",
                  command::GoTo{Place::groups}},
                 {Icon::groups, "Partners", "Voluntary organisations: contacts, workers, referrals",
                  command::GoTo{Place::partners}}});
  if (open.who.role == Role::coordinator)
    ways.insert(ways.begin(),
                {Icon::bringIn, "Packs in", "What workers hand in, looked at before it is taken in",
                 command::GoTo{Place::packs}});
  if (open.who.role == Role::worker)
    ways.insert(ways.begin() + 1, {Icon::bringIn, "Open a file from your coordinator",
                                   "An allocation, a receipt or a newer team file", command::PickReceipt{}});
  ways.push_back(
      {Icon::list, "Keyboard shortcuts", "For a keyboard beside the tablet", command::ShowShortcuts{true}});
  ways.push_back({Icon::info, "About Alongside",
                  "Version " + state.version + ", storage, self-test, thanks to others",
                  command::GoTo{Place::about}});
  if (open.who.practice && open.who.role == Role::worker)
    ways.push_back({Icon::grid, "Practise as the coordinator",
                    "The same ward from the desk: referrals, people, team",
                    command::PractiseAs{Role::coordinator}});
  if (open.who.practice && open.who.role == Role::coordinator)
    ways.push_back({Icon::people, "Practise as a worker", "The same ward from a tablet",
                    command::PractiseAs{Role::worker}});
  if (open.who.practice)
    ways.push_back({Icon::close, "Leave practice", "Everything made up here is forgotten", command::Lock{}});
  else
    ways.push_back({Icon::lock, "Lock now", "Your passphrase opens it again", command::Lock{}});
  return ways;
}

}  // namespace

void drawMore(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("More");
  page(
      ui, "more",
      [&] {
        title(ui, "More");
        ui.gap(24);
        ui.card({.key = "who"}, [&] {
          ui.row({.gap = 16}, {fixed(ui.tx(64), [&] { avatar(ui, open.who.worker, 64); }), flex([&] {
                                 text(ui, open.who.worker, {.style = TextStyle::section});
                                 const std::string role = open.who.role == Role::coordinator
                                                              ? "Coordinator"
                                                              : "Peer support worker";
                                 second(ui, open.who.team ? role + ", " + open.who.team->name : role);
                               })});
        });
        ui.gap(16);
        const std::vector<Way> ways = waysOf(state);
        listCard(ui, "More", ways.size(), [&](std::size_t i) {
          const Way& way = ways[i];
          ui.keyed(way.title, [&] {
            if (listRow(ui,
                        {.avatarIcon = way.icon, .title = way.title, .second = way.below, .chevron = true})
                    .pressed)
              ui.emit(way.command);
          });
        });
      },
      720);
}

}  // namespace alongside::ui
