// Follow-up: something promised, with a day.
#include "record/codes.h"
#include "record/kinds_list.h"

namespace alongside {

Kind followUpKind() {
  Kind kind{.name = codes::kFollowUp,
            .title = "Follow-up",
            .plural = "Follow-ups",
            .person = "person",
            .when = "due",
            .heading = "what"};
  kind.fields = {
      {.key = "what",
       .label = "What",
       .must = true,
       .hint = "Ask about Sunday leave",
       .search = true,
       .missing = "Say what is to be done."},
      {.key = "due", .label = "By when", .type = FieldType::date, .must = true, .missing = "Choose a day."},
      {.key = "person", .label = "For whom", .type = FieldType::person},
      {.key = "from", .label = "From this session", .type = FieldType::record},
      {.key = "done", .label = "Done?", .type = FieldType::yesNo},
      {.key = "doneOn",
       .label = "Done on",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"done", {"yes"}}},
      {.key = "outcome", .label = "What came of it", .type = FieldType::text, .search = true},
  };
  return kind;
}

}  // namespace alongside
