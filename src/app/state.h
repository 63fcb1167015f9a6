// Everything the screens show. Screens read it and emit commands (command.h); only App changes it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/clearing/clear_state.h"
#include "app/door/begin_state.h"
#include "app/door/lock_state.h"
#include "app/forms/form_state.h"
#include "app/list_choice.h"
#include "app/packs/outbox_state.h"
#include "app/place.h"
#include "app/ports.h"
#include "app/surroundings.h"
#include "app/views/views.h"
#include "core/time.h"
#include "exchange/team/team.h"
#include "exchange/team/team_settings.h"
#include "store/store.h"
#include "store/vault/vault.h"

namespace alongside {

/// What stands before the records.
enum class Gate {
  starting,  ///< storage is being read
  refused,   ///< storage cannot be used: `doorFault` says why; practice is still possible
  begin,     ///< nobody on this tablet yet, or 'Somebody else': first start
  lock,      ///< who are you, passphrase
  open,      ///< a vault (or practice) is open
  cover,     ///< open, but covered: the quick PIN, or the passphrase
};

enum class Keeping { saved, saving, notSaved, practice };
struct SaveState {
  Keeping keeping = Keeping::saved;
  Millis at = 0;  ///< last acknowledged save; 0: nothing saved yet since opening
  Millis failedAt = 0;
  bool draft = false;  ///< the last save was of a draft ('Draft kept on this tablet 15:06')
  std::optional<Fault> fault;
};

struct SelfTestState {
  bool running = false, done = false;
  std::vector<std::pair<std::string, bool>> lines;  ///< what was tried, and whether it held
};

/// Said where the browser's Back has nothing to go back to; while it stands, the next one leaves.
inline constexpr std::string_view kLeavesNext = "Go back once more to leave this page.";

struct Toast {
  std::string text;
  bool undo = false;  ///< 'Undo' is offered
  Millis until = 0;
};

/// A team file that lies before somebody who knows no team, or cannot read their own: taken after words were compared.
struct TeamOffered {
  OpenedTeam opened;
  std::string text;
  std::vector<std::string> words{};
};

/// Whose vault is open, and in which team.
struct WhoState {
  bool practice = false;
  std::string vault;
  std::string worker;
  Role role = Role::worker;
  std::string device;  ///< own thumbprint
  std::optional<Team> team;
  std::string teamFile;  ///< as signed
  std::optional<TeamOffered> teamOffered;
  bool inRoster = true;            ///< false: the coordinator has not accepted this tablet yet
  std::vector<std::string> words;  ///< own fingerprint words
  bool hasPin = false;
};

enum class PersonTab : std::uint8_t { overview, timeline, followUps, details };
enum class PeopleOrder : std::uint8_t { byName, notSeen, byWard };

/// The page that is shown, and how its lists are looked at.
struct PageState {
  Place place = Place::today;
  std::optional<Date> day;  ///< that Today shows instead of today
  Date monday;              ///< of the week that is shown
  Id person;                ///< chosen in People; empty: none
  PersonTab tab = PersonTab::overview;
  std::string kindShown;  ///< of Place::kind
  ListChoice kindList, groupList, timelineList, sendList, packList, followUpList;
  PeopleOrder peopleOrder = PeopleOrder::byName;
  std::string peopleQuery, peopleWard;
  std::string searchText;
  std::vector<Hit> hits;
  std::size_t hitsTotal = 0;
  std::string pinTyped, pinFault;  ///< of Security
  std::optional<PassphraseChange> passphrase;
};

/// What lies over the page.
struct OverState {
  Id shown;                ///< a record opened for reading (with its history); empty: none
  Id reading;              ///< a ward-round sheet in large type; empty: none
  Id settling;             ///< record whose two versions are side by side
  bool lent = false;       ///< in somebody else's hands: only the form, then the PIN
  std::optional<Id> acts;  ///< the choice of what to record is open, for this person (empty: nobody yet)
  std::optional<FormState> form;
  std::optional<WithdrawState> withdrawing;
  std::optional<ClearPage> clear;
  std::optional<Toast> toast;
  bool shortcutsShown = false;  ///< the sheet that lists the keys
  std::optional<Fault> note;    ///< something to say on the present page; closed by hand
};

struct Desk;  // desk_state.h: read by the coordinator's screens alone

/// An open vault. Each part belongs to features that stand in a folder of their own.
struct OpenState {
  WhoState who;
  Store store;
  std::optional<VaultDamage> damage;
  bool damageSeen = false;
  Views views;
  PageState page;
  OverState over;
  PacksState packs;
  std::shared_ptr<const Desk> desk;  ///< a coordinator's; null on a worker's tablet
};

struct State : Surroundings {
  Gate gate = Gate::starting;
  bool online = true;
  bool updateReady = false;  ///< a newer version waits
  std::string version, build;
  StorageState storage;
  std::optional<Fault> doorFault;  ///< why storage is refused
  bool canShare = false;

  BeginState begin;
  LockState lock;
  CoverState cover;
  SaveState save;
  std::optional<OpenState> open;
  SelfTestState selfTest;
};

/// "Immy" or "Imogen": how a sentence names the person.
std::string shortNameOf(const OpenState& open, const Id& person);
std::string nameOf(const OpenState& open, const Id& person);
/// Who wrote a revision, in words: "You", "Femi Larkin", "Unknown tablet".
std::string writerOf(const OpenState& open, const Revision& revision);
/// "passed on by Ruth Abara"; empty: it came from its writer.
std::string passerOf(const OpenState& open, const Revision& revision);
/// "To Ruth Abara, your coordinator".
std::string coordinatorsOf(const OpenState& open);

}  // namespace alongside
