#include "app/session/settings.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace alongside {

Settings::Settings(Session& in) : Feature(in) {
  Appearance& appearance = state.appearance;
  const std::string theme = world.preference("theme");
  appearance.theme = theme == "light"      ? Theme::light
                     : theme == "dark"     ? Theme::dark
                     : theme == "contrast" ? Theme::contrast
                                           : Theme::system;
  const std::string size = world.preference("text");
  for (const int percent : {100, 125, 150, 175, 200})
    if (size == std::to_string(percent)) appearance.textPercent = percent;
  appearance.roomy = world.preference("roomy") == "on";
  appearance.singleKeys = world.preference("keys") != "off";
  const std::string list = world.preference("list");
  std::from_chars(list.data(), list.data() + list.size(), appearance.listWidth);  // none: as designed
  hear();
  session.askStorage();
}

/// What a worker can run on the tablet: published crypto vectors, then a file written and read back.
void Settings::runSelfTest() {
  if (state.selfTest.running) return;
  state.selfTest = SelfTestState{.running = true, .done = false, .lines = {}};
  session.soon([this] {
    SelfTestState& test = state.selfTest;
    const std::vector<std::string> failed = crypto::selfTest();
    test.lines.emplace_back("Sealing and signing give the published results", failed.empty());
    for (const std::string& name : failed) test.lines.emplace_back(name, false);

    constexpr std::size_t kProbe = 4096;
    const std::string name = "selftest/" + crypto::newId(world.now()).text();
    const Bytes probe = crypto::random(kProbe);
    DiskStep write;
    write.writes.emplace_back(name, probe);
    world.disk().commit(std::move(write), [this, name, probe](const Outcome& written) {
      SelfTestState& t = state.selfTest;
      t.lines.emplace_back("This tablet keeps what is written", written.has_value());
      const auto back = world.disk().read(name);
      t.lines.emplace_back("What is read back is the same", back.has_value() && *back == probe);
      DiskStep tidy;
      tidy.unlinks.push_back(name);
      world.disk().commit(std::move(tidy), [this](const Outcome& removed) {
        state.selfTest.lines.emplace_back("The test left nothing behind", removed.has_value());
        state.selfTest.running = false;
        state.selfTest.done = true;
        session.changed();
      });
      session.changed();
    });
  });
}

void Settings::hear() {
  namespace c = command;
  on<c::SetTheme>([this](const c::SetTheme& x) {
    state.appearance.theme = x.theme;
    constexpr std::array<std::string_view, 4> kNames = {"system", "light", "dark", "contrast"};
    world.setPreference("theme", kNames[static_cast<std::size_t>(x.theme)]);
  });
  on<c::SetTextSize>([this](const c::SetTextSize& x) {
    state.appearance.textPercent = std::clamp(x.percent, 100, 200);
    world.setPreference("text", std::to_string(state.appearance.textPercent));
  });
  on<c::SetRoomy>([this](const c::SetRoomy& x) {
    state.appearance.roomy = x.on;
    world.setPreference("roomy", x.on ? "on" : "off");
  });
  on<c::SetSingleKeys>([this](const c::SetSingleKeys& x) {
    state.appearance.singleKeys = x.on;
    world.setPreference("keys", x.on ? "on" : "off");
  });
  on<c::ShowShortcuts>(
      [this](const c::ShowShortcuts& x) { whenOpen([&](OpenState& o) { o.over.shortcutsShown = x.open; }); });
  on<c::SetListWidth>([this](const c::SetListWidth& x) {
    state.appearance.listWidth = x.width;
    if (x.keep) world.setPreference("list", std::to_string(state.appearance.listWidth));
  });
  on<c::AskPersist>([this](const c::AskPersist&) { world.persist([this](bool) { session.askStorage(); }); });
  on<c::RunSelfTest>([this](const c::RunSelfTest&) { runSelfTest(); });
}

}  // namespace alongside
