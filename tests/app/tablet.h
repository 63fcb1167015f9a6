// A tablet in a test: an App with a World in memory, driven by commands as screens do.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "app/app.h"
#include "core/text.h"
#include "platform/memory/memory_world.h"

namespace alongside::test {

inline const Json kAllMaySee = {"ward", "coordinator"};

class Tablet {
 public:
  explicit Tablet(MemoryDisk::Files medium = {},
                  std::map<std::string, std::string, std::less<>> preferences = {})
      : world(std::make_unique<MemoryWorld>(std::move(medium))) {
    world->preferences = std::move(preferences);
    app = std::make_unique<App>(*world);
    app->storageReady({});
    settle();
  }

  const State& state() const { return app->state(); }
  const OpenState& open() const {
    REQUIRE(state().open.has_value());
    return *state().open;
  }
  void say(const Command& command) {
    app->dispatch(command);
    settle();
  }
  /// Lets everything happen that is due now: answers, and work that waits for a frame.
  void settle() {
    for (int i = 0; i < 1000; ++i) {
      world->settle();
      if (world->wakeAt < 0 || world->wakeAt > world->seconds + 0.01) return;
      world->seconds += 0.002;
      world->wakeAt = -1;
      app->wake();
    }
    FAIL("it never comes to rest");
  }
  void advance(double seconds) {
    world->seconds += seconds;
    world->clock.advance(static_cast<Millis>(seconds * 1000));
    if (world->wakeAt >= 0 && world->wakeAt <= world->seconds) {
      world->wakeAt = -1;
      app->wake();
    }
    settle();
  }
  /// So much time passes while somebody is there, who touches it now and then: it does not lock.
  void spend(double seconds) {
    while (seconds > 0) {
      constexpr double kPause = 240;
      const double step = std::min(seconds, kPause);
      world->seconds += step;
      world->clock.advance(static_cast<Millis>(step * 1000));
      app->touched();
      seconds -= step;
    }
    advance(0);
  }
  /// The tablet sleeps: its wall clock alone goes on, and nothing wakes the page.
  void sleep(double seconds) { world->clock.advance(static_cast<Millis>(seconds * 1000)); }
  void give(std::string name, Bytes bytes) {
    std::vector<PickedFile> files;
    files.push_back({.name = std::move(name), .bytes = std::move(bytes), .size = 0, .tooLarge = false});
    app->filesGiven(std::move(files));
    settle();
  }
  Bytes lastSaved() const { return world->saved.at(world->lastSaved); }

  void type(std::string key, std::string value) {
    say(command::SetBeginText{std::move(key), std::move(value)});
  }
  void typeOfferedWords() {
    std::string words;
    for (const std::string& word : state().begin.offered) words += (words.empty() ? "" : " ") + word;
    passphrase = words;
    type("passphrase", words);
  }
  /// From nothing to a team that stands; the recovery file is kept in `recoveryFile`.
  void startTeam(std::string name = "Ruth Abara") {
    say(command::ChooseBegin{command::ChooseBegin::What::start});
    type("name", std::move(name));
    type("teamName", "Riverside peer support");
    type("wards", "Rowan 020 7946 0123\nHazel");
    say(command::NextStep{});
    REQUIRE(state().begin.step == BeginStep::passphrase);
    typeOfferedWords();
    say(command::NextStep{});
    REQUIRE(state().begin.step == BeginStep::recovery);
    say(command::SaveRecovery{});
    recoveryFile = lastSaved();
    for (int i = 0; i < 2; ++i) {
      const auto index = static_cast<std::size_t>(state().begin.askWords[static_cast<std::size_t>(i)] - 1);
      type(i == 0 ? "word0" : "word1", state().begin.recoveryWords[index]);
    }
    recoveryWords = state().begin.recoveryWords;
    say(command::NextStep{});
    REQUIRE(state().gate == Gate::open);
  }
  /// Joins with a team file; returns the join request.
  Bytes join(const Bytes& teamFile, std::string name) {
    if (state().begin.step == BeginStep::choose) say(command::ChooseBegin{command::ChooseBegin::What::join});
    give("team.jws", teamFile);
    REQUIRE(state().begin.step == BeginStep::checkTeam);
    say(command::NextStep{});
    type("name", std::move(name));
    say(command::NextStep{});
    typeOfferedWords();
    say(command::NextStep{});
    REQUIRE(state().begin.step == BeginStep::done);
    say(command::SaveJoin{false});
    Bytes request = lastSaved();
    say(command::NextStep{});
    REQUIRE(state().gate == Gate::open);
    return request;
  }
  Id addPerson(std::string name, std::string ward = "Rowan") {
    say(command::StartForm{"person", {}});
    say(command::SetField{"name", std::move(name)});
    say(command::SetField{"ward", std::move(ward)});
    say(command::SaveForm{});
    REQUIRE(!open().over.form.has_value());
    return open().page.person;
  }
  Id record(Id person, std::string words) {
    say(command::StartRecord{person});
    const Id id = open().over.form->record;
    say(command::SetField{"words", std::move(words)});
    say(command::SetField{"seenBy", kAllMaySee});  // they were asked
    say(command::SaveForm{});
    REQUIRE(!open().over.form.has_value());
    return id;
  }
  void unlock(std::string phrase) {
    say(command::SetPassphrase{std::move(phrase)});
    say(command::Unlock{});
  }
  /// The same tablet after the browser was killed: only what the medium holds is left.
  Tablet afterKill() const {
    Tablet next(world->storage.medium(), world->preferences);
    next.passphrase = passphrase;
    return next;
  }

  std::unique_ptr<MemoryWorld> world;
  std::unique_ptr<App> app;
  std::string passphrase;
  Bytes recoveryFile;
  std::vector<std::string> recoveryWords;
};

}  // namespace alongside::test
