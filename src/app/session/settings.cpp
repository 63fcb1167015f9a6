// Storage, the self-test, and practice.
#include "app/pages/command_desk.h"
#include "app/practice/practice.h"
#include "app/session/session.h"
#include "core/text.h"

namespace alongside {

void Session::askStorage() {
  world.storageState([this](const StorageState& storage) {
    state.storage = storage;
    changed();
  });
}

/// What a worker can run on the tablet: published crypto vectors, then a file written and read back.
void Session::runSelfTest() {
  if (state.selfTest.running) return;
  state.selfTest = SelfTestState{.running = true, .done = false, .lines = {}};
  soon([this] {
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
        changed();
      });
      changed();
    });
  });
}

/// A vault that is none: made-up people, nothing kept, nothing sent.
void Session::beginPractice(Role role) {
  alive = std::make_shared<int>(0);
  vault.reset();
  state.begin = BeginState{};
  state.open.emplace();
  OpenState& o = open();
  o.practice = true;
  keys = DeviceKeys::generate();
  o.device = keys->thumbprint();
  o.words = fingerprintWords(keys->signing.publicKey(), keys->agreement.publicKey());
  clock.emplace(o.device);
  PracticeTeam made =
      role == Role::coordinator ? practiceDesk(state.local, o.device) : practiceTeam(state.local, o.device);
  o.worker = made.worker;
  o.team = std::move(made.team);
  o.role = role;
  left = {};
  notLeft.clear();
  lookedTo = 0;
  if (role == Role::worker) o.outbox = practiceOutbox(state.local);
  lastSeq = o.outbox.empty() ? 0 : o.outbox.front().seq;
  lastJws = {};
  arrivals = std::move(made.arrivals);
  trail = std::move(made.trail);
  looksNoted.clear();
  o.ledger = std::move(made.ledger);
  for (Revision& revision : made.revisions) {
    clock->observe(revision.hlc, state.now);
    o.store.add(std::move(revision));
  }
  leftUpTo(made.packedTo);
  drafts = std::move(made.drafts);
  state.save = SaveState{};
  state.save.keeping = Keeping::practice;
  o.sendList.order = ListOrder::oldest;  // as it travels
  state.gate = Gate::open;
  beginDesk();
  rebuildUnsent();
  rebuildViews();
}

void Session::hearSettings() {
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
      [this](const c::ShowShortcuts& x) { whenOpen([&](OpenState& o) { o.shortcutsShown = x.open; }); });
  on<c::SetListWidth>([this](const c::SetListWidth& x) {
    state.appearance.listWidth = x.width;
    if (x.keep) world.setPreference("list", std::to_string(state.appearance.listWidth));
  });
  on<c::PractiseAs>([this](const c::PractiseAs& x) {
    if (state.open && open().practice) beginPractice(x.role);
  });
  on<c::AskPersist>([this](const c::AskPersist&) { world.persist([this](bool) { askStorage(); }); });
  on<c::RunSelfTest>([this](const c::RunSelfTest&) { runSelfTest(); });
}

}  // namespace alongside
