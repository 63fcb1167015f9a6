// What App keeps besides State, and what is done at each command. Every feature hears its own commands, in its own folder;
// the comments below name the file.
#pragma once

#include <cassert>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "app/app.h"
#include "app/door/untouched.h"
#include "core/clock.h"
#include "core/function_ref.h"
#include "exchange/arrivals.h"
#include "exchange/cleared.h"
#include "exchange/departures.h"
#include "exchange/team/members.h"
#include "exchange/trail.h"
#include "exchange/what_stays.h"

namespace alongside {

// desk_work.h, desk_state.h
struct Activity;
class ClearPlan;
struct DeskWork;
struct InboxFile;
namespace command {
struct KeepTeam;  // command_team.h
struct TypeTeam;
}  // namespace command
struct ReferralFacts;
struct RiskLine;
struct ReferralLine;
struct StepAsked;
struct Wait;
struct WithWhom;
struct Worry;
enum class RiskAct : std::uint8_t;
enum class Stretch : std::uint8_t;

struct Session {
  Session(App& app, World& world) : app(app), world(world) {}

  App& app;
  World& world;
  State state;

  // The open vault. Null vault while open: practice, where nothing is kept.
  std::unique_ptr<Vault> vault;
  std::optional<DeviceKeys> keys;
  std::optional<HybridClock> clock;
  std::optional<crypto::PrivateKey> recovery;  ///< of a team just started, until its sheet is confirmed
  std::optional<Backup> restored;              ///< opened; becomes a vault once there is a passphrase
  int pendingSaves = 0;
  bool leaving = false;  ///< the page ends as soon as the drafts are kept

  Departures left;                      ///< what has left this tablet, and with which pack
  std::vector<std::uint32_t> notLeft;   ///< own revisions in the store that have not, as far as was looked
  std::uint32_t lookedTo = 0;           ///< revisions of the store below were looked at
  std::vector<std::uint32_t> unsent;    ///< of these, those that go with the next pack
  std::vector<std::uint32_t> keptBack;  ///< and those that stay here, for whatever reason
  Hash lastJws;
  std::uint32_t lastSeq = 0;
  std::uint32_t receipts = 0;  ///< given so far: counted apart from packs of records
  std::uint32_t numbersFrom =
      0;              ///< of a vault that was brought back: all that is counted begins behind this
  Arrivals arrivals;  ///< what came with which pack, and what is passed over

  struct Pin {
    Bytes salt;
    crypto::Secret hash;
    std::size_t digits = 0;
  };
  std::optional<Pin> pin;

  struct KnownMembers {
    const void* open = nullptr;  ///< the vault that it is of
    std::string teamFile;
    std::size_t roster = 0;
    Members members{};
    std::string own{};
  };
  KnownMembers knownMembers;  ///< labels are worked out once for each version of the team file

  Untouched untouched;
  Gate behindCover = Gate::open;    ///< what stands there again when the cover goes
  std::optional<double> draftDue;   ///< uptime at which a changed draft is kept
  double retryPause = 0;            ///< seconds; grows while the server does not answer
  std::optional<double> retryDue;   ///< uptime of the next try to upload
  std::optional<double> searchDue;  ///< uptime at which search is made ready, unless somebody is at it
  Json drafts = Json::object();
  std::deque<std::function<void()>> later;  ///< after the next frame: long work behind a 'working' look
  std::function<void()> undo;
  std::shared_ptr<int> alive =
      std::make_shared<int>(0);  ///< late answers check that the vault is still this one

