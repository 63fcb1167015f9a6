// The door: who is there, and unlocking. Covering and locking: cover.h.
#pragma once

#include <memory>

#include "app/door/begin.h"
#include "app/door/cover.h"
#include "app/session/feature.h"
#include "app/session/not_sent.h"
#include "app/team/team_files.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Lock : public Feature {
 public:
  Lock(Session& in, TrailNotes& trail, NotSent& notSent, Cover& cover, TeamFiles& teamFiles, Begin& begin)
      : Feature(in), trail(trail), notSent(notSent), cover(cover), teamFiles(teamFiles), begin(begin) {
    hear();
  }
  std::optional<double> due() const override;
  bool woken() override;

  void openVault(std::unique_ptr<Vault> opened);

 private:
  TrailNotes& trail;
  NotSent& notSent;
  Cover& cover;
  TeamFiles& teamFiles;
  Begin& begin;
  void hear();
  void unlock();
  void fillStore(const Json& local);
  void showForgotten(bool shown);
  void saveRecoveryFile();
};

}  // namespace alongside
