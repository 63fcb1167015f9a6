// A day on a ward: planned ahead, so that the week can be seen.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

Kind wardDayKind() {
  Kind kind{.name = codes::kWardDay,
            .title = "Ward day",
            .plural = "Ward days",
            .when = "on",
            .heading = "ward",
            .act = "Plan a ward day"};
  kind.mark = Mark::today;
  kind.brief = "Stands in your week";
  kind.offered = Offered::own;
  kind.inDay = true;
  kind.fields = {
      {.key = "ward",
       .label = "Which ward",
       .must = true,
       .search = true,
       .missing = "Say which ward.",
       .recent = true},
      onAnyDay(),
      {.key = "hours", .label = "From when to when", .hint = "9 to 1", .most = 80, .recent = true},
      {.key = "note", .label = "Anything else", .type = FieldType::text, .search = true},
  };
  return kind;
}

}  // namespace alongside