  // What is done at each command: every area hears its own, in its own file.
  // (Not std::function: six functions of the page for each of them.)
  struct Listener {
    std::unique_ptr<void, void (*)(void*)> lambda;
    void (*call)(void* lambda, const Command& command);
  };
  std::unordered_map<Command::Type, Listener> listeners;
  template <class C, class F>
  void on(F f) {
    const auto call = [](void* lambda, const Command& command) {
      (*static_cast<F*>(lambda))(*command.as<C>());
    };
    const auto end = [](void* lambda) { std::default_delete<F>()(static_cast<F*>(lambda)); };
    Listener listener{{std::make_unique<F>(std::move(f)).release(), end}, call};
    const bool first = listeners.emplace(Command::typeOf<C>(), std::move(listener)).second;
    assert(first && "two areas hear the same command");
    (void)first;
  }
  void hearBegin();
  void hearDoor();
  void hearKeep();
  void hearPages();
  void hearForm();
  void hearSend();
  void hearDesk();
  void hearSettings();
  /// Commands for an open vault are no more than late echoes once it is closed.
  template <class F>
  void whenOpen(F&& f) {
    if (state.open) f(*state.open);
  }

  // --- app.cpp
  void refreshClock();
  void reschedule();
  void changed();  ///< after an answer: views are fresh, a frame is asked for
  void soon(std::function<void()> work);
  OpenState& open() { return *state.open; }
  template <class F>
  auto guarded(F f) {  ///< a callback that does nothing once another vault is open
    return [token = std::weak_ptr<int>(alive), f = std::move(f)](auto&&... a) mutable {
      if (!token.expired()) f(std::forward<decltype(a)>(a)...);
    };
  }

  // --- begin.cpp: first start
  void begin(const command::ChooseBegin& c);
  void setBeginText(const std::string& key, const std::string& value);
  void nextStep();
  void createVault();
  void finishBegin();
  void makeRecoveryBackup(bool print);
  void takeTeamFile(const PickedFile& file);
  std::string joinFile();
  void giveJoin(bool share);

  // --- restore.cpp: brought back from the recovery file
  void openRestored();
  void takeNewestTeam(const PickedFile& file);
  std::uint32_t numbersAfterRestore() const;

  // --- reopen.cpp: a forgotten passphrase, at the locked tablet and at the desk
  void hearReopen();
  void takeReopening(const PickedFile& file);
  void openReopening();
  void keepNewPassphrase();
  std::optional<crypto::Secret> reopened;  ///< the vault's key, until a passphrase is chosen
  bool takeHelpFile(const PickedFile& file, std::string_view text);
  void makeReopening();

  // --- lock.cpp
  void showDoor();
  void unlock();
  Result<crypto::Secret> keyTyped(const std::string& id);
  void notOpened(Fault why);
  void openVault(std::unique_ptr<Vault> opened);
  void saveRecoveryFile();

  // --- cover.cpp: when it closes, what opens it, and what ends the page
  void hearCover();
  std::optional<double> closesIn() const;
  bool closeIfDue();
  void lock();
  void cover();
  void coverUntilSaved();
  void putCover(CoverState with);
  void takeCoverAway();
  bool letGo(void (World::*leave)());
  void useUpdate();
  void typePin(const std::string& typed);
  void uncover();
  void keepPin();
  void keepRecoverable();
  void showForgotten(bool shown);

  // --- pages.cpp
  void back();
  void tickQuestion(const Id& record, std::size_t row, bool answered);
  void printRecord(const Id& record, bool named);

  // --- save.cpp
  void keep(std::vector<Revision> revisions);
  void keepLocal(std::function<void(bool kept)> then = {});
  void retrySave();
  void saveRescue();
  void saveStarted(bool draft);
  void saveEnded(bool draft, const Outcome& outcome);
  Json localJson() const;
  bool loadLocal(const Json& local);
  Revision stamped(const Id& id, std::string_view kind, Op op, const Fields& fields, std::string_view reason);

  // --- views.cpp
  void rebuildViews();
  void rebuildDay();
  void showDay(std::optional<Date> day);
  void filterPeople();
  void filterUnsent();
  void filterPacks();
  void countWork();
  void findSupervision();
  bool givesIt(const Record& supervision) const;  ///< a coordinator, to somebody of the team

  // --- with_whom.cpp
  const Members& members();  ///< of the team as it stands; empty without one
  const std::string& ownLabel();
  WithWhom withWhom();
  WithWhom withWhom(const Store& store);
  void readElsewhere(std::map<Id, std::string>& elsewhere);

