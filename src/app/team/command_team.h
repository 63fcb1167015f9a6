// What a coordinator asks for at Team and at People, besides what command.h has for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/command.h"

namespace alongside::command {

struct OpenMember {
  std::string device;
};  ///< empty: back to the team
struct SetRole {
  std::string device;
  Role role;
};
struct AskEnd {
  std::string device;
  bool lost;
};  ///< no more packs from this tablet are believed
struct SetEndDay {
  Date on;
};
struct EndAccess {};
struct CancelEnd {};

// The team file
struct EditTeam {
  bool open;
};  ///< what was typed stays as a draft
struct DropTeamDraft {};
struct TypeTeam {
  std::string field, text;
};  ///< kept as a draft until it is signed
struct KeepTeam {
  std::string name, wards, teams, partners, inbox;
  std::string token = {};  ///< that tablets show the inbox; empty: none is asked for
};  ///< one new version, signed
struct SignTeam {};  ///< the directory has changed
struct CloseTold {};

// Who looked, who took what away
struct OpenTrail {
  bool open;
  std::string device = {};  ///< of one tablet alone; empty: of all
};
struct LookAtTrail {
  ListChoice list;
};

// A forgotten passphrase
struct SameFileWords {};  ///< the locked tablet shows the same five
struct PickBackup {};
struct SetHelpWords {
  std::string words;
};
struct MakeReopening {};
struct CloseHelp {};

// Whose somebody is
struct AskGive {
  std::string from;
};  ///< empty: people whom nobody sees
struct AskGivePerson {
  Id person;
};
struct ChooseToGive {
  Id person;
  bool chosen;
};
struct ChooseTaker {
  std::vector<std::string> to;
};
struct SetGiveWhy {
  std::string why;
};
/// The last day, when it is cover; none: for good.
struct SetGiveUntil {
  std::optional<Date> until;
};
struct Give {};
struct CancelGive {};

// Two records of one human
struct ShowPairs {
  bool open;
};
struct LinkPair {
  Id a, b;
  bool same;
};  ///< not the same: they are not suggested again
struct UnlinkPair {
  Id link;
};

// The lock screen: the file that came back
struct ShowReopen {
  bool open;
};
struct PickReopening {};
struct SetReopenWords {
  std::string words;
};
struct OpenReopening {};

}  // namespace alongside::command
