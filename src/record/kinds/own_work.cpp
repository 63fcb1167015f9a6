// The worker's own: reflection, supervision, competences; and feedback that people give.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

constexpr std::size_t kWeekOfWork = 2400;  ///< minutes

Stays unlessChosen(const Fields& fields) { return flagAt(fields, "share") ? Stays::no : Stays::writersOwn; }

std::vector<Choice> competences() {
  return {
#define COMPETENCE(code, words, common) {code, words, common},
#include "record/competences.def"
  };
}

}  // namespace

Kind reflectionKind() {
  Kind kind{.name = codes::kReflection,
            .title = "Reflection",
            .plural = "Reflections",
            .when = "on",
            .act = "Write a reflection"};
  kind.stays = unlessChosen;
  kind.guarded = true;
  kind.mark = Mark::lock;
  kind.brief = "Never leaves unless you choose";
  kind.offered = Offered::own;
  kind.offeredAt = 1;
  kind.fields = {
      onDay(),
      {.key = "thoughts",
       .label = "What stays with you",
       .type = FieldType::text,
       .hint = "Only you can read this",
       .search = true},
      {.key = "wellbeing",
       .label = "How you are",
       .type = FieldType::scale,
       .hint = "0 is worst, 10 is best"},
      {.key = "about", .label = "After", .type = FieldType::record},
      {.key = "toSupervision", .label = "Take it to supervision?", .type = FieldType::yesNo},
      {.key = "take", .label = "What to ask or say there", .onlyIf = {"toSupervision", {"yes"}}},
      {.key = "share", .label = "Let this entry leave with your next pack?", .type = FieldType::yesNo},
  };
  kind.rules = [](const Fields& fields, Moment, std::vector<FieldFault>& faults) {
    if (textAt(fields, "thoughts").empty() && !fields.contains("wellbeing"))
      faults.push_back({"thoughts", "Write a few words, or choose a number."});
  };
  return kind;
}

Kind supervisionKind() {
  Kind kind{.name = codes::kSupervision,
            .title = "Supervision",
            .plural = "Supervision",
            .when = "when",
            .act = "Note a supervision"};
  // Supervision concerns two people: a worker's own notes of it stay with the worker.
  kind.stays = [](const Fields&) { return Stays::writersOwn; };
  kind.guarded = true;
  kind.mark = Mark::person;
  kind.brief = "Dates and what you take from it";
  kind.offered = Offered::own;
  kind.offeredAt = 2;
  kind.inDay = true;
  kind.fields = {
      {.key = "when",
       .label = "When",
       .type = FieldType::moment,
       .must = true,
       .missing = "Choose when it is or was."},
      {.key = "with", .label = "With whom", .search = true, .recent = true},
      {.key = "whose",
       .label = "Whose was it?",
       .type = FieldType::one,
       .choices = {{codes::kGivenSupervision, "A worker’s, and I gave it"},
                   {codes::kOwnSupervision, "My own"}},
       .desk = true},
      {.key = "minutes", .label = "How long", .type = FieldType::minutes},
      {.key = "notes", .label = "What you take from it", .type = FieldType::text, .search = true},
      {.key = "actions",
       .label = "What you agreed",
       .type = FieldType::rows,
       .search = true,
       .parts = {{.key = "what", .label = "What", .must = true, .missing = "Say what you agreed."},
                 {.key = "by", .label = "By when", .type = FieldType::date}}},
      {.key = "nextOn", .label = "The next one is on", .type = FieldType::date},
      {.key = "weekContacts",
       .label = "People seen in a week",
       .type = FieldType::count,
       .hint = "One-to-ones and carers",
       .extra = true,
       .group = "What is expected of a usual week"},
      {.key = "weekWardDays", .label = "Days on a ward", .type = FieldType::count, .extra = true},
      {.key = "weekHours", .label = "Hours with people", .type = FieldType::count, .extra = true},
      {.key = "weekByWay",
       .label = "Of these, by way",
       .type = FieldType::rows,
       .extra = true,
       .parts = {{.key = "mechanism",
                  .label = "Which way",
                  .type = FieldType::one,
                  .choices = mechanisms(),
                  .must = true,
                  .source = "NHS Data Dictionary: CONSULTATION MECHANISM (MHSDS)",
                  .missing = "Choose which way."},
                 {.key = "minutes",
                  .label = "Minutes in a week",
                  .type = FieldType::minutes,
                  .must = true,
                  .most = kWeekOfWork,
                  .missing = "Say how many minutes."}}},
  };
  return kind;
}

Kind evidenceKind() {
  Kind kind{.name = codes::kEvidence,
            .title = "Competence shown",
            .plural = "Competences",
            .when = "on",
            .heading = "competence",
            .act = "Note a competence"};
  kind.stays = unlessChosen;
  kind.guarded = true;
  kind.mark = Mark::check;
  kind.brief = "Linked to what you did";
  kind.offered = Offered::own;
  kind.offeredAt = 3;
  kind.fields = {
      {.key = "competence",
       .label = "Which competence",
       .type = FieldType::one,
       .choices = competences(),
       .must = true,
       .search = true,
       .source = "Competence Framework for Mental Health Peer Support Workers (NCCMH, HEE, 2020)",
       .more = "The others",
       .missing = "Choose which competence."},
      onDay(),
      {.key = "how",
       .label = "How it showed",
       .type = FieldType::text,
       .hint = "Without names",
       .search = true},
      {.key = "record", .label = "In this record", .type = FieldType::record},
      {.key = "share", .label = "Let this leave with your next pack?", .type = FieldType::yesNo},
  };
  return kind;
}

Kind feedbackKind() {
  Kind kind{.name = codes::kFeedback,
            .title = "Feedback",
            .plural = "Feedback",
            .when = "on",
            .act = "Ask for feedback"};
  kind.stays = [](const Fields& fields) {
    const auto may = fields.is_object() ? fields.find("mayQuote") : fields.end();
    return may != fields.end() && *may == false ? Stays::refused : Stays::no;
  };
  kind.mark = Mark::chat;
  kind.brief = "In their own hands";
  kind.offered = Offered::together;
  kind.offeredAt = 6;
  kind.fields = {
      {.key = "from",
       .label = "I am",
       .type = FieldType::one,
       .choices = {{"person", "Somebody who gets peer support"},
                   {"carer", "A carer or friend"},
                   {"other", "Somebody else"}}},
      {.key = "on",
       .label = "Today",
       .type = FieldType::date,
       .must = true,
       .future = false,
       .missing = "Choose the day."},
      {.key = "heard",
       .label = "I felt listened to",
       .type = FieldType::scale,
       .hint = "0 is not at all, 10 is fully"},
      {.key = "helped",
       .label = "It helped me",
       .type = FieldType::scale,
       .hint = "0 is not at all, 10 is a great deal"},
      {.key = "good", .label = "What was good", .type = FieldType::words, .search = true},
      {.key = "better", .label = "What could be better", .type = FieldType::words, .search = true},
      {.key = "mayQuote",
       .label = "May my words be used to make the service better?",
       .type = FieldType::yesNo},
      {.key = "name", .label = "My name, if I like", .most = 80, .search = true},
  };
  return kind;
}

}  // namespace alongside
