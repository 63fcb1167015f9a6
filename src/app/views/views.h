// What the screens of an open vault show, ready: lists, counts, the page. Part of State; made anew when records, drafts or the day
// change, never in a frame (lists.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/clearing/clear_state.h"
#include "app/forms/form_state.h"
#include "app/people/people_state.h"
#include "core/id.h"
#include "core/time.h"
#include "insight/groups.h"
#include "insight/history.h"
#include "insight/my_work.h"
#include "insight/week.h"
#include "record/kind.h"

namespace alongside {

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

/// People, and what is to be done for them.
struct CaseloadView {
  std::vector<PersonRow> people;                   ///< all active, by name
  std::vector<PersonRow> shownPeople;              ///< after search and filter
  std::vector<std::pair<std::string, int>> wards;  ///< with counts of active people
  int onCaseload = 0;                              ///< active people in all
  std::vector<PersonRow> notSeen;
  std::vector<FollowUpRow> followUps;   ///< open ones, by due date
  std::vector<std::string> colleagues;  ///< labels of everybody in the team, see exchange/members.h
  std::map<Id, Elsewhere> elsewhere;    ///< on a worker's tablet: people who are with others now
  std::map<Id, Covered> covering;       ///< on a worker's tablet: people whom they see for somebody else
  std::vector<Id> worries;              ///< that nobody has answered yet, newest first
  std::vector<Id> unsettled;            ///< records with two versions
};

/// What leaves next, and what stays.
struct SendView {
  std::vector<UnsentRow> unsent;                      ///< as they travel: worries first
  std::vector<UnsentRow> shownUnsent;                 ///< as the list is looked at
  std::vector<std::pair<std::string, int>> unsentOf;  ///< its kinds, with counts
  std::vector<std::size_t> shownPacks;                ///< places in the outbox, as its list is looked at
  std::vector<std::pair<std::string, int>> packsOf;   ///< what became of packs, with counts
  std::size_t keptBack = 0;                           ///< records that stay here, or of which a version does
  std::array<std::size_t, 8> keptFor{};               ///< these by the reason, in the order of Stays
  std::vector<UnsentRow> toAsk;  ///< of these, those for which nobody was asked who may see them
  ClearCount clear;              ///< what the tablet can be cleared of
};

/// One's own work.
struct MyWorkView {
  int sessionsToday = 0, sessionsWeek = 0, minutesWeek = 0;
  std::array<int, 7> sessionsByWeekday{};       ///< this week, Monday first
  MyWork work;                                  ///< one's own, the last weeks
  std::optional<Date> supervised, supervision;  ///< the last one, the next one
  bool supervisionDue = false;    ///< none is planned, and the last one is longer ago than agreed
  std::vector<Id> toSupervision;  ///< reflections written since the last one, to take to the next
};

/// Of the page that is shown, and of no other.
struct PageView {
  Groups groups;
  Week week;
  std::vector<Id> ofKind;                          ///< of PageState::kindShown, as its list is looked at
  std::vector<std::pair<std::string, int>> sorts;  ///< of these records, by the answer that tells them apart
  std::size_t ofKindInAll = 0;
  std::vector<Id> timeline;                             ///< of PageState::person
  std::vector<std::pair<std::string, int>> timelineOf;  ///< its kinds, with counts
  std::vector<Id> personOpen, personDone;               ///< the person's follow-ups, as they are looked at
  int personToDo = 0, personDoneInAll = 0;              ///< how many there are
  History history;                                      ///< of OverState::shown
  Stays stays = Stays::no;                              ///< whether OverState::shown stays here, and why
  std::optional<LeftBefore> leftBefore;                 ///< a version of it that left before it was kept back
};

/// Ready for the screens; made anew when the store, a draft or the day changes, never in a frame.
struct Views {
  CaseloadView caseload;
  SendView send;
  MyWorkView mine;
  PageView page;
  std::vector<DraftRow> drafts;
  DayView day;  ///< today, or PageState::day
};

}  // namespace alongside
