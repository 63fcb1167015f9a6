// Files that come in: packs, receipts, join requests, team files, reports. Each is shown to whom it is for.
#pragma once

#include <string>
#include <vector>

#include "app/packs/packs_in.h"
#include "app/packs/send.h"
#include "app/referrals/import.h"
#include "app/session/feature.h"
#include "app/team/help.h"
#include "app/team/team_files.h"

namespace alongside {

class OpenFiles : public Feature {
 public:
  OpenFiles(Session& in, TeamFiles& teamFiles, Help& help, Import& import, PacksIn& packsIn, Send& send)
      : Feature(in), teamFiles(teamFiles), help(help), import(import), packsIn(packsIn), send(send) {
    hear();
  }
  void take(std::vector<PickedFile> files);

 private:
  TeamFiles& teamFiles;
  Help& help;
  Import& import;
  PacksIn& packsIn;
  Send& send;
  void hear();
  void pickFiles();
  void takeFile(const PickedFile& file);
  void openFile(const PickedFile& file);
};

}  // namespace alongside
