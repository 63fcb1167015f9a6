// Everything the screens show. Screens read it and emit commands (command.h); only App changes it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/clearing/clear_state.h"
#include "app/door/begin_state.h"
#include "app/list_choice.h"
#include "app/place.h"
#include "app/ports.h"
#include "app/surroundings.h"
#include "core/time.h"
#include "exchange/intake.h"
#include "exchange/team/team.h"
#include "exchange/team/team_settings.h"
#include "insight/groups.h"
#include "insight/history.h"
#include "insight/my_work.h"
#include "insight/week.h"
#include "store/proof.h"
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

// --- Lock -------------------------------------------------------------------------------------------

/// The coordinator's file is back: its words, then a new passphrase.
struct ReopenState {
  std::string fileName, file, words;
  bool working = false;
  bool opened = false;  ///< the words were right: a passphrase is chosen
  bool own = false;     ///< one's own instead of the offered words
  std::vector<std::string> offered;
  std::string passphrase;
  PassphraseStrength strength;
  std::optional<Fault> fault;
  std::string fieldFault;
};

struct LockState {
  std::vector<VaultLabel> vaults;
  std::string chosen;  ///< vault id
  std::string passphrase;
  bool opening = false;
  int wrong = 0;
  Millis pauseUntil = 0;                 ///< after five wrong tries
  bool forgotten = false;                ///< the panel 'I have forgotten it' is open
  std::vector<std::string> fileWords{};  ///< of the recovery file: the coordinator's page shows the same
  std::optional<ReopenState> reopen;
  std::optional<Fault> fault;
};

struct CoverState {
  std::string typed;
  int wrong = 0;            ///< of five
  bool passphrase = false;  ///< no PIN opens it; the vault's passphrase does, typed into LockState
  bool locks = false;       ///< it locks as soon as everything is saved
  bool closing = false;     ///< the page begins anew as soon as what is half written is kept
};

// --- The open vault ---------------------------------------------------------------------------------

enum class PersonTab { overview, timeline, followUps, details };

enum class Keeping { saved, saving, notSaved, practice };
struct SaveState {
  Keeping keeping = Keeping::saved;
  Millis at = 0;  ///< last acknowledged save; 0: nothing saved yet since opening
  Millis failedAt = 0;
  bool draft = false;  ///< the last save was of a draft ('Draft kept on this tablet 15:06')
  std::optional<Fault> fault;
};

enum class PeopleOrder : std::uint8_t { byName, notSeen, byWard };

/// Choosing a record for a link: what was typed, which sort, and what fits.
struct PickState {
  std::string key;  ///< of the field; empty: nothing is being chosen
  std::string query, sort;
  std::vector<Id> shown;
  std::size_t all = 0;
};

/// A form over the page: a new record, an amendment, a correction.
struct FormState {
  std::string draft;  ///< its id on the drafts shelf
  const Kind* kind = nullptr;
  Id record;  ///< new or existing
  Op op = Op::create;
  Fields fields = Json::object();
  Fields before = Json::object();  ///< what was there, for correct and amend
  std::string reason;              ///< must for correct
  std::vector<FieldFault> faults;  ///< shown once Save was tried
  bool tried = false;
  Moment begun;
  bool changed = false;
  bool choosingPerson = false;      ///< the sheet 'Who was it with?' comes first
  std::vector<std::string> warned;  ///< warnings that were shown: Save again means 'all the same'
  std::map<std::string, std::vector<std::string>, std::less<>> recent;  ///< by field: answered lately
  std::map<std::string, Json>
      seenByLast;  ///< by person: who might see their last record; offered, never chosen
  PickState pick;
  Id answers;  ///< the follow-up that asked what came of the record: answering ends it, or asks again later
};

/// Voiding asks for a reason.
struct WithdrawState {
  Id record;
  std::string reason;
  bool tried = false;
  std::string draft = {};  ///< its id on the drafts shelf, once something was typed
  Moment begun = {};
};