  // --- views_page.cpp: what only the page that is shown needs
  struct Page {
    Place place = Place::today;
    Id person, shown;
    std::string kind;
    bool operator==(const Page&) const = default;
  };
  Page readied;          ///< what the views of the page were made for
  void readyPage();      ///< after every command: another page, other views
  void readyPageAnew();  ///< the records changed
  void refreshPage();    ///< what place.cpp says of the page that is shown
  void filterKind();
  void refreshPerson();
  void refreshSend();
  void filterTimeline();
  void filterFollowUps();
  std::vector<Id> aboutOnAllRecords(const Id& person);
  void readGroups();
  void readWeek();
  void readHistory();

  // --- not_sent.cpp
  void rebuildUnsent();
  void gatherUnsent();
  WhatStays whatStays() const { return {state.open->store, state.open->device}; }
  std::vector<CountedOnly> countedOnly() const;
  void keepLeft();  ///< onto its shelf
  void loadLeft(const Json& local);
  void leftUpTo(const Hlc& stamp, const std::unordered_set<Hash>& but = {});
  UnsentRow unsentRow(const Record& record) const;
  void readKeptBack();
  void prepareSearch();

  // --- withdraw.cpp
  void hearWithdraw();
  void askVoid(const Id& record);
  void setVoidReason(const std::string& reason);
  void confirmVoid();
  void leaveVoid();  ///< why was half said: it is a draft
  void resumeVoid(const std::string& draft);

  // --- drafts.cpp
  void draftChanged();  ///< of the form that is open
  void storeDraft();
  void resumeDraft(const std::string& draft);
  void dropDraft(const std::string& draft);
  void keepDrafts(bool written = true);  ///< false: one has only gone, so 'Draft kept' would be wrong
  void keepDraftsSoon();                 ///< at the next pause

  // --- form.cpp
  void startForm(std::string_view kind, const Id& person);
  std::string afterPerson;  ///< the kind of record that somebody new is entered for
  void startChange(const Id& record, Op op);
  void setField(const std::string& key, const Json& value);
  void fillHandover(FormState& form, const Id& person) const;
  void closeForm();
  void choosePerson(const Id& person);
  void tickFollowUp(const Id& record, bool done);
  const Record* asked(const Record& followUp) const;  ///< what waits for the answer; null: nothing does
  bool askOutcome(const Record& followUp);
  void settle(const Id& record, std::uint32_t revision);
  void toast(std::string text, std::function<void()> undo = {});
  void defaults(FormState& form);
  void beginWhen(FormState& form) const;

  /// Records that a save touched, with what stood there before for those that were there already.
  using Touched = std::vector<std::pair<Id, std::optional<Fields>>>;

  // --- consent.cpp
  struct ConsentSaid {
    Id record;
    std::optional<Fields> fields;  ///< none: withdrawn
  };
  /// `touched`: what stood there before, for undoing; null where nothing is undone.
  void followConsent(const Id& person, const ConsentSaid& said, std::vector<Revision>& revisions,
                     Touched* touched);

  // --- wishes.cpp
  void wishesIntoPlan(const FormState& form, const Fields& before, const Fields& fields,
                      std::vector<Revision>& revisions, Touched& touched);

  // --- form_offers.cpp
  void offerSeenBy(FormState& form, const Id& person) const;
  void offerRecent(FormState& form) const;
  void fillFromLastGroup(FormState& form) const;
  void fillVisits(FormState& form) const;
  void pick(const command::Pick& wanted);
  void answered(FormState& form, const Field& field) const;

  // --- form_save.cpp
  void saveForm();
  void handOver();
  void takeBack();  ///< after a hand-over: the PIN first
  void undoSave(const FormState& done, const Touched& touched);
  std::string endFollowUps(const FormState& form, const Fields& before, const Fields& fields,
                           std::vector<Revision>& revisions);
  void addConsequences(const FormState& form, const Fields& before, const Fields& fields, const Fields& own,
                       std::vector<Revision>& revisions, Touched& touched);
  std::vector<FieldFault> faultsOf(const FormState& form) const;
  std::vector<FieldFault> cautions(const FormState& form) const;

