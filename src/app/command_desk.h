// What a coordinator asks for at the desk.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/command.h"
#include "app/desk_state.h"

namespace alongside::command {

struct PractiseAs {
  Role role;
};  ///< practice begins anew, in the other role

// The team
struct SetTeamSettings {
  std::vector<std::pair<std::string, int>> values;
};  ///< keys of exchange/team_settings.h: together one new version of the team file

// Referrals
struct LookAtReferrals {
  ListChoice list;
};
struct OpenReferral {
  Id id;
};
struct AskStep {
  Id referral;
  std::string to;
};  ///< the question when, who and why comes first
struct SetStep {
  std::string key, value;
};  ///< "on", "who", "why", "worker", "partner", "interim"
struct TakeStep {};
struct CancelStep {};
struct AnswerGate {
  Id referral;
  std::string key;
  std::optional<bool> answer;
};  ///< "explained", "agrees", "agreesPartner": before somebody is allocated
struct PrintReply {
  std::vector<Id> referrals;
};  ///< to whoever referred, a sheet each: what became of it
struct NoteReplies {
  std::vector<Id> referrals;
};  ///< these replies were sent

struct ShowWaitingBy {
  WaitingBy by;
};
struct SealAllocations {
  std::string device;
};  ///< seals the allocations of one worker to their tablet, and saves the file

// A referral report of another system
struct PickImport {};
struct TryImport {};  ///< practice: a made-up report
struct SetImportSource {
  std::string source;
};  ///< a code of referralSystems, or another system's name
struct ChooseSheet {
  std::size_t sheet = 0;  ///< its place among all of the workbook's
};
struct SetImportColumn {
  std::string part, header;
};  ///< an empty header: the report does not hold this
struct SetDayOrder {
  DayOrder order;
};
struct MendLetters {
  bool mend;
};
struct ChangeColumns {};
struct CheckImport {};  ///< a dry run with these columns
struct ShowRows {
  std::optional<RowFate> only;
  bool onlyChanges = false;
};
struct ChooseRow {
  std::size_t row;
  RowChoice choice;
};
struct ChangeByRow {
  std::size_t row;
  std::string key;
  bool change;
};  ///< what the report says of somebody who is here goes into their record
struct ChangeAll {
  bool change;
};
struct SaveRefusedRows {};
struct TakeImportIn {};
struct AskTakeReportOut {
  std::string report;
};  ///< ReportThere::name; empty: no more
struct TakeReportOut {};
struct CloseImport {};

}  // namespace alongside::command