struct DraftRow {
  std::string draft;
  std::string title;   ///< "One-to-one with Owen Tallis"
  std::string person;  ///< name, for the avatar
  std::string words;   ///< own words begun, or empty
  Moment begun;
  const Kind* kind = nullptr;
  Id personId;
  bool withdraws = false;  ///< a record is about to be withdrawn: why was half said
};

struct PersonRow {
  Id id;
  std::string name, preferred, ward;
  std::string second;        ///< "Rowan, seen Friday"
  std::optional<Date> seen;  ///< last attended session
  int notSeenDays = 0;       ///< more than 0: over the team's limit, counted in days
  bool draft = false, active = true, unsettled = false;
};

struct FollowUpRow {
  Id id, person;
  std::string what, name;
  Date due;
  int overdueDays = 0;
  bool done = false;
  bool asks = false;  ///< what it came from waits for an answer, which is put there
};

struct UnsentRow {
  Id record;
  std::string title;   ///< "One-to-one, Gloria Penhale"
  std::string second;  ///< "Today, 40 minutes"
  std::string kind;
  bool worry = false;  ///< travels first
};

/// The sheets of one ward's meetings on a day, in order of time.
struct WardRounds {
  std::string ward;  ///< empty: nobody said where, and the person is on no ward
  std::vector<Id> sheets;
};

/// One day as Today shows it.
struct DayView {
  Date date;
  std::vector<Id> records;         ///< sessions, groups, supervision, ward days, in order of time
  std::vector<WardRounds> rounds;  ///< by ward, the ward that is first in the day first
  std::vector<FollowUpRow> due;    ///< on this day; of today those that are still open
};

/// A version of a record that went with a pack. Seq 0: with one of an older program, which did not note which.
struct LeftBefore {
  std::uint32_t seq = 0;
  Millis made = 0;
};

/// Ready for the screens; made anew when the store, a draft or the day changes, never in a frame.
struct Views {
  std::vector<PersonRow> people;                   ///< all active, by name
  std::vector<PersonRow> shownPeople;              ///< after search and filter
  std::vector<std::pair<std::string, int>> wards;  ///< with counts of active people
  int onCaseload = 0;                              ///< active people in all
  std::vector<FollowUpRow> followUps;              ///< open ones, by due date
  std::vector<PersonRow> notSeen;
  std::vector<DraftRow> drafts;
  std::vector<UnsentRow> unsent;                      ///< as they travel: worries first
  std::vector<UnsentRow> shownUnsent;                 ///< as the list is looked at
  std::vector<std::pair<std::string, int>> unsentOf;  ///< its kinds, with counts
  std::vector<std::size_t> shownPacks;                ///< places in the outbox, as its list is looked at
  std::vector<std::pair<std::string, int>> packsOf;   ///< what became of packs, with counts
  std::size_t keptBack = 0;                           ///< records that stay here, or of which a version does
  std::array<std::size_t, 8> keptFor{};               ///< these by the reason, in the order of Stays
  std::vector<UnsentRow> toAsk;         ///< of these, those for which nobody was asked who may see them
  std::vector<Id> unsettled;            ///< records with two versions
  ClearCount clear;                     ///< what the tablet can be cleared of
  std::vector<std::string> colleagues;  ///< labels of everybody in the team, see exchange/members.h
  std::map<Id, std::string> elsewhere;  ///< on a worker's tablet: people who are with others now
  int sessionsToday = 0, sessionsWeek = 0, minutesWeek = 0;
  std::array<int, 7> sessionsByWeekday{};       ///< this week, Monday first
  DayView day;                                  ///< today, or OpenState::day
  std::vector<Id> worries;                      ///< that nobody has answered yet, newest first
  MyWork work;                                  ///< one's own, the last weeks
  std::optional<Date> supervised, supervision;  ///< the last one, the next one
  bool supervisionDue = false;    ///< none is planned, and the last one is longer ago than agreed
  std::vector<Id> toSupervision;  ///< reflections written since the last one, to take to the next

