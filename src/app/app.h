// The application: takes commands, changes State, asks the World. One instance, made in main.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/command.h"
#include "app/ports.h"
#include "app/state.h"

namespace alongside {

class App {
 public:
  explicit App(World& world);
  ~App();

  const State& state() const;
  void dispatch(const Command& command);

  /// Called by the platform.
  void storageReady(Outcome outcome);  ///< the disk was read, or cannot be used
  void wake();                         ///< a timer that was asked for with World::wakeIn
  void touched();                      ///< the person did something: the lock timer starts again
  void beforeFrame();                  ///< what is due to be covered or locked is not drawn any more
  void networkChanged();
  void hidden();  ///< the page goes to the background: drafts are kept now
  void updateReady();
  void filesGiven(std::vector<PickedFile> files);  ///< dropped on the page

  /// Called after State changed outside dispatch (an answer came): draw a frame.
  std::function<void()> onChange;

 private:
  struct Whole;  // app.cpp: the session and all features
  std::unique_ptr<Whole> whole_;
};

}  // namespace alongside
