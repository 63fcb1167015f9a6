// Whose somebody is, and who is here twice. Both are records of their own rather than answers in the person's record:
// a coordinator who gives forty people to others must not make a second version of what their workers write down
// meanwhile, and taking either back is withdrawing one record. Cover ends by itself: from the day after `until` on the
// record says nothing any more, and whoever saw them before sees them again.
#include "record/codes.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

void linkRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const std::string person = textAt(fields, "person");
  if (!person.empty() && person == textAt(fields, "other"))
    faults.push_back({"other", "Choose another record: this is the same one."});
}

void assignedRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const auto on = dateFromTyped(textAt(fields, "on")), until = dateFromTyped(textAt(fields, "until"));
  if (on && until && *until < *on) faults.push_back({"until", "This is before it begins. Check the day."});
  if (until && textAt(fields, "before").empty())
    faults.push_back({"until", "Nobody saw them before, so nobody has them back. Leave the day out."});
}

}  // namespace

Kind assignedKind() {
  Kind kind{.name = codes::kAssigned,
            .title = "Given to a worker",
            .plural = "Given to workers",
            .person = "person",
            .when = "on",
            .heading = "worker",
            .link = "of"};
  kind.frame = true;
  kind.rules = assignedRules;
  kind.fields = {
      {.key = "person",
       .label = "Who is it?",
       .type = FieldType::person,
       .must = true,
       .missing = "Choose who it is."},
      {.key = "worker",
       .label = "Who sees them from now on",
       .must = true,
       .search = true,
       .missing = "Choose who sees them."},
      {.key = "before", .label = "Who saw them until then", .search = true},
      {.key = "on", .label = "Since", .type = FieldType::date, .must = true, .missing = "Choose the day."},
      {.key = "until", .label = "As cover, until", .type = FieldType::date},
      {.key = "why", .label = "Why", .must = true, .search = true, .missing = "Say why."},
  };
  return kind;
}

Kind linkKind() {
  Kind kind{.name = codes::kLink,
            .title = "Two records of one person",
            .plural = "Records of one person",
            .person = "person",
            .link = "of"};
  kind.rules = linkRules;
  kind.frame = true;
  kind.fields = {
      {.key = "person",
       .label = "The one record",
       .type = FieldType::person,
       .must = true,
       .missing = "Choose a record."},
      {.key = "other",
       .label = "The other record",
       .type = FieldType::person,
       .must = true,
       .missing = "Choose the other record."},
      {.key = "same",
       .label = "Are they the same person?",
       .type = FieldType::yesNo,
       .must = true,
       .missing = "Say whether they are."},
      {.key = "why", .label = "What shows it", .search = true},
  };
  return kind;
}

}  // namespace alongside
