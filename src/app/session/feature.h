// One thing that the app can do: its own state, its own commands, and what it does when something happens around it. It may
// ask the session, and by reference the features that stand below it (app.cpp builds them from the ground up). Whatever goes
// upwards is one of the calls below.
#pragma once

#include "app/session/session.h"
#include "exchange/pack.h"

namespace alongside {

class Feature {
 public:
  explicit Feature(Session& in) : session(in), world(in.world), state(in.state), desk(in.desk) {
    session.features.push_back(this);
  }
  Feature(const Feature&) = delete;
  Feature& operator=(const Feature&) = delete;
  virtual ~Feature() = default;

  // --- Who is here. Called from the ground up.
  virtual void begun(const Json&) {}       ///< Session::begin: read what the vault keeps of this
  virtual void writeLocal(Json&) const {}  ///< ... and write it, read by `begun` the next time
  virtual void entered() {}                ///< the records are shown
  virtual void deskBegun() {}              ///< for a coordinator, for the first time or anew
  virtual bool saved() { return false; }   ///< nothing waits to be saved; true: the page ends now

  // --- What is shown
  virtual void refresh() {}      ///< Session::refresh
  virtual void refreshPage() {}  ///< Session::refreshPage: of PageState::place, what is this feature's
  virtual void storeChanged() {}
  virtual void teamChanged() {}
  virtual void tabletBack() {}            ///< it was lent, and is in the worker's hands again
  virtual void packTaken(const Pack&) {}  ///< a pack of records was taken in
  virtual void answerCame() {}            ///< Session::changed: an answer came

  // --- What somebody does
  virtual void heard() {}                ///< after every command
  virtual bool back() { return false; }  ///< true: something of its own lay on top, and is closed
  virtual void leave() {}                ///< another place was chosen

  // --- Time and the world
  virtual std::optional<double> due() const { return std::nullopt; }  ///< seconds until it wants to be woken
  virtual bool woken() { return false; }  ///< true: something that can be seen changed
  virtual void networkChanged() {}
  virtual void hidden() {}  ///< the page goes to the background

 protected:
  Session& session;
  World& world;
  State& state;
  const std::shared_ptr<Desk>& desk;

  OpenState& open() { return session.open(); }
  const OpenState& open() const { return session.open(); }
  template <class C, class F>
  void on(F f) {
    session.on<C>(std::move(f));
  }
  template <class F>
  void whenOpen(F&& f) {
    session.whenOpen(std::forward<F>(f));
  }
  template <class F>
  auto guarded(F f) {
    return session.guarded(std::move(f));
  }
};

}  // namespace alongside
