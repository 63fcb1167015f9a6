// Everything that a person can ask for. Screens emit these; tests do too. Nothing else changes State.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "app/command_appearance.h"
#include "app/envelope.h"
#include "app/state.h"

namespace alongside::command {

// Everywhere
struct ShowShortcuts {
  bool open;
};
struct Lock {};
struct GoTo {
  Place place;
};
struct ShowDay {
  Date date;
};  ///< in Today
/// Closes the topmost thing: dialog, sheet, opened record, page.
struct Back {
  bool gesture = false;  ///< the browser's own: on Today it leaves the page, when it comes twice
};
struct CloseNote {};
struct DoUndo {};  ///< of the toast
struct ApplyUpdate {};
struct AskPersist {};
struct RunSelfTest {};
struct RetrySave {};
struct SaveRescue {};  ///< disk full: seal what is not saved into a file to carry away

// First start
struct ChooseBegin {
  enum class What { join, start, practise, somebodyElse, restore, back } what;
};
struct SetBeginText {
  std::string key;
  std::string value;
};  ///< "name", "teamName", "wards", "inbox", "passphrase", "word0", "word1", "restoreWords"
struct PickTeamFile {};  ///< also the recovery file, in that step
struct NoNewerTeam {};   ///< brought back with the team of the recovery file: nobody has a newer one
struct TakeOfferedTeam {
  bool take;
};  ///< its words were the same, or not
struct OfferWords {};  ///< four other words
struct UseOwnPassphrase {
  bool own;
};
struct NextStep {};
struct PrintRecovery {};
struct SaveRecovery {};
struct SaveJoin {
  bool share;
};  ///< hand over the join request (begin, or later from Send)

// Lock and cover
struct ChooseVault {
  std::string id;
};
struct SetPassphrase {
  std::string text;
};
struct Unlock {};
struct ShowForgotten {
  bool open;
};
struct SaveRecoveryFile {};  ///< forgotten: the wrapped key for the coordinator
struct SetPin {
  std::string text;
};  ///< typed on the cover
/// Another passphrase, at the locked tablet with help or in Security.
struct ChangePassphrase {
  bool open;
};
struct SetPresentPassphrase {
  std::string text;
};
struct SetNewPassphrase {
  std::string text;
};
struct UseOwnNewPassphrase {
  bool own;
};
struct OfferNewWords {};
struct KeepNewPassphrase {};
struct SetNewPin {
  std::string text;
};  ///< typed in Security
struct KeepPin {};
struct RemovePin {};

// People and records
struct SetPeopleQuery {
  std::string text;
};
struct SetPeopleWard {
  std::string ward;
};
struct OpenPerson {
  Id id;
};
struct SetPersonTab {
  PersonTab tab;
};
struct OpenRecord {
  Id id;
};  ///< reading view with history
struct OpenKind {
  std::string kind;
};  ///< the list of all records of a kind
struct LookAtKind {
  ListChoice list;
};  ///< of the kind that is shown
struct LookAtGroups {
  ListChoice list;
};
struct LookAtTimeline {
  ListChoice list;
};  ///< of the person's page
struct LookAtFollowUps {
  ListChoice list;
};  ///< of the person's page; `only`: "open" or "done"
struct LookAtUnsent {
  ListChoice list;
};  ///< of what has not been sent; `only`: a kind
struct LookAtPacks {
  ListChoice list;
};  ///< of what has been sent; `only`: what became of it
struct SortPeople {
  PeopleOrder order;
};
struct ShowWeek {
  Date day;
};  ///< the calendar, of the week that holds this day
struct OpenReading {
  Id record;
};  ///< a ward-round sheet in large type, turned towards other people
struct TickQuestion {
  Id record;
  std::size_t row;
  bool answered;
};  ///< of a ward-round sheet, while it is read
struct PrintRecord {
  Id record;
  bool named;
};  ///< on one page, in the person's voice; with name and ward, or without
struct SetSearch {
  std::string text;
};

// Forms
struct StartRecord {
  Id person;
};  ///< a one-to-one; an empty id asks who first
struct OpenActs {
  Id person;
};  ///< 'What would you like to record?', about this person or (empty) whatever it is
struct LendTablet {};  ///< the person holds the tablet: feedback and nothing else, until the PIN is typed
struct StartForm {
  std::string kind;
  Id person;
};  ///< "person", "followup", ...
struct Amend {
  Id record;
};  ///< adds to it, or changes details
struct Correct {
  Id record;
};  ///< something was wrong: asks for a reason
struct ResumeDraft {
  std::string draft;
};
struct DropDraft {
  std::string draft;
};
struct ChoosePerson {
  Id id;
};  ///< in 'Who was it with?'
struct ChangePerson {};  ///< asks again
struct SetField {
  std::string key;
  Json value;
};  ///< null clears
struct Pick {
  std::string key;
  std::string query, sort;
};  ///< choosing a record for the link `key`; an empty key puts the list away
struct SetReason {
  std::string text;
};
struct SaveForm {};
struct CloseForm {
};  ///< Finish later: it is a draft; of a lent tablet: asks what becomes of it, or goes back to it
struct ThrowFormAway {};  ///< of a lent tablet
struct AskWithdraw {
  Id record;
};
struct SetWithdrawReason {
  std::string text;
};
struct ConfirmWithdraw {};
struct CancelWithdraw {};
struct NoteCompetence {
  Id record;
};  ///< that shows it: linked, not copied
struct Ring {
  std::string telephone;
};  ///< by the device, where it can
struct TickFollowUp {
  Id record;
  bool done;
};

// Send
struct SealAndSend {
  bool full = false;
};  ///< full: everything of one's own again, to heal a gap
struct SealAsFile {
  bool full = false;
};
struct SavePack {
  Id pack;
};  ///< an already made one, as a file
struct SharePack {
  Id pack;
};
struct RetryPack {
  Id pack;
};
struct PickReceipt {};  ///< also takes a newer team file

// Coordinator
struct PickPacks {};
struct TakeIn {
  std::size_t index;
};  ///< of PacksState::incoming
struct TakeAllIn {};
struct DropIncoming {
  std::size_t index;
};
struct SaveReceipt {
  std::string device;
};
struct AcceptJoin {
  std::size_t index;
  std::string sameAs{};  ///< whose new tablet it is, a label of exchange/members.h; empty: somebody new
};
struct RefuseJoin {
  std::size_t index;
};
struct SaveTeamFile {};
struct OpenSettle {
  Id record;
};
struct KeepVersion {
  Id record;
  std::uint32_t revision;
};

}  // namespace alongside::command
