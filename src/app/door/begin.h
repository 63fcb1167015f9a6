// First start: a team is begun, joined, or brought back from its recovery file.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "app/practice/practising.h"
#include "app/session/feature.h"
#include "exchange/team/team.h"

namespace alongside {

class Begin : public Feature {
 public:
  Begin(Session& in, Practising& practising) : Feature(in), practising(practising) { hear(); }
  void begun(const Json& local) override;
  void writeLocal(Json& local) const override;
  void entered() override;  ///< nothing of what was typed is left

  void choose(const command::ChooseBegin& c);
  void takeTeamFile(const PickedFile& file);
  bool
  unfinished();  ///< true: a team was begun here and its recovery sheet never confirmed, so that comes first

 private:
  Practising& practising;
  std::optional<crypto::PrivateKey> recovery;  ///< of a team just started, until its sheet is confirmed
  std::optional<Backup> restored;              ///< opened; becomes a vault once there is a passphrase
  void hear();
  void setBeginText(const std::string& key, const std::string& value);
  void nextStep();
  void createVault();
  void vaultMade(const Outcome& outcome);
  Team newTeam(const DeviceKeys& keys, const crypto::PrivateKey& recoveryKey) const;
  void askForSheet(std::array<int, 2> askWords);
  void makeRecoveryBackup(bool print);
  std::string joinFile();
  void giveJoin(bool share);

  // begin_restore.cpp: brought back from the recovery file
  void openRestored();
  void takeNewestTeam(const PickedFile& file);
  std::uint32_t numbersAfterRestore() const;
};

/// Lock screen when somebody has a vault here, first start otherwise.
void showDoor(State& state, World& world);

}  // namespace alongside
