// Packs that were opened: laid down to be looked at, taken in, and taken out again.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/clearing/clear.h"
#include "app/session/feature.h"
#include "app/session/not_sent.h"
#include "app/team/team_files.h"
#include "app/team/trail_notes.h"

namespace alongside {

class PacksIn : public Feature {
 public:
  PacksIn(Session& in, TrailNotes& trail, NotSent& notSent, TeamFiles& teamFiles, Clearing& clearing)
      : Feature(in), trail(trail), notSent(notSent), teamFiles(teamFiles), clearing(clearing) {
    hear();
  }
  void begun(const Json& local) override;
  void writeLocal(Json& local) const override;
  void refreshPage() override;
  bool back() override;
  void leave() override;

  void keepApart(const std::string& fileName, Fault fault);
  std::optional<Fault> layDown(const std::string& fileName, OpenedPack opened);
  void refreshIncoming();  ///< what those that wait say of each other

 private:
  TrailNotes& trail;
  NotSent& notSent;
  TeamFiles& teamFiles;
  Clearing& clearing;
  void hear();
  void readPacks();
  void takeIn(std::size_t index, bool late = false);
  void takeAllIn();
  void lookAgain(IncomingPack& incoming) const;  ///< by the roster and the records as they are now
  void saveTaken(std::vector<Revision> revisions, const std::set<Hash>& inTheLog);
  void noteTaken(const OpenedPack& opened);
  void askUndoPack(const Hash& jws);
  void undoPack();
};

}  // namespace alongside