  // --- send.cpp
  Pack newPack(PackKind kind, PackMode mode, std::uint32_t seq);  ///< a team is there
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
  void takeReceipt(const OpenedPack& opened);

  // --- open_files.cpp
  void pickFiles();
  void takeFiles(std::vector<PickedFile> files);
  void takeFile(const PickedFile& file);
  void openFile(const PickedFile& file);
  void keepApart(const std::string& fileName, Fault fault);
  std::optional<Fault> layDown(const std::string& fileName, OpenedPack opened);
  void acceptJoin(std::size_t index, const std::string& sameAs);
  void saveTeamFile();
  void setTeamSettings(const std::vector<std::pair<std::string, int>>& values);
  void signTeamAgain();  ///< State's team is edited already

  // --- team_taken.cpp: team files that come in
  void offerTeam(OpenedTeam opened, std::string text);  ///< to a tablet that knows no team
  void takeOffered(bool take);
  void adoptTeam(Team team, std::string text);
  enum class Considered { taken, merged, known };
  Considered considerTeam(Team team, std::string text);  ///< newer, the same, or another coordinator's edit
  void tellTeam();                                       ///< what a new team file changed, until it was read
  std::vector<std::string> teamTold;                     ///< until somebody has read it

  // --- team.cpp: roster, access, the team file
  void hearTeam();
  void readTeam();
  void refreshTeam();
  void typeTeam(const command::TypeTeam& typed);
  void endAccess();
  void keepTeam(const command::KeepTeam& wanted);
  std::vector<Revision> directoryNow() const;

  // --- people.cpp: whose somebody is, and who is here twice
  void hearPeople();
  void readWhose();  ///< who sees whom, and who is without anybody
  void readPairs();
  void askGive(const std::string& from, const Id& person);
  void give();
  void linkPair(const Id& a, const Id& b, bool same);

  // --- packs_in.cpp: what was opened is taken in, signed for, and taken out again
  void hearPacks();
  void takeIn(std::size_t index, bool late = false);
  void lookAgain(IncomingPack& incoming) const;  ///< by the roster and the records as they are now
  void takeAllIn();
  void keepTaken(std::vector<Revision> revisions, const std::set<Hash>& inTheLog);
  void noteTaken(const OpenedPack& opened);
  void takeTeamAlong(const OpenedPack& opened);
  void refreshIncoming();  ///< what those that wait say of each other
  void readPacks();
  bool onlyPractice();  ///< and says so: nothing is sealed or saved
  void askUndoPack(const Hash& jws);
  void undoPack();
  void storeAnew(const std::set<Hash>& without);  ///< revisions are numbered otherwise afterwards
  void storeChanged();                            ///< they were
  void keepArrivals();
  Result<std::string> receiptFor(const Member& member);
  void saveReceipt(const std::string& device);
  void saveAllReceipts();

  // --- clear.cpp: people who are no longer this worker's
  void hearClear();
  void readClear();  ///< what Send says of it
  ClearPlan clearPlan(const std::set<Id>* people = nullptr);
  void askClear();
  void fillClear();
  void countClear();
  void clearChosen();
  void cleared(const Outcome& outcome, const std::vector<Hash>& revisions, std::size_t records,
               std::string said);
  void leaveClear();
  void goOnClearing();  ///< what was cut short
  // --- clear_returns.cpp: and those of them who come back
  ClearedPeople clearedPeople;
  void keepCleared();
  Returns returnsOf(const Pack& pack, ClearedPeople* after = nullptr);
  void keepCleared(ClearedPeople after);

  // --- inbox.cpp: packs fetched from the server, where it lets the coordinator read
  void fetchInbox();
  void planFetching(std::vector<InboxFile> lying);
  void fetchNext();
  void fetchedOne(const InboxFile& file, int status, PickedFile found);
  std::optional<Fault> takeFetched(const PickedFile& file);
  void endFetching();
  void readUnopened();
  void keepUnopened();
  std::string inboxMark() const;
  std::size_t fetchRun = 0;  ///< grows with each: answers to an earlier one do nothing

