// Packs out: sealed, kept, uploaded when there is a network, and what the coordinator signed for.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/clearing/clear.h"
#include "app/session/feature.h"
#include "app/session/not_sent.h"
#include "app/team/team_files.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Send : public Feature {
 public:
  Send(Session& in, TrailNotes& trail, NotSent& notSent, TeamFiles& teamFiles, Clearing& clearing)
      : Feature(in), trail(trail), notSent(notSent), teamFiles(teamFiles), clearing(clearing) {
    hear();
  }
  void begun(const Json& local) override;
  void writeLocal(Json& local) const override;
  void entered() override { tryUploads(); }
  void teamChanged() override { tryUploads(); }
  std::optional<double> due() const override;
  bool woken() override;
  void networkChanged() override;

  void takeReceipt(const OpenedPack& opened);

 private:
  TrailNotes& trail;
  NotSent& notSent;
  TeamFiles& teamFiles;
  Clearing& clearing;
  std::uint32_t lastSeq = 0;
  Hash lastJws;
  double retryPause = 0;           ///< seconds; grows while the server does not answer
  std::optional<double> retryDue;  ///< uptime of the next try to upload
  void hear();
  bool seal(bool full, bool asFile);
  void sealed(OutPack out, const std::vector<std::uint32_t>& revisions, const std::vector<Revision>& entries);
  void practiseSealing(const std::vector<std::uint32_t>& revisions, bool asFile);
  void tryUploads();
  void upload(const Id& id, bool before);
  void uploaded(const Id& id, int status, bool before);
  void uploadLater();
  void sendWhatElseAnswered();
  OutPack* packById(const Id& id);
  void givePack(const Id& id, bool share);
};

}  // namespace alongside
