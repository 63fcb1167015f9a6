#include "ui/packs/screen_send.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/clearing/screen_clear.h"
#include "ui/door/screen_begin_steps.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/words/record_words.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

constexpr float kSideBySide = 860;  ///< CSS pixels; upright the two stand one under the other

/// Who opens what is sent: "Ruth", or "your coordinator" when there are several.
std::string opener(const OpenState& open) {
  if (!open.who.team) return "your coordinator";
  const auto all = open.who.team->coordinators();
  return all.size() == 1 ? firstName(all.front()->name) : "your coordinator";
}

// --- Already sent -------------------------------------------------------------------------------------

struct Shown {
  Tag tag;
  Step sent, received;
};

Shown shownOf(const OutPack& pack, const OpenState& open, Date today) {
  const std::string who = opener(open);
  const std::string whom = pack.coordinator.empty() ? who : firstName(pack.coordinator);
  const Step notYet{"Received", "When " + who + " opens it", false};
  switch (pack.state) {
    case PackState::waiting:
      return {{"Waiting for a network", TagKind::amber, Icon::clock}, {"Sent", "Not yet", false}, notYet};
    case PackState::sending:
      return {{"Sending", TagKind::blue, Icon::send}, {"Sent", "Just now", false}, notYet};
    case PackState::sent:
      return {{"Sent", TagKind::blue, Icon::send}, {"Sent", shortlyAt(pack.sentAt, today), true}, notYet};
    case PackState::savedAsFile:
      return {
          {"Saved as a file", TagKind::blue, Icon::file}, {"Handed over", "As a file, by you", true}, notYet};
    case PackState::received:
      return {{"Received", TagKind::green, Icon::check},
              {"Sent", pack.sentAt != 0 ? shortlyAt(pack.sentAt, today) : "As a file", true},
              {"Received", shortlyAt(pack.receivedAt, today) + (pack.coordinator.empty() ? "" : ", " + whom),
               true}};
    case PackState::refused:
      break;
  }
  return {{"Not taken", TagKind::red, Icon::warning}, {"Sent", "Not taken", false}, notYet};
}

void packButtons(Ui& ui, const State& state, const OutPack& pack) {
  const bool waits = pack.state == PackState::waiting || pack.state == PackState::refused;
  // What the coordinator has signed for needs nothing more. Anything else may have got lost on its way.
  if (pack.state == PackState::received || pack.state == PackState::sending) return;
  const bool uploads = state.open->who.team && !state.open->who.team->inbox.empty();
  const std::string which = ", pack " + std::to_string(pack.seq);
  ui.gap(12);
  ui.flow(8, [&] {
    const std::string send = waits ? "Try again" : "Send again";
    if (uploads && state.online &&
        button(ui, send,
               {.kind = waits ? ButtonKind::outlined : ButtonKind::plain,
                .icon = Icon::refresh,
                .name = send + which}))
      ui.emit(command::RetryPack{pack.id});
    const std::string save = pack.state == PackState::savedAsFile ? "Save again" : "Save as a file";
    if (button(ui, save,
               {.kind = waits ? ButtonKind::outlined : ButtonKind::plain,
                .icon = Icon::file,
                .name = save + which}))
      ui.emit(command::SavePack{pack.id});
    if (state.canShare && button(ui, "Share",
                                 {.kind = waits ? ButtonKind::outlined : ButtonKind::plain,
                                  .icon = Icon::share,
                                  .name = "Share" + which}))
      ui.emit(command::SharePack{pack.id});
  });
}

void packPart(Ui& ui, const State& state, const OutPack& pack) {
  const Date today = ui.today();
  const Shown shown = shownOf(pack, *state.open, today);
  ui.row({.gap = 12, .stackBelow = 300, .stackGap = 8},
         {flex([&] {
            text(ui, "Pack " + std::to_string(pack.seq) + ", " + plural(pack.records, "record", "records"),
                 {.style = TextStyle::rowStrong});
          }),
          fit([&] { tag(ui, shown.tag); })});
  ui.gap(12);
  steps(ui, {{"Sealed", shortlyAt(pack.made, today), true}, shown.sent, shown.received});
  if (pack.fault) {
    ui.gap(12);
    faultCard(ui, *pack.fault);
  }
  packButtons(ui, state, pack);
}

