// Group session: theme, register, what people needed to take part.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

Kind groupKind() {
  Kind kind{.name = codes::kGroup,
            .title = "Group",
            .plural = "Groups",
            .when = "when",
            .heading = "theme",
            .act = "Record a group"};
  kind.mark = Mark::groups;
  kind.brief = "Theme and who came";
  kind.offered = Offered::several;
  kind.offeredAt = 1;
  kind.inDay = true;
  kind.showsCompetence = true;
  kind.whenFromNow = 0;
  kind.fields = {
      {.key = "theme",
       .label = "What it was about",
       .must = true,
       .hint = "Poetry, football, hearing voices",
       .search = true,
       .missing = "Say what the group was about.",
       .recent = true},
      {.key = "when",
       .label = "When",
       .type = FieldType::moment,
       .must = true,
       .group = "When, and how long",
       .quiet = true,
       .missing = "Choose when it is or was."},
      {.key = "minutes", .label = "How long", .type = FieldType::minutes, .quiet = true},
      {.key = "place", .label = "Where", .hint = "Garden room, Rowan", .search = true, .recent = true},
      {.key = "facilitators", .label = "Led by", .hint = "You and others", .search = true, .recent = true},
      {.key = "register",
       .label = "Who came, of your people",
       .type = FieldType::people,
       .group = "Who came",
       .quiet = true},
      {.key = "others", .label = "Others who came", .hint = "First names, if they like", .search = true},
      {.key = "othersCount", .label = "How many others", .type = FieldType::count},
      {.key = "needs",
       .label = "What people needed to take part",
       .type = FieldType::many,
       .choices = {{"interpreter", "An interpreter"},
                   {"largePrint", "Large print"},
                   {"easyRead", "Easy read"},
                   {"hearingLoop", "A hearing loop"},
                   {"stepFree", "Step-free access"},
                   {"quiet", "A quiet corner"},
                   {"breaks", "Breaks"}},
       .search = true,
       .group = "What people needed to take part",
       .column = 1,
       .quiet = true},
      {.key = "needsNote", .label = "Met, or what was missing", .search = true, .column = 1},
      {.key = "feedback",
       .label = "What people said about it",
       .type = FieldType::words,
       .hint = "Nobody’s name beside it",
       .search = true,
       .group = "Afterwards",
       .column = 1},
      {.key = "notes", .label = "Your own notes", .type = FieldType::text, .search = true, .column = 1},
  };
  return kind;
}

}  // namespace alongside
