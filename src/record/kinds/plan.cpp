// Recovery, crisis and contingency plans and goals: written together, every version kept.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

OnlyIf in(std::string_view type) { return {"type", {type}}; }

}  // namespace

Kind planKind() {
  Kind kind{.name = codes::kPlan,
            .title = "Plan",
            .plural = "Plans",
            .person = "person",
            .when = "from",
            .heading = "type",
            .link = "of",
            .act = "Write a plan together"};
  kind.stays = asSeenBy;
  kind.mark = Mark::versions;
  kind.brief = "Recovery, crisis, contingency";
  kind.offered = Offered::together;
  kind.printed = true;
  kind.showsCompetence = true;
  kind.travels = Travels::yes;
  kind.fields = {
      whom("Whose plan is it?", "Choose whose plan it is."),
      {.key = "type",
       .label = "Which plan",
       .type = FieldType::one,
       .choices = {{codes::kRecoveryPlan, "Recovery plan"},
                   {codes::kCrisisPlan, "Crisis plan"},
                   {codes::kContingencyPlan, "Contingency plan"}},
       .must = true,
       .search = true,
       .missing = "Choose which plan it is."},
      {.key = "from", .label = "Written on", .type = FieldType::date, .future = false},

      {.key = "well",
       .label = "What a good day looks like",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kRecoveryPlan),
       .group = "In {first}’s words"},
      {.key = "strengths",
       .label = "What I am good at",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kRecoveryPlan)},
      {.key = "hopes",
       .label = "What I hope for",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kRecoveryPlan)},
      {.key = "everyday",
       .label = "What keeps me well every day",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kRecoveryPlan)},
      {.key = "signs",
       .label = "How you can tell that I am getting unwell",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kCrisisPlan),
       .group = "In {first}’s words"},
      {.key = "helps",
       .label = "What helps me in a crisis",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kCrisisPlan)},
      {.key = "worse",
       .label = "What makes it worse",
       .type = FieldType::words,
       .search = true,
       .onlyIf = in(codes::kCrisisPlan)},
      {.key = "nextTime",
       .label = "What should happen next time",
       .type = FieldType::words,
       .hint = "From debriefs, and what else {first} wishes",
       .search = true,
       .onlyIf = in(codes::kCrisisPlan)},
      {.key = "ifThen",
       .label = "If this happens, then that",
       .type = FieldType::rows,
       .search = true,
       .onlyIf = in(codes::kContingencyPlan),
       .group = "If this happens, then that",
       .quiet = true,
       .parts = {{.key = "when", .label = "If", .must = true, .missing = "Say what might happen."},
                 {.key = "then", .label = "Then", .must = true, .missing = "Say what is to be done then."}}},

      {.key = "people",
       .label = "People who help",
       .type = FieldType::text,
       .hint = "Names and numbers, as {first} wants them",
       .search = true,
       .group = "Who and what",
       .column = 1},
      {.key = "practical",
       .label = "What must be seen to",
       .type = FieldType::text,
       .hint = "Children, pets, the door, the rent",
       .search = true,
       .column = 1},
      {.key = "services", .label = "Services to ring", .type = FieldType::text, .search = true, .column = 1},
      {.key = "together", .label = "Written together?", .type = FieldType::yesNo, .column = 1},
      {.key = "review", .label = "Look at it again on", .type = FieldType::date, .column = 1},
      seenBy({}, 1),
  };
  return kind;
}

Kind goalKind() {
  Kind kind{.name = codes::kGoal,
            .title = "Goal",
            .plural = "Goals",
            .person = "person",
            .when = "on",
            .heading = "what",
            .link = "of",
            .act = "Add a goal"};
  kind.stays = asSeenBy;
  kind.mark = Mark::flag;
  kind.brief = "And how far they have come";
  kind.offered = Offered::together;
  kind.offeredAt = 1;
  kind.printed = true;
  kind.course = "progress";
  kind.travels = Travels::yes;
  kind.fields = {
      whom("Whose goal is it?", "Choose whose goal it is."),
      {.key = "what",
       .label = "What {first} wants to reach",
       .must = true,
       .hint = "In their own words",
       .most = 1000,
       .search = true,
       .missing = "Write the goal in their words."},
      {.key = "on",
       .label = "Looked at on",
       .type = FieldType::date,
       .must = true,
       .future = false,
       .group = "How it goes",
       .missing = "Choose the day."},
      {.key = "progress",
       .label = "How far {first} has come",
       .type = FieldType::scale,
       .hint = "0 is not begun, 10 is there, as they see it"},
      {.key = "said", .label = "What {first} says about it", .type = FieldType::words, .search = true},
      {.key = "status",
       .label = "Where it stands",
       .type = FieldType::one,
       .choices = {{"working", "Under way"}, {"reached", "Reached"}, {"letGo", "Let go"}}},
      seenBy({}, 0),
  };
  return kind;
}

}  // namespace alongside
