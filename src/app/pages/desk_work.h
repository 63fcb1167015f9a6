// What App keeps for a coordinator besides what the screens see.
#pragma once

#include <unordered_map>

#include "app/pages/desk_state.h"

namespace alongside {

/// What a referral says, read once for each of its versions: thousands are looked through at every change.
struct ReferralFacts {
  std::vector<std::uint32_t> heads;  ///< of the version that was read
  Wait wait;                         ///< but for the first contact
  std::string number;
  std::string interim;  ///< who keeps in touch while they wait, and how
  bool risk = false;    ///< it came with something that worries
};

/// A worry, or what worries in a referral, read once for each of its versions.
struct RiskFacts {
  std::vector<std::uint32_t> heads;
  Worry worry;
  Id from;  ///< what it was taken up from
};

/// A file in the inbox, as its listing has it.
struct InboxFile {
  Id id;
  std::uint64_t size = 0;
  Millis at = 0;  ///< when it came; 0: the listing does not say
};

/// One that did not open. It is not fetched again as long as it is the same.
struct Unopened {
  std::uint64_t size = 0;
  Millis at = 0;
  std::string mark;  ///< of the team file that it did not open with; empty: it opens with none
};

/// A run through the inbox.
struct Fetching {
  std::vector<InboxFile> next;  ///< the last is the next
  std::size_t opened = 0, here = 0, left = 0, notGiven = 0;
  std::uint64_t bytes = 0;
  bool more = false;  ///< others lie there that this run has no room for
};

struct DeskWork {
  Desk shown;
  Fetching fetching;
  std::optional<std::map<Id, Unopened>> unopened;  ///< null: not read yet
  bool unopenedChanged = false;
  Handed handed;  ///< packs that were made for the workers' tablets
  std::unordered_map<Id, ReferralFacts> facts;
  std::unordered_map<Id, RiskFacts> worries;

  std::map<std::string, Json> asked;  ///< dialogs that are open, as they stood when they were opened
  bool answered = false;  ///< the one that closes with this command was answered: nothing is kept of it

  // A report on its way in.
  std::uint64_t run = 0;  ///< grows with every reading: slices of an earlier one do nothing
  std::string text;       ///< of the file, as UTF-8
  KnownReferrals known;
  std::size_t knownFrom = 0;
  std::size_t revisions = 0;   ///< of the store, when the rows were looked at
  std::size_t nextRow = 0;     ///< to be taken in
  std::vector<Id> rowPersons;  ///< of the rows taken in so far, by row
};

}  // namespace alongside
