// A worry: what, who was told, who answered. This app tells nobody by itself.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

void rules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  if (textAt(fields, "told").empty())
    faults.push_back({"told", "Nobody has been told yet. Ring now, then write down whom you told.", true});
  if (flagAt(fields, "done") && textAt(fields, "answeredBy").empty())
    faults.push_back({"answeredBy", "Say who answered."});
}

}  // namespace

Kind concernKind() {
  Kind kind{.name = codes::kConcern,
            .title = "Worry",
            .plural = "Worries",
            .person = "person",
            .when = "when",
            .heading = "what",
            .link = "about",
            .act = "Raise a worry"};
  kind.rules = rules;
  kind.urgent = [](const Fields&) { return true; };
  kind.fields = {
      {.key = "person", .label = "About whom?", .type = FieldType::person},
      {.key = "what",
       .label = "What worries you",
       .must = true,
       .hint = "What you saw or heard",
       .most = 2000,
       .search = true,
       .missing = "Say what worries you."},
      {.key = "when",
       .label = "When",
       .type = FieldType::moment,
       .must = true,
       .future = false,
       .missing = "Choose when this was."},
      {.key = "told",
       .label = "Whom you told",
       .hint = "Name and role",
       .search = true,
       .group = "Who knows",
       .column = 1,
       .recent = true},
      {.key = "toldAt", .label = "Told at", .type = FieldType::moment, .future = false, .column = 1},
      {.key = "how",
       .label = "How",
       .type = FieldType::one,
       .choices = {{"inPerson", "In person"}, {"phone", "By phone"}, {"other", "Another way"}},
       .column = 1},
      {.key = "done",
       .label = "Has somebody answered?",
       .type = FieldType::yesNo,
       .column = 1,
       .later = true},
      {.key = "answeredBy",
       .label = "Who answered",
       .search = true,
       .onlyIf = {"done", {"yes"}},
       .column = 1},
      {.key = "answeredAt",
       .label = "Answered at",
       .type = FieldType::moment,
       .future = false,
       .onlyIf = {"done", {"yes"}},
       .column = 1},
      {.key = "answer",
       .label = "What they said or did",
       .type = FieldType::text,
       .search = true,
       .onlyIf = {"done", {"yes"}},
       .column = 1},
  };
  return kind;
}

}  // namespace alongside
