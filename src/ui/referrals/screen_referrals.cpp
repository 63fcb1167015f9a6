#include "ui/referrals/screen_referrals.h"

#include <algorithm>
#include <cmath>

#include "app/command.h"
#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/pen/memory.h"
#include "ui/referrals/referral.h"

namespace alongside::ui {

namespace {

constexpr double kReferralsAtATime = 50;
constexpr float kInColumns = 840;  ///< CSS pixels, times text size: narrower rows stand in two lines

std::string fromWhere(const ReferralLine& line) {
  const std::string source(sourceName(line.source));
  return line.number.empty() ? source : source + " " + line.number;
}

std::string howLong(const ReferralLine& line) {
  if (line.waits) return line.days == 0 ? "Since today" : plural(line.days, "day", "days");
  const std::string_view part = partOf(line.state);
  if (part == kEndedReferrals) return "After " + plural(line.days, "day", "days");
  return "Met after " + plural(line.days, "day", "days");
}

std::string inside(std::string words) {
  if (words.starts_with("Since")) words[0] = 's';
  return words;
}

/// Four columns, and a bar that is as long as the wait.
void drawColumns(Ui& ui, const OpenState& open, const ReferralLine& line, int longest) {
  Paint& paint = ui.paint();
  const NodeId item = ui.nodeFor("row"), press = ui.nodeFor("row press");
  const std::string who = bornAndNumber(open, line.person);
  const Tag state = stateTag(line.state, line.interim);
  const std::string soon = urgencyInWords(line.urgency), from = fromWhere(line),
                    days = line.waits && !soon.empty() ? soon + ", " + inside(howLong(line)) : howLong(line);
  const bool urgent = line.waits && line.urgency == codes::kUrgent;
  const Box box = ui.place(0, std::round(ui.tx(60)));
  Node& node = ui.node(NodeRole::listItem, item, {}, box);
  node.position = static_cast<std::uint16_t>(std::min<std::size_t>(ui.memory().rowAt, 65535));
  node.setSize = static_cast<std::uint16_t>(std::min<std::size_t>(ui.memory().rowOf, 65535));
  ui.open(item);
  const bool clicked = ui.clicked(press);
  ui.node(NodeRole::button, press,
          line.name + (who.empty() ? "" : ", " + who) + (line.team.empty() ? "" : ", " + line.team) + ", " +
              from + ", " + state.words + ", " + days + (line.overlong ? ", longer than usual" : ""),
          box);
  ui.close();
  if (ui.visible(box)) {
    if (ui.pressed(press) || ui.hovered(press)) paint.fill(box.inset(2), Tone::tint, radius::control);
    constexpr float kPad = 20, kGap = 16;
    const float chevron = 28;
    const float room = box.width - 2 * kPad - chevron - 3 * kGap;
    const float first = paint.lineHeight(TextStyle::rowStrong), below = paint.lineHeight(TextStyle::second);
    const float y = box.y + (box.height - first - below) / 2;
    const auto two = [&](float x, float wide, std::string_view above, TextStyle style,
                         std::string_view under) {
      const float from_y = under.empty() ? box.y + (box.height - first) / 2 : y;
      paint.text(x, from_y, paint.clipped(above, style, wide), style, Tone::ink);
      paint.figures(x, y + first, paint.clipped(under, TextStyle::second, wide), TextStyle::second,
                    Tone::ink2);
    };
    float x = box.x + kPad;
    two(x, room * 0.32F, line.name, TextStyle::rowStrong, who);
    x += room * 0.32F + kGap;
    two(x, room * 0.23F, line.team.empty() ? from : line.team, TextStyle::row, line.team.empty() ? "" : from);
    x += room * 0.23F + kGap;
    const float tagHigh = std::round(ui.tx(28));
    ui.inside({x, box.y + (box.height - tagHigh) / 2, room * 0.25F, tagHigh}, [&] { tag(ui, state); });
    x += room * 0.25F + kGap;
    const Tone tone = urgent ? Tone::red : line.overlong ? Tone::amber : line.waits ? Tone::ink : Tone::ink2;
    const TextStyle style = line.waits ? TextStyle::rowStrong : TextStyle::second;
    const float high = paint.lineHeight(style);
    paint.text(x, box.y + (box.height - high) / 2, days, style, tone);
    if (line.waits && longest > 0) {
      const float from_x = x + std::max(ui.tx(76), paint.textWidth(days, style) + 10);
      const float wide = (box.right() - kPad - chevron - from_x) * static_cast<float>(line.days) /
                         static_cast<float>(longest);
      if (wide > 0)
        paint.fill({from_x, box.y + box.height / 2 - 4, std::max(8.0F, wide), 8},
                   line.overlong ? Tone::amber : Tone::control, 4);
    }
    drawIcon(paint, Icon::chevron, box.right() - kPad - 18, box.y + box.height / 2 - 10, 20, Tone::ink2);
    ui.ring(press, box.inset(2), radius::control);
  }
  if (clicked) ui.emit(command::OpenReferral{line.id});
}

void drawLines(Ui& ui, const OpenState& open, const ReferralLine& line) {
  const std::string who = bornAndNumber(open, line.person);
  ListRow row{.title = line.name, .second = who, .aside = howLong(line), .chevron = true};
  if (!line.team.empty()) row.second += (row.second.empty() ? "" : ". ") + line.team;
  row.tags.push_back(stateTag(line.state, line.interim));
  if (const std::string soon = urgencyInWords(line.urgency); line.waits && !soon.empty())
    row.tags.push_back({soon, line.urgency == codes::kUrgent ? TagKind::red : TagKind::amber, Icon::warning});
  if (line.overlong) row.tags.push_back({"Longer than usual", TagKind::amber, Icon::clock});
  if (listRow(ui, row).pressed) ui.emit(command::OpenReferral{line.id});
}

void drawHeads(Ui& ui) {
  Paint& paint = ui.paint();
  const Box box = ui.place(0, std::round(ui.tx(36)));
  constexpr float kPad = 20, kGap = 16;
  const float room = box.width - 2 * kPad - 28 - 3 * kGap;
  float x = box.x + kPad;
  const float y = box.y + (box.height - paint.lineHeight(TextStyle::second)) / 2;
  for (const auto& [words, share] : {std::pair{"Person, born, NHS number", 0.32F}, std::pair{"From", 0.23F},
                                     std::pair{"Where it stands", 0.25F}, std::pair{"How long", 0.2F}}) {
    paint.text(x, y, words, TextStyle::second, Tone::ink2);
    x += room * share + kGap;
  }
}

ListTools toolsOf(const Desk& desk) {
  ListTools tools{.search = "Name, team or number",
                  .orders = {ListOrder::oldest, ListOrder::newest, ListOrder::byName},
                  .orderNames = {"Longest", "Newest", "By name"},
                  .whole = "Open"};
  for (const auto& [part, count] : desk.parts) {
    if (part == kOpenReferrals)
      tools.all = count;
    else
      tools.sorts.push_back({part, std::string(partLabel(part)) + " " + std::to_string(count)});
  }
  return tools;
}

void drawHead(Ui& ui) {
  const auto buttons = [&] {
    ui.flow(8, [&] {
      if (button(ui, "Waiting",
                 {.kind = ButtonKind::plain, .icon = Icon::clock, .name = "Waiting and intervals"}))
        ui.emit(command::GoTo{Place::waiting});
      if (button(ui, "Meeting",
                 {.kind = ButtonKind::plain, .icon = Icon::grid, .name = "Daily allocation meeting (DIAM)"}))
        ui.emit(command::GoTo{Place::board});
      if (button(ui, "Bring in a report", {.kind = ButtonKind::plain, .icon = Icon::bringIn}))
        ui.emit(command::GoTo{Place::import});
      if (button(ui, "New referral", {.kind = ButtonKind::filled, .icon = Icon::plus}))
        ui.emit(command::StartForm{std::string(codes::kReferral), Id{}});
    });
  };
  ui.row({.gap = 16, .align = Align::start, .stackBelow = 620, .stackGap = 12},
         {flex([&] { title(ui, "Referrals", "The usual (median) wait, in days, over the last 90 days"); }),
          fit(buttons)});
}

/// Decided, and whoever referred has not been told: all of what the list shows, at once.
void drawToAnswer(Ui& ui, const Desk& desk) {
  if (desk.referralList.only != kToAnswer || desk.referrals.empty()) return;
  std::vector<Id> all;
  for (const ReferralLine& line : desk.referrals) all.push_back(line.id);
  const std::string replies = plural(all.size(), "reply", "replies");
  ui.flow(8, [&] {
    if (button(ui, "Print " + replies, {.icon = Icon::print, .key = "print replies"}))
      ui.emit(command::PrintReply{all});
    if (button(ui, "Put down as sent", {.icon = Icon::check, .key = "replies sent"}))
      ui.emit(command::NoteReplies{all});
  });
  ui.gap(6);
  second(ui, "Of what was decided in the last " + std::to_string(kAnswerShown) +
                 " days. Nothing is sent by this app: letters and emails are yours.");
  ui.gap(12);
}

void drawList(Ui& ui, const OpenState& open, const Desk& desk) {
  const bool some = !desk.referralList.query.empty() || !desk.referralList.only.empty();
  if (desk.referrals.empty()) {
    emptyLine(ui, some ? "No referral fits." : "Nobody waits for us. New referrals stand here.");
    return;
  }
  int longest = 0;
  for (const ReferralLine& line : desk.referrals) longest = std::max(longest, line.waits ? line.days : 0);
  const bool columns = ui.width() >= ui.tx(kInColumns) && !ui.paint().roomy();
  double& most = ui.number("most", kReferralsAtATime);
  const std::size_t shown = std::min(desk.referrals.size(), static_cast<std::size_t>(most));
  if (columns) drawHeads(ui);
  listCard(ui, "Referrals", shown, [&](std::size_t i) {
    const ReferralLine& line = desk.referrals[i];
    ui.keyed(line.id, [&] {
      if (columns)
        drawColumns(ui, open, line, longest);
      else
        drawLines(ui, open, line);
    });
  });
  if (shown == desk.referrals.size()) return;
  ui.gap(12);
  const auto rest = static_cast<std::int64_t>(desk.referrals.size() - shown);
  if (button(ui, "Show more of " + plural(rest, "referral", "referrals"),
             {.full = true, .key = "more of them"}))
    most += kReferralsAtATime;
}

}  // namespace

void drawReferrals(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  if (!open.desk) return;
  const Desk& desk = *open.desk;
  ui.setTitle("Referrals");
  if (!desk.referral.empty() && open.store.find(desk.referral) != nullptr) {
    drawReferral(ui, state, desk);
    return;
  }
  page(
      ui, "referrals",
      [&] {
        drawHead(ui);
        ui.gap(16);
        // On a phone the people come first.
        const bool narrow = ui.metrics().narrow();
        if (!narrow) {
          drawIntervals(ui, desk.usual);
          ui.gap(16);
        }
        drawHandOvers(ui, open, desk);
        if (const auto next = listTools(ui, desk.referralList, toolsOf(desk)))
          ui.emit(command::LookAtReferrals{*next});
        ui.gap(12);
        drawToAnswer(ui, desk);
        drawList(ui, open, desk);
        if (!narrow) return;
        ui.gap(24);
        drawIntervals(ui, desk.usual);
      },
      1400);
}

}  // namespace alongside::ui
