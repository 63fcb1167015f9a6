// The roster: who has how many people, when their last pack came, when their supervision is.
#include <algorithm>
#include <cmath>

#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/board/board.h"
#include "ui/kit/kit.h"
#include "ui/pen/memory.h"
#include "ui/team/team.h"
#include "ui/words/record_words.h"

namespace alongside::ui {
namespace {

constexpr float kInColumns = 840;  ///< CSS pixels, times text size
constexpr int kPlacesInARow = 18;

std::string packsOf(const TabletLine& line, Date today) {
  if (line.role == Role::coordinator && line.lastSeq == 0) return {};
  if (line.lastSeq == 0) return "No pack yet";
  return "Pack " + std::to_string(line.lastSeq) + ", " + dayInside(localMoment(line.lastAt).date, today);
}

std::vector<Tag> tagsOf(const TabletLine& line) {
  std::vector<Tag> all;
  if (line.overdue) all.push_back({"Overdue", TagKind::amber, Icon::clock});
  if (!line.missing.empty() && !line.until)
    all.push_back({plural(line.missing.size(), "pack", "packs") + " missing", TagKind::amber, Icon::clock});
  return all;
}

std::string inside(std::string words) {
  if (words.starts_with("Last") || words.starts_with("Not") || words.starts_with("Tod") ||
      words.starts_with("Tom"))
    words[0] = static_cast<char>(words[0] + 32);
  return words;
}

/// Four columns: who, their people with the places drawn, the last pack, supervision.
void columnsOf(Ui& ui, const TabletLine& line, const std::string& standing) {
  Paint& paint = ui.paint();
  const Date today = ui.today();
  const NodeId item = ui.nodeFor("row"), press = ui.nodeFor("row press");
  const std::string people = placesSaid(line), pack = line.until ? std::string() : packsOf(line, today),
                    supervision = line.places ? supervisionSaid(line, today) : std::string();
  std::string late;
  for (const Tag& tag : tagsOf(line)) late += (late.empty() ? "" : ", ") + tag.words;
  const Box box = ui.place(0, std::round(ui.tx(72)));
  Node& node = ui.node(NodeRole::listItem, item, {}, box);
  node.position = static_cast<std::uint16_t>(std::min<std::size_t>(ui.memory().rowAt, 65535));
  node.setSize = static_cast<std::uint16_t>(std::min<std::size_t>(ui.memory().rowOf, 65535));
  ui.open(item);
  const bool clicked = ui.clicked(press);
  std::string name = line.name + (line.you ? " (you), " : ", ") + standing;
  for (const std::string& part : {people, pack, late, supervision})
    if (!part.empty()) name += ", " + part;
  if (!supervision.empty()) name.insert(name.size() - supervision.size(), "supervision ");
  ui.node(NodeRole::button, press, std::move(name), box);
  ui.close();
  if (ui.visible(box)) {
    if (ui.pressed(press) || ui.hovered(press)) paint.fill(box.inset(2), Tone::tint, radius::control);
    constexpr float kPad = 20, kGap = 16, kPicture = 44, kChevron = 28;
    const float room = box.width - 2 * kPad - kPicture - kChevron - 4 * kGap;
    const float first = paint.lineHeight(TextStyle::rowStrong), below = paint.lineHeight(TextStyle::second);
    const float y = box.y + (box.height - first - below) / 2;
    const TextStyle title = line.until ? TextStyle::row : TextStyle::rowStrong;
    float x = box.x + kPad;
    ui.inside({x, box.y + (box.height - kPicture) / 2, kPicture, kPicture},
              [&] { avatar(ui, line.name, kPicture); });
    x += kPicture + kGap;
    float wide = room * 0.31F;
    paint.text(x, y, paint.clipped(line.name + (line.you ? " (you)" : ""), title, wide), title, Tone::ink);
    paint.text(x, y + first, paint.clipped(standing, TextStyle::second, wide), TextStyle::second, Tone::ink2);
    x += wide + kGap;
    wide = room * 0.27F;
    const int people_ = static_cast<int>(line.people);
    const bool drawn = line.places && std::max(*line.places, people_) <= kPlacesInARow;
    if (drawn) drawPlaces(ui, {x, y + 2, wide, first}, *line.places, people_);
    paint.figures(x, drawn ? y + first : box.y + (box.height - below) / 2,
                  paint.clipped(people, TextStyle::second, wide), TextStyle::second, Tone::ink2);
    x += wide + kGap;
    const auto said = [&](const std::string& words, const std::string& amber) {
      const bool two = !words.empty() && !amber.empty();
      float at = two ? y : box.y + (box.height - below) / 2;
      if (!words.empty())
        paint.text(x, at, paint.clipped(words, TextStyle::second, wide), TextStyle::second, Tone::ink);
      if (two) at += first;
      if (!amber.empty())
        paint.text(x, at, paint.clipped(amber, TextStyle::secondStrong, wide), TextStyle::secondStrong,
                   Tone::amber);
    };
    wide = room * 0.21F;
    said(pack, late);
    x += wide + kGap;
    said(line.supervisionDue ? std::string() : supervision,
         line.supervisionDue ? supervision : std::string());
    drawIcon(paint, Icon::chevron, box.right() - kPad - 18, box.y + box.height / 2 - 10, 20, Tone::ink2);
    ui.ring(press, box.inset(2), radius::control);
  }
  if (clicked) ui.emit(command::OpenMember{line.device});
}

void heads(Ui& ui) {
  Paint& paint = ui.paint();
  const Box box = ui.place(0, std::round(ui.tx(36)));
  constexpr float kPad = 20, kGap = 16, kPicture = 44, kChevron = 28;
  const float room = box.width - 2 * kPad - kPicture - kChevron - 4 * kGap;
  float x = box.x + kPad + kPicture + kGap;
  const float y = box.y + (box.height - paint.lineHeight(TextStyle::second)) / 2;
  for (const auto& [words, share] : {std::pair{"Who", 0.31F}, std::pair{"People on their list", 0.27F},
                                     std::pair{"Last pack", 0.21F}, std::pair{"Supervision", 0.21F}}) {
    paint.text(x, y, words, TextStyle::second, Tone::ink2);
    x += room * share + kGap;
  }
}

void linesOf(Ui& ui, const TabletLine& line, const std::string& standing) {
  const Date today = ui.today();
  ListRow row{.avatarName = line.name,
              .title = line.name + (line.you ? " (you)" : ""),
              .second = line.places ? placesSaid(line) : standing,
              .aside = line.until ? std::string() : packsOf(line, today),
              .tags = tagsOf(line),
              .chevron = true,
              .done = line.until.has_value()};
  if (!line.places && !line.until && line.people > 0) row.second += ", " + placesSaid(line);
  if (line.supervisionDue)
    row.tags.push_back({"Supervision due", TagKind::amber, Icon::clock});
  else if (line.places)
    row.second += ". Supervision: " + inside(supervisionSaid(line, today));
  if (listRow(ui, row).pressed) ui.emit(command::OpenMember{line.device});
}

}  // namespace

std::string placesSaid(const TabletLine& line) {
  if (!line.places) return line.people > 0 ? plural(line.people, "person", "people") : std::string();
  const int free = *line.places - static_cast<int>(line.people);
  return std::to_string(line.people) + " of " + std::to_string(*line.places) +
         (line.away  ? ", away"
          : free > 0 ? ", " + std::to_string(free) + " free"
          : free < 0 ? ", " + std::to_string(-free) + " too many"
                     : ", full");
}

std::string supervisionSaid(const TabletLine& line, Date today) {
  if (line.supervision) return dayInWords(*line.supervision, today);
  if (!line.supervised) return line.supervisionDue ? "Due, none noted" : "Not noted yet";
  return (line.supervisionDue ? "Due, last " : "Last ") + dayInside(*line.supervised, today);
}

void drawRoster(Ui& ui, const OpenState& open) {
  const TeamDesk& team = open.desk->team;
  const bool columns = ui.width() >= ui.tx(kInColumns) && !ui.paint().roomy();
  if (columns) heads(ui);
  listCard(ui, "Team", team.tablets.size(), [&](std::size_t i) {
    const TabletLine& line = team.tablets[i];
    const Member* member = open.who.team->memberByDevice(line.device);
    if (member == nullptr) return;
    const std::string standing = standingOf(open, *member, ui.today());
    ui.keyed(line.device, [&] {
      if (columns)
        columnsOf(ui, line, standing);
      else
        linesOf(ui, line, standing);
    });
  });
}

}  // namespace alongside::ui
