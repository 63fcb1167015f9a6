#include "ui/more/screen_about.h"

#include "app/command.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/more/licences.h"

namespace alongside::ui {
namespace {

void whatItIs(Ui& ui, const State& state) {
  heading(ui, "What it is");
  ui.gap(12);
  ui.card({.gap = 12, .key = "what"}, [&] {
    body(ui,
         "What a peer support service carries on the ward. It works without a network and keeps what you "
         "write sealed on this tablet.");
    body(ui,
         "It is not the clinical record. It sits beside RiO, IAPTUS and EMIS and refers to them by number.",
         Tone::ink2);
    fact(ui, "Version", state.version);
    if (!state.build.empty()) fact(ui, "Build", state.build);
    if (state.updateReady) {
      tag(ui, {"A newer version is ready", TagKind::blue, Icon::refresh});
      if (button(ui, "Use it now", {.icon = Icon::refresh, .name = "Use the newer version now"}))
        ui.emit(command::ApplyUpdate{});
    }
  });
}

void storage(Ui& ui, const State& state) {
  const StorageState& kept = state.storage;
  heading(ui, "Storage on this tablet");
  ui.gap(12);
  ui.card({.gap = 12, .key = "storage"}, [&] {
    if (!kept.persisted)
      iconLine(ui, Icon::info, "The browser does not say whether it keeps what is here.", Tone::ink2);
    else if (*kept.persisted)
      iconLine(ui, Icon::shieldCheck, "The browser has promised to keep what is here.", Tone::green);
    else
      iconLine(ui, Icon::warning,
               "The browser may clear what is here when the tablet is full or not used for a while.",
               Tone::amber);
    fact(ui, "Used", asBytesSize(kept.used));
    if (kept.quota > 0) fact(ui, "Free", asBytesSize(kept.quota > kept.used ? kept.quota - kept.used : 0));
    fact(ui, "Opened from", kept.installed ? "The home screen" : "The browser");
    if (!kept.persisted.value_or(false)) {
      if (!kept.installed) second(ui, "Added to the home screen, Alongside is kept longer by every browser.");
      if (button(ui, "Ask to keep it", {.icon = Icon::drive})) ui.emit(command::AskPersist{});
    }
  });
}

void selfTest(Ui& ui, const State& state) {
  const SelfTestState& test = state.selfTest;
  heading(ui, "Self-test");
  ui.gap(12);
  ui.card({.gap = 12, .key = "test"}, [&] {
    second(ui,
           "Seals and signs published examples, writes a file on this tablet, reads it back and removes it. "
           "Your records are not touched.");
    bool held = true;
    if (!test.lines.empty())
      ui.group(NodeRole::list, "lines", "What was tried", [&] {
        ui.column(8, [&] {
          for (std::size_t i = 0; i < test.lines.size(); ++i) {
            const std::string& words = test.lines[i].first;
            const bool good = test.lines[i].second;
            held = held && good;
            ui.keyed(std::to_string(i), [&] {
              iconLine(ui, good ? Icon::checkCircle : Icon::warning,
                       words + (good ? "" : ": this did not hold"), good ? Tone::green : Tone::red);
            });
          }
        });
      });
    if (test.done && held) tag(ui, {"All of it held", TagKind::green, Icon::check});
    if (test.done && !held)
      faultCard(ui, {"selftest/failed", "Part of the self-test did not hold on this tablet.",
                     "What is saved is untouched.",
                     "Do not record on this tablet. Show this page to your coordinator."});
    if (button(ui, test.done ? "Run it again" : "Run the self-test",
               {.icon = Icon::refresh, .busy = test.running, .busyWords = "Testing", .key = "run"}))
      ui.emit(command::RunSelfTest{});
  });
}

void thanks(Ui& ui) {
  heading(ui, "Work by other people");
  ui.gap(8);
  body(ui, "Alongside contains the following. Thank you. Press a name to read its notice in full.",
       Tone::ink2);
  ui.gap(12);
  const std::span<const Notice> all = notices();
  ui.cardRows(
      all.size(),
      [&](std::size_t i) {
        const Notice& notice = all[i];
        ui.keyed(notice.title, [&] {
          bool& unfolded = ui.flag("unfolded");
          if (button(ui, notice.title,
                     {.kind = ButtonKind::plain, .icon = unfolded ? Icon::chevronUp : Icon::chevronDown}))
            unfolded = !unfolded;
          if (!unfolded) return;
          ui.gap(8);
          ui.column(12, [&] {
            for (const std::string& paragraph : paragraphsOf(notice.text)) second(ui, paragraph, Tone::ink);
          });
        });
      },
      20, 8);
}

}  // namespace

void drawAbout(Ui& ui, const State& state) {
  ui.setTitle("About Alongside");
  page(
      ui, "about",
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        title(ui, "About Alongside");
        ui.gap(24);
        ui.columns({flex([&] {
                      whatItIs(ui, state);
                      ui.gap(32);
                      selfTest(ui, state);
                    }),
                    flex([&] { storage(ui, state); })});
        ui.gap(32);
        thanks(ui);
      },
      1040);
}

}  // namespace alongside::ui