  // Of the page that is shown, and of no other.
  Groups groups;
  Week week;
  std::vector<Id> ofKind;                          ///< of OpenState::kindShown, as its list is looked at
  std::vector<std::pair<std::string, int>> sorts;  ///< of these records, by the answer that tells them apart
  std::size_t ofKindInAll = 0;
  std::vector<Id> timeline;                             ///< of OpenState::person
  std::vector<std::pair<std::string, int>> timelineOf;  ///< its kinds, with counts
  std::vector<Id> personOpen, personDone;               ///< the person's follow-ups, as they are looked at
  int personToDo = 0, personDoneInAll = 0;              ///< how many there are
  History history;                                      ///< of OpenState::shown
  Stays stays = Stays::no;                              ///< whether OpenState::shown stays here, and why
  std::optional<LeftBefore> leftBefore;                 ///< a version of it that left before it was kept back
};

enum class PackState { waiting, sending, sent, received, refused, savedAsFile };
struct OutPack {
  Id id;
  std::uint32_t seq = 0;
  std::size_t records = 0, revisions = 0;
  Hash jws;
  Millis made = 0, sentAt = 0, receivedAt = 0;
  PackState state = PackState::waiting;
  bool mayBeThere = false;  ///< it was sent before: the answer was good, or was not heard
  std::string fileName;
  std::string coordinator;  ///< who signed for it
  std::optional<Fault> fault;
};

/// A file that was brought in, and what became of it.
struct IncomingPack {
  std::string fileName;
  std::optional<Fault> fault;  ///< kept apart, not opened
  std::optional<OpenedPack> opened;
  IntakePreview preview;
  bool late = false;  ///< came after its tablet's end: taken in by a yes of its own
  bool taken = false;
  std::size_t added = 0;
};
/// Somebody who asks to join; accepted after the words were compared.
struct PendingJoin {
  JoinRequest request;
  std::vector<std::string> words;
};

/// A team file that lies before somebody who knows no team, or cannot read their own: taken after words were compared.
struct TeamOffered {
  OpenedTeam opened;
  std::string text;
  std::vector<std::string> words{};
};

struct SelfTestState {
  bool running = false, done = false;
  std::vector<std::pair<std::string, bool>> lines;  ///< what was tried, and whether it held
};

struct Toast {
  std::string text;
  bool undo = false;  ///< 'Undo' is offered
  Millis until = 0;
};

struct Desk;  // desk_state.h: read by the coordinator's screens alone

struct OpenState {
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

  Store store;
  Views views;
  std::shared_ptr<const Desk> desk;  ///< a coordinator's; null on a worker's tablet
  std::optional<VaultDamage> damage;
  bool damageSeen = false;

  Place place = Place::today;
  std::optional<Date> day;  ///< that Today shows instead of today
  Id person;                ///< chosen in People; empty: none
  PersonTab tab = PersonTab::overview;
  Id shown;               ///< a record opened for reading (with its history); empty: none
  std::string kindShown;  ///< of Place::kind
  ListChoice kindList, groupList, timelineList, sendList, packList, followUpList;
  PeopleOrder peopleOrder = PeopleOrder::byName;
  Date monday;  ///< of the week that is shown
  Id reading;   ///< a ward-round sheet in large type; empty: none
  std::string peopleQuery, peopleWard;
  std::string searchText;
  std::vector<Hit> hits;
  std::size_t hitsTotal = 0;
  Id settling;  ///< record whose two versions are side by side

  bool lent = false;       ///< in somebody else's hands: only the form, then the PIN
  std::optional<Id> acts;  ///< the choice of what to record is open, for this person (empty: nobody yet)
  std::optional<FormState> form;
  std::optional<WithdrawState> withdrawing;
  std::optional<ClearPage> clear;
  std::optional<Toast> toast;
  bool shortcutsShown = false;  ///< the sheet that lists the keys

  std::vector<OutPack> outbox;         ///< newest first
  std::vector<IncomingPack> incoming;  ///< this sitting's, newest first
  std::vector<PendingJoin> joins;
  IntakeLedger ledger;
  std::optional<Fault> note;  ///< something to say on the present page; closed by hand
  std::string pinTyped;       ///< More, Security
  std::string pinFault;
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