/// Packs that have arrived need one line; those on the way all of them.
void olderPart(Ui& ui, const OutPack& pack) {
  ui.row({.gap = 12, .stackBelow = 300, .stackGap = 8},
         {flex([&] {
            text(ui, "Pack " + std::to_string(pack.seq) + ", " + plural(pack.records, "record", "records"),
                 {.style = TextStyle::rowStrong});
            second(ui, (pack.coordinator.empty() ? std::string("Received")
                                                 : firstName(pack.coordinator) + " signed for it") +
                           ", " + saidAt(pack.receivedAt, ui.today()));
          }),
          fit([&] { tag(ui, {"Done", TagKind::plain, Icon::check}); })});
}

constexpr std::size_t kFirstPacks = 5;  ///< that stand there at once

/// Which of them, and in which order: nothing to choose as long as all can be seen.
void packTools(Ui& ui, const OpenState& open) {
  if (open.packs.outbox.size() <= kFirstPacks) return;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames = {
      {{"refused", "Not taken"},
       {"waiting", "Waiting"},
       {"sent", "Sent"},
       {"file", "As a file"},
       {"received", "Received"}}};
  ListTools tools{.all = static_cast<int>(open.packs.outbox.size()),
                  .orders = {ListOrder::newest, ListOrder::oldest, ListOrder::largest}};
  for (const auto& [code, count] : open.views.send.packsOf)
    for (const auto& [known, name] : kNames)
      if (code == known) tools.sorts.push_back({code, std::string(name) + " " + std::to_string(count)});
  ui.keyed("packs", [&] {
    if (const auto next = listTools(ui, open.page.packList, tools)) ui.emit(command::LookAtPacks{*next});
  });
  ui.gap(16);
}

void alreadySent(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const std::string head =
      open.packs.outbox.empty() ? "Already sent" : std::to_string(open.packs.outbox.size()) + " already sent";
  if (sectionHead(ui, head, "Open a receipt", Icon::bringIn)) ui.emit(command::PickReceipt{});
  if (open.packs.outbox.empty()) {
    emptyLine(ui, "Nothing yet. Every pack stands here with what became of it.");
  } else {
    packTools(ui, open);
    const std::vector<std::size_t>& shown = open.views.send.shownPacks;
    bool& all = ui.flag("all packs");
    const std::size_t count = all ? shown.size() : std::min(kFirstPacks, shown.size());
    const auto newest = std::ranges::find(open.packs.outbox, PackState::received, &OutPack::state);
    ui.cardRows(count, [&](std::size_t i) {
      const OutPack& pack = open.packs.outbox[shown[i]];
      const bool brief = pack.state == PackState::received && pack.id != newest->id;
      ui.keyed(pack.id, [&] { brief ? olderPart(ui, pack) : packPart(ui, state, pack); });
    });
    if (count < shown.size()) {
      ui.gap(8);
      if (button(ui, "All " + std::to_string(shown.size()) + " packs",
                 {.kind = ButtonKind::plain, .icon = Icon::chevronDown, .key = "all packs"}))
        all = true;
    }
  }
  ui.gap(12);
  second(ui, "A receipt is a small file that " + opener(open) +
                 " gives back. It says, signed, what arrived. A newer team file is opened the same way.");
}

// --- What is new --------------------------------------------------------------------------------------

std::string lastSent(const OpenState& open, Date today) {
  Millis latest = 0;
  for (const OutPack& pack : open.packs.outbox)
    latest = std::max(latest, pack.sentAt != 0                       ? pack.sentAt
                              : pack.state == PackState::savedAsFile ? pack.made
                                                                     : 0);
  return latest == 0 ? std::string{} : " Last sent " + saidAt(latest, today) + ".";
}

constexpr std::size_t kFirst = 8;  ///< rows that stand there at once

