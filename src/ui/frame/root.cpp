#include "ui/frame/root.h"

#include <algorithm>

#include "app/command.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/board/screen_board.h"
#include "ui/door/screen_begin.h"
#include "ui/door/screen_cover.h"
#include "ui/door/screen_lock.h"
#include "ui/forms/form.h"
#include "ui/forms/sheet_what.h"
#include "ui/frame/frame.h"
#include "ui/frame/pages.h"
#include "ui/frame/sheet_shortcuts.h"
#include "ui/frame/trouble.h"
#include "ui/kit/kit.h"
#include "ui/records/screen_read_out.h"
#include "ui/records/sheet_record.h"
#include "ui/records/sheet_withdraw.h"
#include "ui/referrals/referral.h"
#include "ui/reports/screen_activity.h"
#include "ui/team/team.h"
#include "ui/worries/screen_worries.h"

namespace alongside::ui {
namespace {

StripItem savedItem(const State& state) {
  const SaveState& save = state.save;
  const std::string clock = save.at == 0 ? std::string{} : " " + localMoment(save.at).clock();
  switch (save.keeping) {
    case Keeping::practice:
      return {.icon = Icon::info, .words = "Nothing is kept here", .brief = "Not kept"};
    case Keeping::saving:
      return {.icon = Icon::drive, .words = "Saving", .brief = "Saving"};
    case Keeping::notSaved: {
      const std::string since = localMoment(save.failedAt).clock();
      return {.icon = Icon::warning,
              .words = "Not saved since " + since,
              .brief = "Not saved",
              .tone = Tone::red,
              .iconTone = Tone::red,
              .strong = true,
              .pressable = true,
              .alert = true};
    }
    case Keeping::saved:
      break;
  }
  if (save.draft)
    return {.icon = Icon::checkCircle,
            .words = "Draft kept on this tablet" + clock,
            .brief = "Draft kept" + clock,
            .iconTone = Tone::green};
  return {.icon = Icon::checkCircle,
          .words = "Saved on this tablet" + clock,
          .brief = "Saved" + clock,
          .iconTone = Tone::green};
}

/// Records that have not left yet: those not sealed, and those in packs that still wait here.
std::size_t notSent(const OpenState& open) {
  std::size_t count = open.views.send.unsent.size();
  for (const OutPack& pack : open.packs.outbox)
    if (pack.state == PackState::waiting || pack.state == PackState::sending ||
        pack.state == PackState::refused)
      count += pack.records;
  return count;
}

StripItem leadsOn(Icon icon, std::string words, std::string brief) {
  return {.icon = icon,
          .words = std::move(words),
          .brief = std::move(brief),
          .tone = Tone::blue,
          .iconTone = Tone::blue,
          .strong = true,
          .pressable = true};
}

struct Strip {
  std::vector<StripItem> items;
  std::vector<std::optional<Command>> commands;  ///< of those that can be pressed
  void add(StripItem item, std::optional<Command> command = {}) {
    items.push_back(std::move(item));
    commands.push_back(std::move(command));
  }
};

/// What waits for a coordinator: packs that were opened, records with two versions.
void addToDo(Strip& strip, const OpenState& open, bool brief) {
  const auto packs = std::ranges::count_if(open.packs.incoming, [](const IncomingPack& pack) {
    return pack.opened && !pack.taken && pack.preview.verdict == IntakeVerdict::fresh;
  });
  const std::size_t unsettled = open.views.caseload.unsettled.size();
  const std::string settle = std::to_string(unsettled) + " to settle";
  const std::string take = plural(packs, "pack", "packs");
  if (brief && packs > 0 && unsettled > 0) {
    // A phone has room for one; both stand in the same list.
    strip.add(leadsOn(Icon::bringIn, take + " to take in, " + settle, take + ", " + settle),
              command::GoTo{Place::packs});
    return;
  }
  if (packs > 0) strip.add(leadsOn(Icon::bringIn, take + " to take in", take), command::GoTo{Place::packs});
  if (unsettled > 0)
    strip.add(leadsOn(Icon::versions, settle, settle),
              command::OpenSettle{open.views.caseload.unsettled.front()});
}

Strip stripOf(const State& state, bool brief) {
  const OpenState& open = *state.open;
  Strip strip;
  strip.add(savedItem(state));
  if (open.who.role == Role::worker) {
    const std::size_t count = notSent(open);
    if (count == 0)
      strip.add({.icon = Icon::send, .words = "Nothing to send", .brief = "All sent"});
    else
      strip.add(
          leadsOn(Icon::send, std::to_string(count) + " not sent yet", std::to_string(count) + " not sent"),
          command::GoTo{Place::send});
  }
  const int late = open.desk ? open.desk->worries.late : 0;
  if (late > 0) {
    const std::string words = plural(late, "worry", "worries") + " late";
    StripItem item = leadsOn(Icon::warning, words, std::to_string(late) + " late");
    item.tone = item.iconTone = Tone::red;
    item.alert = true;
    strip.add(std::move(item), command::GoTo{Place::worries});
    if (brief) return strip;  // a phone has room for one; everything else stands in Today
  }
  addToDo(strip, open, brief);
  strip.add(
      {.icon = state.online ? Icon::cloud : Icon::offline, .words = state.online ? "Online" : "Offline"});
  return strip;
}

void drawToast(Ui& ui, const OpenState& open) {
  if (!open.over.toast) return;
  if (toast(ui, {.words = open.over.toast->text, .action = open.over.toast->undo ? "Undo" : ""}))
    ui.emit(command::DoUndo{});
}

std::vector<Shortcut> shortcutsOf(const FrameSpec& frame, const std::vector<Command>& lead,
                                  const State& state) {
  const OpenState& open = *state.open;
  std::vector<Shortcut> all;
  for (const PageRow* page : railOf(open.who.role))
    all.push_back({std::to_string(all.size() + 1), page->label, {command::GoTo{page->place}}});
  all.push_back({frame.lead.substr(0, 1), frame.lead, lead});
  all.push_back({"/", "Search", {command::GoTo{Place::search}}});
  if (open.who.role == Role::coordinator)
    all.push_back({"m", "The allocation meeting", {command::GoTo{Place::board}}});
  if (const auto keys = pageOf(open.page.place).keys) keys(all, open);
  all.push_back({"w", "The week", {command::ShowWeek{state.local.date}}});
  all.push_back({"?", "This list of keys", {command::ShowShortcuts{true}}});
  return all;
}

void hearBack(Ui& ui) {
  const bool gesture = ui.wentBack();
  if (ui.escaped()) ui.emit(command::Back{gesture});
}

/// What lies behind this sight, for the browser's Back: the page that it stands under, Today, and the page itself.
std::uint32_t depthOf(const Ui& ui, const OpenState& open) {
  if (open.over.toast && open.over.toast->text == kLeavesNext) return kLetsGo;
  const bool today = open.page.place == Place::today;
  const bool inside = ui.leadsBack() || (open.page.place == Place::people && !open.page.person.empty()) ||
                      (today && open.page.day.has_value());
  return 1U + (today ? 0U : 1U) + (inside ? 1U : 0U);
}

void drawOpen(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const bool coordinator = open.who.role == Role::coordinator;
  const std::vector<const PageRow*> rail = railOf(open.who.role);
  const Place home = homeOf(open.page.place, open.who.role);
  Strip strip = stripOf(state, ui.metrics().narrow());
  // Asked for here, so that the strip and the dialog mean the same words.
  std::string& notSavedSeen = ui.words("not saved seen");

  FrameSpec frame;
  frame.lead = coordinator ? "Bring in" : "Record";
  frame.leadIcon = coordinator ? Icon::bringIn : Icon::plus;
  frame.leadOpen = !coordinator && open.over.form && open.over.form->kind != nullptr &&
                   open.over.form->kind->name == codes::kSession;
  const auto ownButton = pageOf(open.page.place).ownButton;
  frame.floatingLead = ownButton == nullptr || !ownButton(open);
  const int late = open.desk ? open.desk->worries.late : 0;
  for (const PageRow* page : rail) {
    frame.places.push_back({page->icon, page->label, page->place == home});
    if (page->place == Place::today) frame.places.back().count = late;
  }
  frame.strip = strip.items;
  frame.person = open.who.worker;
  frame.practice = open.who.practice;

  const bool reading = !open.over.reading.empty();
  if (open.over.lent) {  // in somebody else's hands: their form, and nothing about anybody
    frame.lead.clear();
    frame.places.clear();
    frame.strip.clear();
    strip.items.clear();
    frame.search = frame.lock = false;
    frame.person.clear();
    const FramePress none = appFrame(ui, frame, [] {}, [&] { drawFormSheet(ui, state); });
    (void)none;
    hearBack(ui);
    return;
  }
  if (reading) {  // turned towards other people: nothing about anybody else
    frame.lead.clear();
    frame.places.clear();
    frame.strip.resize(1);
    frame.search = false;
  }

  const std::vector<Command> lead =
      coordinator ? std::vector<Command>{command::GoTo{Place::packs}, command::PickPacks{}}
                  : std::vector<Command>{command::StartRecord{}};
  const std::vector<Shortcut> shortcuts = reading ? std::vector<Shortcut>{} : shortcutsOf(frame, lead, state);
  const FramePress press = appFrame(
      ui, frame,
      [&] {
        if (reading) {
          drawReading(ui, state);
          return;
        }
        drawPageNotes(ui, state);
        pageOf(open.page.place).draw(ui, state);
      },
      [&] {
        drawRecord(ui, state);
        drawActs(ui, state);
        drawFormSheet(ui, state);
        drawVoid(ui, state);
        drawStep(ui, state);
        drawWorryAct(ui, state);
        drawLeaving(ui, state);
        drawChair(ui, state);
        giveSheet(ui, open);
        drawTeamOffered(ui, open);
        drawNotSaved(ui, state, notSavedSeen);
        drawShortcuts(ui, state, shortcuts);
        drawToast(ui, open);
      });

  if (press.lead)
    for (const Command& command : lead) ui.emit(command);
  if (press.place) ui.emit(command::GoTo{rail[*press.place]->place});
  if (press.search) ui.emit(command::GoTo{Place::search});
  if (press.person) ui.emit(command::GoTo{Place::more});
  if (press.lock) ui.emit(command::Lock{});
  if (press.strip) {
    if (const auto& command = strip.commands[*press.strip])
      ui.emit(*command);
    else
      notSavedSeen.clear();
  }
  hearShortcuts(ui, state, shortcuts);
  hearBack(ui);
  ui.setDepth(depthOf(ui, open));
}

}  // namespace

void drawApp(Ui& ui, const State& state) {
  switch (state.gate) {
    case Gate::starting:
      drawStarting(ui, state);
      return;
    case Gate::refused:
      drawRefused(ui, state);
      return;
    case Gate::begin:
      drawBegin(ui, state);
      return;
    case Gate::lock:
      drawLock(ui, state);
      return;
    case Gate::cover:
      if (state.open) drawCover(ui, state);
      return;
    case Gate::open:
      if (state.open) drawOpen(ui, state);
      return;
  }
}

}  // namespace alongside::ui
