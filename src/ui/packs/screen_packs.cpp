#include "ui/packs/screen_packs.h"

#include <algorithm>

#include "app/command.h"
#include "app/packs/command_packs.h"
#include "core/order.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/packs/pack_preview.h"
#include "ui/packs/packs_parts.h"
#include "ui/records/screen_settle.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

Tone toneOf(TagKind kind) {
  switch (kind) {
    case TagKind::green:
      return Tone::green;
    case TagKind::amber:
      return Tone::amber;
    case TagKind::red:
      return Tone::red;
    case TagKind::blue:
      return Tone::blue;
    case TagKind::plain:
      break;
  }
  return Tone::ink2;
}

bool canTake(const IncomingPack& pack) {
  return pack.opened && !pack.taken && !pack.late && pack.preview.verdict == IntakeVerdict::fresh;
}

/// Worries first, then what can be taken in, then the rest; each as it came.
std::vector<std::size_t> orderOf(const std::vector<IncomingPack>& incoming) {
  std::vector<std::size_t> order(incoming.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto rank = [&](std::size_t i) {
    const IncomingPack& pack = incoming[i];
    if (canTake(pack)) return pack.preview.worries > 0 ? 0 : 1;
    return pack.taken ? 3 : 2;
  };
  inOrder(order, {}, rank);
  return order;
}

void packRows(Ui& ui, const OpenState& open, const std::vector<std::size_t>& order, double chosen,
              double& wanted, bool& shown) {
  ui.group(NodeRole::list, "packs", "Packs brought in", [&] {
    for (const std::size_t i : order) {
      const IncomingPack& pack = open.packs.incoming[i];
      const Tag verdict = packVerdict(pack);
      ui.keyed(pack.fileName + std::to_string(open.packs.incoming.size() - i), [&] {
        const ListRow row{.title = packTitle(pack),
                          .secondRuns = {{.words = verdict.words,
                                          .style = TextStyle::second,
                                          .tone = toneOf(verdict.kind),
                                          .icon = verdict.icon}},
                          .aside = pack.opened ? saidDay(pack.preview.created, ui.today()) : std::string{},
                          .selected = static_cast<double>(i) == chosen};
        if (listRow(ui, row).pressed) {
          wanted = static_cast<double>(i);
          shown = true;
          if (open.page.place == Place::settle) ui.emit(command::GoTo{Place::packs});
        }
      });
    }
  });
}

std::string recordTitle(const OpenState& open, const Record& record) {
  const std::string kind = record.kind != nullptr ? std::string(record.kind->title) : record.kindName;
  if (record.person.empty() || record.person == record.id)
    return record.heading.empty() ? kind : record.heading;
  return kind + ", " + nameOf(open, record.person);
}

void settleRows(Ui& ui, const OpenState& open) {
  if (open.views.caseload.unsettled.empty()) return;
  ui.gap(20);
  heading(ui, "To settle", 2, TextStyle::section);
  ui.gap(8);
  ui.group(NodeRole::list, "settle", "To settle", [&] {
    for (const Id& id : open.views.caseload.unsettled) {
      const Record* record = open.store.find(id);
      if (record == nullptr) continue;
      ui.keyed(id, [&] {
        const ListRow row{.title = recordTitle(open, *record),
                          .secondRuns = {{.words = plural(record->heads.size(), "version", "versions"),
                                          .style = TextStyle::second,
                                          .tone = Tone::amber,
                                          .icon = Icon::versions}},
                          .selected = open.page.place == Place::settle && open.over.settling == id};
        if (listRow(ui, row).pressed) ui.emit(command::OpenSettle{id});
      });
    }
  });
}

void nothingYet(Ui& ui, const OpenState& open) {
  EmptySpec empty{
      .title = "No packs to look at",
      .words =
          "Packs come to you in one of three ways. Each is looked at before anything of it is among your "
          "records.",
      .ways = {{"On a stick or by email", "Open the files here, one or forty at once."},
               {"Into the team’s inbox", "Fetch them here, where the server lets you read the inbox."},
               {"By drag and drop", "Drop files anywhere on this page."}},
      .buttons = {{"Open files", Icon::bringIn}}};
  if (canFetch(open))
    empty.buttons.emplace_back("Fetch from the inbox", Icon::cloud);
  else
    empty.ways.erase(empty.ways.begin() + 1);
  const auto pressed = emptyState(ui, empty);
  if (pressed == 0U) ui.emit(command::PickPacks{});
  if (pressed == 1U) ui.emit(command::FetchInbox{});
  ui.gap(16);
  ui.centred(560, [&] { inboxNotes(ui, open); });
}

bool toSettle(const OpenState& open) {
  const Record* record = open.store.find(open.over.settling);
  return record != nullptr && !record->settled();
}

void listHead(Ui& ui, const OpenState& open) {
  ui.row(
      {.gap = 8, .stackBelow = 240},
      {flex([&] { heading(ui, "Packs in", 1, TextStyle::heading); }), fit([&] {
         if (button(ui, "Open files", {.kind = ButtonKind::plain, .icon = Icon::file, .align = Align::end}))
           ui.emit(command::PickPacks{});
       })});
  fetching(ui, open);
  const auto many = std::ranges::count_if(open.packs.incoming, canTake);
  if (many > 1) {
    ui.gap(8);
    if (button(ui, "Take all " + std::to_string(many) + " in",
               {.icon = Icon::bringIn, .full = true, .key = "all"}))
      ui.emit(command::TakeAllIn{});
  }
}

}  // namespace

void drawPacks(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Packs in");
  const bool settling = open.page.place == Place::settle && toSettle(open);
  const bool nothing =
      open.packs.incoming.empty() && open.views.caseload.unsettled.empty() && !packsBeside(open);
  if (!settling && nothing) {
    nothingYet(ui, open);
    return;
  }
  const std::vector<std::size_t> order = orderOf(open.packs.incoming);
  double& wanted = ui.number("pack", -1);
  bool& shown = ui.flag("pack shown");
  const double count = static_cast<double>(open.packs.incoming.size());
  double chosen = wanted >= 0 && wanted < count ? wanted
                  : order.empty()               ? -1
                                                : static_cast<double>(order.front());
  if (settling) chosen = -1;
  const bool second = settling || undoing(open) || (shown && chosen >= 0);
  panes(
      ui, 340, second,
      [&] {
        listPane(
            ui, "packs", [&] { listHead(ui, open); },
            [&] {
              packRows(ui, open, order, ui.metrics().wide() ? chosen : -1, wanted, shown);
              if (open.packs.incoming.empty()) emptyLine(ui, "No files opened in this sitting.");
              settleRows(ui, open);
              receiptRows(ui, open);
              othersRows(ui, open);
              takenRows(ui, open);
              if (ui.metrics().hover) {
                ui.gap(20);
                alongside::ui::second(ui, "Or drop files here.");
              }
            });
      },
      [&] {
        if (settling) {
          drawSettle(ui, state);
          return;
        }
        if (undoing(open)) {
          page(ui, "undo", [&] { undoQuestion(ui, open); }, 720);
          return;
        }
        page(
            ui, "pack",
            [&] {
              if (!ui.metrics().wide()) {
                if (backButton(ui, "Packs in")) shown = false;
                ui.gap(8);
              }
              if (chosen >= 0)
                ui.keyed(open.packs.incoming[static_cast<std::size_t>(chosen)].fileName,
                         [&] { packPreview(ui, open, static_cast<std::size_t>(chosen)); });
              else
                emptyLine(ui, "Choose something at the left.");
            },
            720);
      });
}

}  // namespace alongside::ui
