// What the first start shows, step by step. Part of State.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "exchange/team/team.h"

namespace alongside {

enum class BeginStep {
  choose,       ///< join, start, practise
  team,         ///< start a team: names, wards
  teamFile,     ///< join: open the team file
  checkTeam,    ///< join: this is the team; its coordinator's words
  name,         ///< join: your name
  passphrase,   ///< four words or one's own
  recovery,     ///< start a team: the recovery sheet, print or save, then type two of its words
  done,         ///< join: hand over the join request
  restore,      ///< a coordinator brings back a saved copy: recovery file and its eight words
  restoreTeam,  ///< and the newest team file, which knows who joined since
};

struct PassphraseStrength {
  double bits = 0;
  int grade = 0;         ///< 0 too weak to use, 1 weak, 2 fair, 3 strong
  std::string sentence;  ///< honest, plain
};

struct BeginState {
  BeginStep step = BeginStep::choose;
  bool coordinator = false;
  std::string name, teamName, wardsText, inbox = "/inbox/";
  std::string teamFileName;
  std::optional<OpenedTeam> team;
  std::vector<std::string> teamWords;  ///< fingerprint of the coordinator who signed, to compare aloud
  bool ownPassphrase = false;          ///< false: the offered words
  std::vector<std::string> offered;    ///< four words
  std::string passphrase;              ///< what is typed (own), or typed again to confirm the offered ones
  PassphraseStrength strength;
  std::vector<std::string> recoveryWords;  ///< eight; shown and printed once
  std::array<int, 2> askWords{};           ///< which two (1-based) are to be typed back
  std::array<std::string, 2> typedWords{};
  bool recoveryTaken = false;  ///< printed or saved
  bool working = false;        ///< keys are being made
  std::optional<Fault> fault;
  std::map<std::string, std::string> fieldFaults;  ///< by field: "name", "teamName", "passphrase", "words"
  std::string joinFile;               ///< the join request, made; offered until the coordinator answered
  std::vector<std::string> ownWords;  ///< this tablet's fingerprint, read out to the coordinator
  std::string restoreFileName, restoreFile;  ///< the recovery file that was opened
  std::string restoreWords;                  ///< typed: its eight words
  bool vouched = false;                      ///< the newest team file: the recovery file knows who signed it
};

}  // namespace alongside
