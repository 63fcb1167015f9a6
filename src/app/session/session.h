// What every feature of the app shares: who is here, the open vault and its records, saving, the clock, and what is said at
// the foot of a page. Nothing here is about any page, and nothing here knows which features there are: they enter
// themselves (feature.h), and are told what happens.
#pragma once

#include <cassert>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/command.h"
#include "app/desk_state.h"
#include "app/ports.h"
#include "app/session/untouched.h"
#include "app/state.h"
#include "core/clock.h"
#include "exchange/arrivals.h"
#include "exchange/keys.h"
#include "exchange/pack.h"
#include "exchange/what_stays.h"

namespace alongside {

class Feature;

struct Session {
  /// `onChange`: State changed outside a command; a frame is drawn.
  Session(World& world, const std::function<void()>& onChange);

  World& world;
  State state;
  std::shared_ptr<Desk> desk;      ///< State's, to be written; null on a worker's tablet
  std::vector<Feature*> features;  ///< from the ground up: each may ask those before it

  /// Every feature hears of it, from the ground up: tell(&Feature::refresh).
  template <class Call, class... A>
  void tell(Call call, const A&... what) {
    for (Feature* feature : features) (feature->*call)(what...);
  }

  // --- Who is here
  std::unique_ptr<Vault> vault;  ///< null while somebody is here: practice, where nothing is kept
  std::optional<DeviceKeys> keys;
  std::optional<HybridClock> clock;
  Arrivals arrivals;  ///< what came with which pack, and what is passed over
  std::uint32_t numbersFrom =
      0;  ///< of a vault that was brought back: all that is counted begins behind this
  std::shared_ptr<int> alive = std::make_shared<int>(0);  ///< late answers check that it is still this one

  /// Somebody is here from now on: with a vault that was opened or made, or with none, to practise. `local`: what the vault
  /// keeps of this tablet. Of whoever was here before nothing is left. The store is empty.
  void begin(std::unique_ptr<Vault> vault, DeviceKeys keys, OpenState who, const Json& local);
  void enter();      ///< the records are there, and are shown
  void beginDesk();  ///< what a coordinator's pages are made of, and no other's
  Json shelf(std::string_view name) const { return vault ? vault->shelf(name) : Json(); }
  OpenState& open() { return *state.open; }
  const OpenState& open() const { return *state.open; }
  WhatStays whatStays() const { return {state.open->store, state.open->who.device}; }
  bool onlyPractice();  ///< and says so: nothing is sealed or saved
  Pack newPack(PackKind kind, PackMode mode,
               std::uint32_t seq);  ///< what every pack of this vault begins with
  /// Commands for an open vault are no more than late echoes once it is closed.
  template <class F>
  void whenOpen(F&& f) {
    if (state.open) f(*state.open);
  }
  template <class F>
  auto guarded(F f) {  ///< a callback that does nothing once another vault is open
    return [token = std::weak_ptr<int>(alive), f = std::move(f)](auto&&... a) mutable {
      if (!token.expired()) f(std::forward<decltype(a)>(a)...);
    };
  }

  // --- save.cpp
  Revision stamped(const Id& id, std::string_view kind, Op op, const Fields& fields, std::string_view reason);
  void save(std::vector<Revision> revisions);
  void saveLocal(std::function<void(bool saved)> then = {});
  void saveShelf(std::string_view name, const Json& value, bool draft = false);
  void saveArrivals() { saveShelf("arrivals", arrivals.json()); }
  Json local() const;
  void saveStarted(bool draft);
  void saveEnded(bool draft, const Outcome& outcome);
  void retrySave();
  void keepRecoverable();  ///< by the team's recovery key, in the newest form
  int pendingSaves = 0;

  // --- What is shown. `refresh`: records, drafts or the day changed; `refreshPage`: so did what only this page shows.
  void refresh();
  void refreshPage();
  void storeChanged();  ///< its revisions are numbered otherwise now
  void teamChanged();   ///< another version of the team file counts
  void toast(std::string text, std::function<void()> undoing = {});
  std::function<void()> undo;  ///< of the toast

  void askStorage();  ///< how much room there is, and whether the browser promised to keep it

  // --- Time
  Untouched untouched;  ///< how long nobody has touched the tablet
  void refreshClock();
  void reschedule();
  void changed();                           ///< after an answer: a frame is asked for
  void soon(std::function<void()> work);    ///< after the next frame: long work behind a 'working' look
  std::deque<std::function<void()>> later;  ///< what waits for that

  // --- What is done at each command: every feature hears its own. (Not std::function: six functions of the page for each.)
  void hear(const Command& command);
  template <class C, class F>
  void on(F f) {
    const auto call = [](void* lambda, const Command& command) {
      (*static_cast<F*>(lambda))(*command.as<C>());
    };
    const auto end = [](void* lambda) { std::default_delete<F>()(static_cast<F*>(lambda)); };
    Listener listener{{std::make_unique<F>(std::move(f)).release(), end}, call};
    const bool first = listeners_.emplace(Command::typeOf<C>(), std::move(listener)).second;
    assert(first && "two features hear the same command");
    (void)first;
  }

 private:
  struct Listener {
    std::unique_ptr<void, void (*)(void*)> lambda;
    void (*call)(void* lambda, const Command& command);
  };
  std::unordered_map<Command::Type, Listener> listeners_;
  const std::function<void()>& onChange_;
};

}  // namespace alongside
