#include "ui/frame/trouble.h"

#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "ui/door/door.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

void drawStarting(Ui& ui, const State& state) {
  ui.setTitle("Alongside");
  (void)state;
  constexpr float kMark = 64;
  const Box room{0, 0, ui.metrics().width, ui.metrics().visibleHeight};
  drawMark(ui.paint(), room.width / 2 - kMark / 2, room.height / 2 - kMark, kMark);
  ui.inside({0, room.height / 2 + 16, room.width, 80}, [&] {
    text(ui, "Reading what is kept on this tablet",
         {.style = TextStyle::second, .tone = Tone::ink2, .align = Align::middle, .role = NodeRole::status});
  });
}

void drawRefused(Ui& ui, const State& state) {
  ui.setTitle("Alongside cannot open here");
  const Fault fault = state.doorFault.value_or(
      Fault{"storage/refused", "This browser does not let Alongside keep anything.", "Nothing was changed.",
            "Open the page in an ordinary window, not a private one."});
  doorPage(ui, {.key = "refused", .matter = [&] {
                  heading(ui, "Alongside cannot open here", 1, TextStyle::heading);
                  ui.gap(24);
                  ui.card({.padX = 24, .padY = 24, .key = "why"}, [&] { faultParts(ui, fault); });
                  ui.gap(24);
                  body(ui, "You can practise with made-up people all the same. Nothing you do there is kept.",
                       Tone::ink2);
                  ui.gap(16);
                  if (button(ui, "Practise with made-up people", {.icon = Icon::heart, .tall = true}))
                    ui.emit(command::ChooseBegin{command::ChooseBegin::What::practise});
                  doorUpdate(ui, state);
                }});
}

namespace {

Fault damageFault(const OpenState& open, const VaultDamage& damage) {
  const auto records = static_cast<std::int64_t>(open.store.size());
  std::string happened = damage.sentence;
  if (happened.empty())
    happened = plural(damage.pieces.size(), "piece", "pieces") + " of what is kept here could not be read.";
  return {
      "vault/damaged", happened,
      "Everything else is open: " + plural(records, "record", "records") +
          ". What was damaged is left as it is, and you can go on working.",
      open.who.role == Role::coordinator
          ? "Ask the people whose records are missing to send everything again. Do not clear the browser’s "
            "data."
          : "Tell your coordinator. What you had sent before is with them. Do not clear the browser’s data."};
}

void closableFault(Ui& ui, std::string_view key, const Fault& fault, std::string_view close) {
  ui.group(NodeRole::alert, key, fault.happened, [&] {
    ui.card({.padX = 20, .padY = 16, .border = Tone::control, .key = std::string(key)}, [&] {
      ui.row({.gap = 16, .align = Align::start, .stackBelow = 560},
             {flex([&] { faultParts(ui, fault); }), fit([&] {
                if (button(ui, close)) ui.emit(command::CloseNote{});
              })});
    });
  });
}

}  // namespace

void drawPageNotes(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  bool& later = ui.flag("update later");
  const bool damage = open.damage && !open.damageSeen;
  const bool update = state.updateReady && !later;
  if (!damage && !open.over.note && !update) return;

  // As high as it needs, half of the page at most; the page below keeps the rest.
  const NodeId id = ui.nodeFor("notes height");
  const float wanted = ui.remembered(id, 64);
  const float most = std::max(120.0F, (ui.bottom() - ui.y()) * 0.55F);
  const float margin = ui.metrics().margin();
  constexpr float kAbove = 16;
  ui.scroll(
      "notes",
      {.height = std::min(wanted + kAbove, most), .marginX = margin, .marginTop = kAbove, .name = "Notes"},
      [&] {
        const float top = ui.y();
        ui.column(12, [&] {
          if (damage) closableFault(ui, "damage", damageFault(open, *open.damage), "I have read this");
          if (open.over.note) closableFault(ui, "note", *open.over.note, "Close");
          if (update)
            ui.card({.padY = 8, .key = "update"}, [&] {
              ui.row({.gap = 12, .stackBelow = 520, .stackGap = 4},
                     {flex([&] { iconLine(ui, Icon::refresh, "A newer version is ready."); }), fit([&] {
                        ui.flow(8, [&] {
                          if (button(ui, "Use it now", {})) ui.emit(command::ApplyUpdate{});
                          if (plainButton(ui, "Later")) later = true;
                        });
                      })});
            });
        });
        ui.remember(id, ui.y() - top);
      });
}

void drawNotSaved(Ui& ui, const State& state, std::string& seen) {
  const SaveState& save = state.save;
  if (!save.fault || save.keeping == Keeping::saved || save.keeping == Keeping::practice) return;
  const std::string failure = std::to_string(save.failedAt);
  if (seen == failure) return;
  const bool full = save.fault->code.find("full") != std::string::npos;
  const bool closed = dialog(
      ui, {.key = "not saved", .title = full ? "This tablet is full" : "Not saved on this tablet"}, [&] {
        Fault fault = *save.fault;
        if (save.at != 0)
          fault.safe = "Everything up to " + localMoment(save.at).clock() + " is saved. " + fault.safe;
        faultParts(ui, fault);
        ui.gap(24);
        ui.row({.gap = 12, .stackBelow = 520},
               {flex([&] {
                  if (button(ui, "Try again",
                             {.kind = ButtonKind::filled,
                              .icon = Icon::refresh,
                              .full = true,
                              .tall = true,
                              .busy = save.keeping == Keeping::saving,
                              .busyWords = "Saving"}))
                    ui.emit(command::RetrySave{});
                }),
                fit([&] {
                  if (button(ui, "Carry it away as a sealed file", {.icon = Icon::file, .tall = true}))
                    ui.emit(command::SaveRescue{});
                })});
        ui.gap(8);
        ui.flow(
            8,
            [&] {
              if (button(ui, "Go back and keep this page open",
                         {.kind = ButtonKind::plain, .align = Align::end}))
                seen = failure;
            },
            Align::end);
      });
  if (closed) seen = failure;
}

}  // namespace alongside::ui
