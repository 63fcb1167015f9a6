// What is being written: a form, why something is withdrawn, and what lies half written on the drafts shelf. Part of State.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/time.h"
#include "record/change.h"
#include "record/kind.h"

namespace alongside {

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
  Fields carried = Json::object();  ///< of these: as in the last record with the same person
  Fields given = {};                ///< what stood there by itself; null: a draft, which somebody wrote
  bool leaving =
      false;  ///< of a lent tablet: handed back unfinished, so whoever wrote says what becomes of it
  bool choosingPerson = false;      ///< the sheet 'Who was it with?' comes first
  std::vector<std::string> warned;  ///< warnings that were shown: Save again means 'all the same'
  std::map<std::string, std::vector<std::string>, std::less<>> recent;  ///< by field: answered lately
  std::map<std::string, Json>
      seenByLast;  ///< by person: who might see their last record; offered, never chosen
  PickState pick;
  Id answers;  ///< the follow-up that asked what came of the record: answering ends it, or asks again later

  /// Nobody has written or chosen anything but whom it is about.
  bool untouched() const { return fields == given && reason.empty(); }
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

}  // namespace alongside