/// Which of them, and in which order: nothing to choose as long as all can be seen.
void unsentTools(Ui& ui, const OpenState& open) {
  if (open.views.send.unsent.size() <= kFirst) return;
  ListTools tools{.all = static_cast<int>(open.views.send.unsent.size()),
                  .orders = {ListOrder::newest, ListOrder::oldest, ListOrder::byName}};
  for (const auto& [name, count] : open.views.send.unsentOf)
    tools.sorts.push_back({name, std::string(kindNamed(name)->plural) + " " + std::to_string(count)});
  if (const auto next = listTools(ui, open.page.sendList, tools)) ui.emit(command::LookAtUnsent{*next});
  ui.gap(16);
}

void rowsOf(Ui& ui, const std::vector<UnsentRow>& rows, std::string_view name, std::string_view key) {
  bool& all = ui.flag(key);
  const std::size_t count = all ? rows.size() : std::min(kFirst, rows.size());
  listCard(ui, name, count, [&](std::size_t i) {
    ui.keyed(rows[i].record, [&] {
      const Kind* kind = kindNamed(rows[i].kind);
      ListRow row{.avatarIcon = kind != nullptr ? iconOf(*kind) : Icon::card,
                  .title = rows[i].title,
                  .second = rows[i].second,
                  .strong = false};
      if (rows[i].worry) row.tags = {{"Worry, goes first", TagKind::amber, Icon::flag}};
      if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{rows[i].record});
    });
  });
  if (count < rows.size()) {
    ui.gap(8);
    if (button(ui, "All " + std::to_string(rows.size()) + " records",
               {.kind = ButtonKind::plain, .icon = Icon::chevronDown, .key = std::string(key)}))
      all = true;
  }
}

void newRows(Ui& ui, const OpenState& open) {
  unsentTools(ui, open);
  const auto& rows = open.views.send.shownUnsent;
  rowsOf(ui, rows, "Not sent yet", "all unsent");
}

/// In the order of Stays; what waits for an answer stands in a list of its own.
constexpr std::array<std::string_view, 8> kReasons = {"",
                                                      "between the two of you",
                                                      "",
                                                      "for the ward team alone",
                                                      "your own",
                                                      "where somebody said no",
                                                      "of people who do not want peer support",
                                                      "that came of one of these"};

void keptBack(Ui& ui, const OpenState& open) {
  const std::vector<UnsentRow>& toAsk = open.views.send.toAsk;
  if (!toAsk.empty()) {
    ui.gap(20);
    sectionHead(ui, toAsk.size() == 1 ? "One waits for an answer"
                                      : plural(toAsk.size(), "record", "records") + " wait for an answer");
    second(ui, "Nobody has asked yet who may see them. They stay here until then.");
    ui.gap(8);
    rowsOf(ui, toAsk, "To ask about", "all to ask");
  }
  const std::size_t others = open.views.send.keptBack - std::min(open.views.send.keptBack, toAsk.size());
  if (others == 0) return;
  ui.gap(16);
  std::string why;
  for (std::size_t i = 0; i < open.views.send.keptFor.size(); ++i) {
    const std::string_view reason = kReasons[i];
    if (open.views.send.keptFor[i] == 0 || reason.empty()) continue;
    why += (why.empty() ? "" : ", ") + std::to_string(open.views.send.keptFor[i]) + " " + std::string(reason);
  }
  note(ui, {.icon = Icon::lock,
            .words = (others == 1 ? std::string("One record stays with you: ")
                                  : plural(others, "record", "records") + " stay with you: ") +
                     why + "."});
}

std::string howItGoes(const State& state) {
  const OpenState& open = *state.open;
  if (!open.who.team || open.who.team->coordinators().empty()) return {};
  if (open.who.practice)
    return "This is practice: try it. Nothing is sealed, and nothing leaves this tablet.";
  if (open.who.team->inbox.empty())
    return "Your team has no upload address, so a pack travels as a file that you hand over.";
  if (!state.online)
    return "You are offline. It is sealed now and goes by itself when there is a network, while this page is "
           "open.";
  return "It is sealed on this tablet first, then uploaded.";
}

