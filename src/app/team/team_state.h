// The team, as the coordinator's screen shows it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/list_choice.h"
#include "core/id.h"
#include "core/result.h"
#include "core/time.h"
#include "exchange/keys.h"
#include "exchange/trail.h"
#include "store/vault/vault.h"

namespace alongside {

/// One line of the roster.
struct TabletLine {
  std::string device, name;
  Role role = Role::worker;
  bool you = false, lost = false, overdue = false;
  Millis since = 0;
  std::optional<Millis> until{};
  std::uint32_t lastSeq = 0;  ///< 0: no pack yet
  Millis lastAt = 0;          ///< when it was made
  std::vector<std::uint32_t> missing{};
  std::size_t owed = 0;                             ///< packs that came in and have no receipt yet
  std::size_t people = 0;                           ///< whom they see
  std::optional<int> places{};                      ///< of a worker: for how many there is room
  bool away = false;                                ///< on leave today
  std::optional<Date> supervised{}, supervision{};  ///< by this coordinator: the last, and the next
  bool supervisionDue = false;                      ///< none is planned, and the last is too long ago
};

/// Somebody's access is about to be ended.
struct EndAsked {
  std::string device;
  bool lost = false;  ///< the tablet, not the person
  Date on;
  std::optional<std::string> fault{};
};

/// Somebody's people are given to others.
struct PersonToGive {
  Id person;
  std::string name, ward;
  std::size_t followUps = 0;  ///< still open; they go along
  bool chosen = true;
};
struct GiveAsked {
  std::string from;  ///< whose they are; empty: nobody's
  std::vector<PersonToGive> people{};
  std::vector<std::string> workers{};  ///< who could take them
  std::vector<std::string> to{};       ///< who takes them; several share them out evenly
  std::string why{};
  std::optional<Date> until{};  ///< as cover: the last day
  std::optional<std::string> fault{};
};

/// Help for somebody who forgot a passphrase.
struct HelpAsked {
  RecoveryAsked asked;
  std::string file;                      ///< as the locked tablet saved it
  std::vector<std::string> fileWords{};  ///< of that file: the locked tablet shows them, too
  bool compared = false;                 ///< somebody says that they are the same
  std::string backupName{};              ///< of the team's recovery file, once it was opened
  std::string backup{}, words{};
  bool working = false;
  std::optional<Fault> fault{};
  std::vector<std::string>
      reopenWords{};  ///< told in person; there once the file was made, and whose it is was proven
};

/// Which deeds go together in the list.
inline constexpr std::string_view kOpened = "opened", kPrinted = "printed", kNotSealed = "not sealed",
                                  kOther = "other";

/// What a tablet noted of itself (exchange/trail.h), in words.
struct TrailLine {
  Hash rev;
  std::string name, words;
  Millis at = 0;
  Link link = Link::whole;
};
struct TrailPage {
  std::string device;                                ///< of this tablet alone; empty: of all
  ListChoice list{};                                 ///< a name or words; which deeds
  std::vector<TrailLine> lines;                      ///< as the list is looked at; the newest, newest first
  std::size_t found = 0;                             ///< how many fit
  std::size_t all = 0;                               ///< how many there are
  std::vector<std::pair<std::string, int>> deeds{};  ///< by kOpened and so on, with counts
  std::size_t broken =
      0;  ///< entries of any tablet before which others are missing, or beside which one stands
};

struct TeamDesk {
  std::vector<TabletLine> tablets;  ///< as the roster is shown
  std::size_t overdue = 0, missing = 0, owed = 0, supervisionDue = 0;
  std::string member;                          ///< device of whose page it is; empty: the team's
  bool editing = false;                        ///< the team file
  std::map<std::string, std::string> typed{};  ///< into its fields, not signed yet: by field
  std::size_t directory = 0,
              directoryChanged = 0;  ///< entries, and those that the signed file does not have yet
  std::optional<EndAsked> end;
  std::optional<GiveAsked> give;
  std::optional<HelpAsked> help;
  std::optional<TrailPage> trail;
  std::vector<std::string>
      told;  ///< what became of a team file that another coordinator changed at the same time
};

}  // namespace alongside