  // --- desk_pages.cpp: what a coordinator's pages are made of
  std::shared_ptr<DeskWork> desk;  ///< null on a worker's tablet
  void beginDesk();                ///< once the vault of a coordinator is open
  bool deskBack();                 ///< something of the desk lay on top, and is closed
  void leaveDesk();                ///< another place was chosen

  // --- half_asked.cpp
  void keepHalfAsked();  ///< after every command

  // --- referrals.cpp
  void hearReferrals();
  void readReferrals();
  const ReferralFacts& factsOf(const Record& record);
  std::vector<std::pair<const Record*, Wait>> allWaits();
  void askStep(const Id& referral, const std::string& to);
  bool takeStep(StepAsked& asked);
  void amendReferral(const Record& record, const Fields& fields, std::string_view reason);
  void answerGate(const Id& referral, const std::string& key, std::optional<bool> answer);
  void printReply(const Id& referral);
  ReferralLine lineOf(const Record& record, const Wait& wait);

  // --- waiting.cpp, allocation_files.cpp
  void readWaiting();
  void readHandOvers();
  void handOverTo(const std::string& device);
  std::vector<ReceivedPack> allocationsHere() const;
  void noteArrived(const Pack& pack);  ///< of a worker's: it says what reached the tablet

  // --- board.cpp: the daily allocation meeting
  void hearBoard();
  void readBoard();
  void readRoom();
  void readNews();
  void sortWorkers();
  std::map<std::string, int> caseloads();
  static std::string whoseWeek(const Fields& week, const Members& known);
  const Record* todaysMeeting() const;  ///< null: nothing was written of it
  Fields meetingFields() const;
  Revision meetingRevision(const Fields& fields);
  std::set<Id> undecidedYet() const;
  void decide(const Record& referral, const Fields& before, const Fields& after);
  void placeWith(Id referral, const std::string& worker);
  void undoDecision(std::size_t index);
  void openWeek(const std::string& device);

  // --- worries.cpp
  std::optional<Moment> riskDue;  ///< when the next worry becomes late
  void hearRisks();
  void readRisks();
  std::vector<RiskLine> allRisks();
  const Worry& worryFacts(const Record& record);
  void changeWorry(const Id& id, FunctionRef<void(Fields&)> change, std::string said);
  void askWorry(const Id& id, RiskAct act);

  void readOwn();  ///< own_caseload.cpp
  bool ownFollowUp(const Record& record) const;

  // --- activity.cpp, partners.cpp
  void hearActivity();
  void readActivity();
  Activity activity(Stretch stretch);
  void saveLeaving();
  void hearPartners();
  void readPartners();

  // --- trail_notes.cpp: who looked, who took what away
  Trail trail;              ///< of this tablet and of those whose packs came in
  std::set<Id> looksNoted;  ///< records whose opening was noted since the vault was opened
  void noteDeed(const Noted& what);
  void noteLook();
  void keepEntries(std::vector<Revision> entries);
  void takeEntries(const std::vector<Revision>& entries);
  std::string deedInWords(const Noted& noted);
  void readTrail();
  void hearTrail();

  // --- import.cpp: referral reports of other systems
  void hearReports();
  void takeReport(PickedFile file);
  void beginReport();  ///< the source is known
  void checkReport();
  void readReportSlice();
  void takeReportIn();
  void takeReportSlice();
  void showRows();
  void rememberColumns();
  void soonInReport(void (Session::*slice)());

  // --- settings.cpp
  void runSelfTest();
  void askStorage();
  void beginPractice(Role role);
};

/// One ward a line or between commas, its telephone behind the name: "Rowan 020 7946 0000".
std::vector<Ward> wardsFrom(std::string_view text);

inline constexpr const char* kTeamChanged =
    "team/changed";  ///< code of the note that says what a new team file changed

inline constexpr std::string_view kWithdraws =
    "void";  ///< `op` of a draft that says why a record is withdrawn

inline constexpr std::uint64_t kFileLimit = std::uint64_t{64} << 20;  ///< bytes; larger files are not read

}  // namespace alongside
