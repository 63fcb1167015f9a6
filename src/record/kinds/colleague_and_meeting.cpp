// What coordinators alone keep: what a worker's week holds, and the daily meeting where people are allocated.
// Neither goes into a pack for a worker's tablet.
#include <algorithm>

#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

std::vector<Choice> weekdays() {
  return {{"mon", "Monday"}, {"tue", "Tuesday"},  {"wed", "Wednesday"}, {"thu", "Thursday"},
          {"fri", "Friday"}, {"sat", "Saturday"}, {"sun", "Sunday"}};
}

/// Whole-time equivalent, as rotas write it.
std::vector<Choice> wholeTimes() {
  return {{"1", "Full time"},    {"0.9", "0.9", false}, {"0.8", "0.8"},
          {"0.7", "0.7", false}, {"0.6", "0.6"},        {"0.5", "0.5"},
          {"0.4", "0.4"},        {"0.3", "0.3", false}, {"0.2", "0.2", false}};
}

void leaveInOrder(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const auto rows = fields.find("leave");
  if (rows == fields.end() || !rows->is_array()) return;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto from = dateFromTyped(textAt((*rows)[i], "from")),
               until = dateFromTyped(textAt((*rows)[i], "until"));
    if (from && until && *until < *from)
      faults.push_back({"leave." + std::to_string(i) + ".until", "This is before it begins. Check the day."});
  }
}

}  // namespace

/// `device` is stored beside the answers: the tablet's thumbprint, as the roster has it.
Kind colleagueKind() {
  Kind kind{.name = codes::kColleague,
            .title = "Worker’s week",
            .plural = "Workers’ weeks",
            .heading = "name",
            .link = "of"};
  kind.rules = leaveInOrder;
  kind.fields = {
      {.key = "name", .label = "Who", .must = true, .search = true, .missing = "Say whose week this is."},
      {.key = "wholeTime",
       .label = "How much they work",
       .type = FieldType::one,
       .choices = wholeTimes(),
       .must = true,
       .missing = "Choose how much they work."},
      {.key = "limit",
       .label = "Most people at a time",
       .type = FieldType::count,
       .hint = "When it is not the usual number for their hours"},
      {.key = "offers",
       .label = "What they offer",
       .type = FieldType::text,
       .hint = "Languages, interests, experience, as they would say it",
       .most = 1000,
       .search = true},
      {.key = "wardDays",
       .label = "Days on a ward",
       .type = FieldType::rows,
       .group = "Days on a ward",
       .column = 1,
       .quiet = true,
       .parts = {{.key = "weekday",
                  .label = "Day",
                  .type = FieldType::one,
                  .choices = weekdays(),
                  .must = true,
                  .missing = "Choose the day."},
                 {.key = "ward", .label = "Ward", .must = true, .missing = "Say which ward."}}},
      {.key = "leave",
       .label = "Leave",
       .type = FieldType::rows,
       .group = "Leave",
       .column = 1,
       .quiet = true,
       .parts = {{.key = "from",
                  .label = "From",
                  .type = FieldType::date,
                  .must = true,
                  .missing = "Choose the first day."},
                 {.key = "until",
                  .label = "Until",
                  .type = FieldType::date,
                  .must = true,
                  .missing = "Choose the last day."}}},
  };
  return kind;
}

/// Each decision also stores `referral`, its id, and `steps`, how many steps the referral had before: that is where
/// undoing goes back to.
Kind meetingKind() {
  Kind kind{.name = codes::kMeeting,
            .title = "Allocation meeting",
            .plural = "Allocation meetings",
            .when = "day",
            .heading = "chair",
            .link = "with"};
  kind.fields = {
      {.key = "day",
       .label = "Day",
       .type = FieldType::date,
       .must = true,
       .future = false,
       .missing = "Choose the day."},
      {.key = "chair",
       .label = "In the chair",
       .must = true,
       .search = true,
       .missing = "Say who is in the chair.",
       .recent = true},
      {.key = "deputyFor",
       .label = "Deputising for",
       .hint = "Empty when nobody is stood in for",
       .search = true,
       .recent = true},
      {.key = "present", .label = "Who is there", .hint = "Names or teams", .search = true, .recent = true},
      {.key = "ended", .label = "Is it over?", .type = FieldType::yesNo},
      {.key = "decisions",
       .label = "Decided",
       .type = FieldType::rows,
       .group = "Decided",
       .column = 1,
       .quiet = true,
       .parts = {{.key = "whom", .label = "About whom", .must = true, .missing = "Say about whom."},
                 {.key = "what", .label = "What", .must = true, .missing = "Say what was decided."},
                 {.key = "to", .label = "With whom"},
                 {.key = "why", .label = "Why"}}},
  };
  return kind;
}

}  // namespace alongside
