// Ward-round or MDT sheet: prepared with the person in their own words, and what was said back.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

std::vector<Consequence> roundLeadsTo(const Fields& before, const Fields& after, std::string_view self,
                                      Date today) {
  return followUpsOfRows("agreed", before, after, self, today);
}

}  // namespace

Kind roundKind() {
  Kind kind{.name = codes::kRound,
            .title = "Ward-round sheet",
            .plural = "Ward-round sheets",
            .person = "person",
            .when = "when",
            .link = "for",
            .act = "Prepare a ward round"};
  kind.stays = asSeenBy;
  kind.leadsTo = roundLeadsTo;
  kind.mark = Mark::clipboard;
  kind.brief = "What they want to say there";
  kind.offered = Offered::often;
  kind.offeredAt = 2;
  kind.inDay = true;
  kind.printed = true;
  kind.showsCompetence = true;
  kind.fields = {
      whom("Whose meeting is it?", "Choose whose meeting it is."),
      {.key = "when",
       .label = "When",
       .type = FieldType::moment,
       .must = true,
       .group = "When and where",
       .missing = "Choose when it is."},
      {.key = "meeting",
       .label = "Which meeting",
       .type = FieldType::one,
       .choices = {{"wardRound", "Ward round"},
                   {"mdt", "MDT meeting"},
                   {"cpa", "Care review"},
                   {"discharge", "Discharge meeting"},
                   {"tribunal", "Tribunal or hearing", false},
                   {"other", "Another", false}},
       .quiet = true},
      {.key = "ward", .label = "Ward or room", .search = true, .recent = true},
      {.key = "say",
       .label = "What I want to say",
       .type = FieldType::words,
       .hint = "As {first} would say it",
       .search = true,
       .group = "What I want to say",
       .quiet = true},
      {.key = "questions",
       .label = "My questions",
       .type = FieldType::rows,
       .search = true,
       .group = "My questions",
       .quiet = true,
       .parts = {{.key = "question", .label = "Question", .must = true, .missing = "Write the question."},
                 {.key = "answered", .label = "Answered", .type = FieldType::yesNo, .later = true},
                 {.key = "answer", .label = "The answer", .later = true}}},
      {.key = "wishes",
       .label = "My wishes",
       .type = FieldType::words,
       .search = true,
       .group = "My wishes",
       .quiet = true},
      {.key = "whoThere",
       .label = "Who I want there",
       .type = FieldType::text,
       .hint = "An advocate, a friend, you",
       .search = true,
       .group = "Who I want there",
       .column = 1,
       .quiet = true},
      {.key = "matters",
       .label = "What matters to me",
       .type = FieldType::words,
       .search = true,
       .group = "What matters to me",
       .column = 1,
       .quiet = true},

      {.key = "happened",
       .label = "Did it take place?",
       .type = FieldType::yesNo,
       .group = "Afterwards",
       .column = 1,
       .later = true},
      {.key = "saidBack",
       .label = "What was said back",
       .type = FieldType::text,
       .search = true,
       .column = 1,
       .later = true},
      {.key = "heard",
       .label = "How far {first} felt heard",
       .type = FieldType::scale,
       .column = 1,
       .later = true},
      {.key = "agreed",
       .label = "What was agreed",
       .type = FieldType::rows,
       .hint = "Each becomes a follow-up",
       .search = true,
       .group = "What was agreed",
       .column = 1,
       .quiet = true,
       .parts = {{.key = "what", .label = "What", .must = true, .missing = "Say what was agreed."},
                 {.key = "who", .label = "By whom"},
                 {.key = "by", .label = "By when", .type = FieldType::date}},
       .later = true},
      seenBy({}, 1),
  };
  return kind;
}

}  // namespace alongside