void sendButtons(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const bool nobody = !open.who.team || open.who.team->coordinators().empty();
  const bool uploads = open.who.team && !open.who.team->inbox.empty();
  ui.gap(16);
  ui.row({.gap = 12, .align = Align::start, .stackBelow = 440},
         {flex([&] {
            if (uploads || nobody) {
              if (button(ui, "Seal and send",
                         {.kind = ButtonKind::filled,
                          .icon = Icon::send,
                          .full = true,
                          .tall = true,
                          .disabled = nobody,
                          .why = "Open the team file first."}))
                ui.emit(command::SealAndSend{});
            } else if (button(ui, "Seal and save as a file",
                              {.kind = ButtonKind::filled, .icon = Icon::file, .full = true, .tall = true})) {
              ui.emit(command::SealAsFile{});
            }
          }),
          fit([&] {
            if (uploads && button(ui, "Save as a file", {.icon = Icon::file, .tall = true}))
              ui.emit(command::SealAsFile{});
          })});
  const std::string how = howItGoes(state);
  if (!how.empty()) {
    ui.gap(8);
    second(ui, how);
  }
}

void more(Ui& ui, const State& state) {
  bool& unfolded = ui.flag("more sending");
  ui.gap(12);
  if (plainButton(ui, "More", unfolded ? Icon::chevronUp : Icon::chevronDown)) unfolded = !unfolded;
  if (!unfolded) return;
  const std::string who = opener(*state.open);
  ui.card({.tone = Tone::sunken, .gap = 12, .key = "full"}, [&] {
    heading(ui, "Send everything again", 3, TextStyle::rowStrong);
    body(ui, "When " + who +
                 " says that packs are missing, one pack with all that you have written mends the gap. What "
                 "is there "
                 "already is not doubled. What stays between you and somebody stays here this time, too.");
    ui.flow(8, [&] {
      if (button(ui, "Send everything again", {.icon = Icon::refresh}))
        ui.emit(command::SealAndSend{.full = true});
      if (button(ui, "Save everything as a file", {.kind = ButtonKind::plain, .icon = Icon::file}))
        ui.emit(command::SealAsFile{.full = true});
    });
  });
}

void stillToJoin(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  if (open.who.inRoster || open.who.practice) return;
  const std::string who = opener(open);
  bool& unfolded = ui.flag("join");
  if (note(ui, {.kind = NoteKind::amber,
                .icon = Icon::personAdd,
                .strong = capital(who) + " does not know this tablet yet.",
                .words = "What you send can be opened only after your join request was accepted.",
                .action = unfolded ? "Fold away" : "Hand over the join request"}) == NotePress::action)
    unfolded = !unfolded;
  if (unfolded) {
    ui.gap(12);
    ui.card({.padX = 24, .padY = 20, .key = "join"}, [&] {
      joinAgain(ui, open.who.words, who, state.canShare);
      ui.gap(20);
      body(ui, "When you have been accepted, you get a newer team file or a receipt. Open it here.",
           Tone::ink2);
      ui.gap(12);
      if (button(ui, "Open a team file or receipt", {.icon = Icon::bringIn})) ui.emit(command::PickReceipt{});
    });
  }
  ui.gap(24);
}

void whatIsNew(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const std::size_t count = open.views.send.unsent.size();
  sectionHead(ui, count == 0 ? "What is new" : std::to_string(count) + " not sent yet");
  if (count == 0) {
    emptyLine(ui, "Nothing to send." + lastSent(open, ui.today()));
    keptBack(ui, open);
  } else {
    newRows(ui, open);
    keptBack(ui, open);
    sendButtons(ui, state);
  }
  if (!open.packs.outbox.empty()) more(ui, state);
}

}  // namespace

void drawSend(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Send");
  page(ui, "send", [&] {
    const std::string to = coordinatorsOf(open);
    title(ui, "Send",
          to.empty()          ? "There is no coordinator to send to yet."
          : open.who.practice ? to + ", who is made up. Nobody is sent anything."
                              : to + ". Sealed so that nobody else can read it.");
    ui.gap(24);
    stillToJoin(ui, state);
    ui.columns({flex([&] { whatIsNew(ui, state); }), flex([&] { alreadySent(ui, state); })}, kSideBySide);
    clearCard(ui, open);
  });
}

}  // namespace alongside::ui
