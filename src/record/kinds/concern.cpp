// A worry: what, who was told, who answered. This app tells nobody by itself.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

void concernRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  if (flagAt(fields, "closed") && textAt(fields, "closedWith").empty())
    faults.push_back({"closedWith", "Say what it was closed with."});
  if (textAt(fields, "person").empty())
    faults.push_back({"person", "This worry is about nobody yet. Choose whom it is about.", true});
  if (!textAt(fields, "told").empty() && textAt(fields, "toldAt").empty())
    faults.push_back({"toldAt", "Say when you told them.", true});
  if (textAt(fields, "told").empty() && !flagAt(fields, "closed"))
    faults.push_back({"told", "Nobody has been told yet. Ring now, then write down whom you told.", true});
  if (flagAt(fields, "done") && textAt(fields, "answeredBy").empty())
    faults.push_back({"answeredBy", "Say who answered."});
}

}  // namespace

Kind concernKind() {
  Kind kind{.name = codes::kWorry,
            .title = "Worry",
            .plural = "Worries",
            .person = "person",
            .when = "when",
            .heading = "what",
            .link = "about",
            .act = "Raise a worry"};
  kind.rules = concernRules;
  kind.urgent = [](const Fields&) { return true; };
  kind.mark = Mark::warning;
  kind.brief = "Who was told, who answered";
  kind.offered = Offered::often;
  kind.offeredAt = 1;
  kind.whenFromNow = 0;
  kind.travels = Travels::yes;
  kind.fields = {
      {.key = "person", .label = "About whom?", .type = FieldType::person},
      {.key = "what",
       .label = "What worries you",
       .must = true,
       .hint = "What you saw or heard",
       .most = 2000,
       .grows = true,
       .search = true,
       .missing = "Say what worries you."},
      {.key = "sort",
       .label = "What sort of worry",
       .type = FieldType::one,
       .choices = {{"selfHarm", "Harm to themselves"},
                   {"fromOthers", "Harm from others"},
                   {"adult", "Safeguarding, an adult"},
                   {"child", "Safeguarding, a child"},
                   {"staff", "About staff"},
                   {"other", "Something else"}},
       .search = true},
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
      {.key = "incident",
       .label = "The trust’s incident number",
       .hint = "If one was reported",
       .most = 40,
       .search = true,
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
      {.key = "from", .label = "Where it comes from", .type = FieldType::record, .desk = true},
      {.key = "source",
       .label = "Where it came up",
       .type = FieldType::one,
       .choices = {{codes::kInSupervision, "In supervision"},
                   {codes::kWithReferral, "With a referral"},
                   {"worker", "A worker said so"},
                   {"other", "Another way"}},
       .group = "On the risk board",
       .column = 1,
       .desk = true},
      {.key = "owner",
       .label = "Who looks after it",
       .search = true,
       .column = 1,
       .recent = true,
       .desk = true},
      {.key = "acknowledgedBy", .label = "Seen by", .search = true, .column = 1, .desk = true},
      {.key = "acknowledgedAt",
       .label = "Seen at",
       .type = FieldType::moment,
       .future = false,
       .column = 1,
       .desk = true},
      {.key = "due", .label = "Look again by", .type = FieldType::moment, .column = 1, .desk = true},
      {.key = "escalations",
       .label = "Whom else you told",
       .type = FieldType::rows,
       .column = 1,
       .parts = {{.key = "to", .label = "To", .must = true, .search = true, .missing = "Say whom."},
                 {.key = "at", .label = "Told at", .type = FieldType::moment, .future = false},
                 {.key = "answer", .label = "What they said", .search = true}},
       .desk = true},
      {.key = "closed", .label = "Is it closed?", .type = FieldType::yesNo, .column = 1, .desk = true},
      {.key = "closedWith",
       .label = "Closed with",
       .type = FieldType::text,
       .search = true,
       .onlyIf = {"closed", {"yes"}},
       .column = 1,
       .desk = true},
      {.key = "closedBy",
       .label = "Closed by",
       .search = true,
       .onlyIf = {"closed", {"yes"}},
       .column = 1,
       .desk = true},
      {.key = "closedAt",
       .label = "Closed at",
       .type = FieldType::moment,
       .future = false,
       .onlyIf = {"closed", {"yes"}},
       .column = 1,
       .desk = true},
  };
  return kind;
}

}  // namespace alongside
