// Follow-up: something promised, with a day.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

Kind followUpKind() {
  Kind kind{.name = codes::kFollowUp,
            .title = "Follow-up",
            .plural = "Follow-ups",
            .person = "person",
            .when = "due",
            .heading = "what",
            .link = "for",
            .act = "Add a follow-up"};
  kind.stays = asBetweenUs;
  kind.mark = Mark::calendar;
  kind.brief = "A promise with a day";
  kind.offered = Offered::often;
  kind.offeredAt = 3;
  kind.whenFromNow = 1;
  kind.travels = Travels::whileOpen;
  kind.fields = {
      {.key = "what",
       .label = "What",
       .must = true,
       .hint = "Ask about Sunday leave",
       .grows = true,
       .search = true,
       .missing = "Say what is to be done."},
      {.key = "due", .label = "By when", .type = FieldType::date, .must = true, .missing = "Choose a day."},
      {.key = "person", .label = "For whom", .type = FieldType::person},
      {.key = "who",
       .label = "Who does it",
       .hint = "You, unless somebody else promised it",
       .search = true,
       .recent = true},
      {.key = "from", .label = "Where it comes from", .type = FieldType::record, .origin = true},
      {.key = "done", .label = "Done?", .type = FieldType::yesNo, .later = true},
      {.key = "doneOn",
       .label = "Done on",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"done", {"yes"}}},
      // What comes from a session between ‘you and me’ stays between them too.
      {.key = codes::kBetweenUs,
       .label = "Only between the two of you?",
       .type = FieldType::yesNo,
       .extra = true,
       .group = "Who may see it"},
      {.key = "outcome",
       .label = "What came of it",
       .type = FieldType::text,
       .search = true,
       .onlyIf = {"done", {"yes"}}},
  };
  return kind;
}

}  // namespace alongside
