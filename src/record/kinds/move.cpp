// From admission to discharge: moves, leave, discharge, and handing over.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

OnlyIf toWard() { return {"type", {codes::kAdmitted, codes::kMoved, codes::kCameBack}}; }

std::vector<Consequence> moveLeadsTo(const Fields& before, const Fields& after, std::string_view self, Date) {
  std::vector<Consequence> all;
  if (!before.empty()) return all;  // a correction of a move changes the person's details by hand
  const std::string type = textAt(after, "type"), on = textAt(after, "on").substr(0, 10);
  Fields person = Json::object();
  if (type == codes::kAdmitted || type == codes::kMoved || type == codes::kCameBack) {
    person["status"] = codes::kActive;
    if (!textAt(after, "ward").empty()) {
      person["ward"] = textAt(after, "ward");
      person["wardSince"] = on;
    }
  } else if (type == codes::kDischarged) {
    person["status"] = codes::kDischarged;
    person["closedOn"] = on;
    // The ward and its bed are somebody else's now.
    for (const char* left : {"ward", "bed", "wardSince"}) person[left] = nullptr;
    if (!textAt(after, "team").empty()) person["team"] = textAt(after, "team");
    if (after.contains("supportUntil")) person["supportUntil"] = after["supportUntil"];
  }
  if (!person.empty()) all.push_back({{}, std::move(person)});
  if (type == codes::kOnLeave && !textAt(after, "until").empty())
    all.push_back(followUp("Back from leave: ask how it was", textAt(after, "until"), after, self));
  // Nobody falls out of the list unnoticed: the last day of support stands in the day.
  if (type == codes::kDischarged && !textAt(after, "supportUntil").empty())
    all.push_back(followUp("Peer support ends: say goodbye, and who goes on", textAt(after, "supportUntil"),
                           after, self));
  return all;
}

void moveRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const auto on = dateFromTyped(textAt(fields, "on"));
  for (const char* key : {"until", "supportUntil"})
    if (const auto end = dateFromTyped(textAt(fields, key)); on && end && *end < *on)
      faults.push_back({key, "This is before it began. Check the day."});
}

}  // namespace

Kind moveKind() {
  Kind kind{.name = codes::kMove,
            .title = "Move",
            .plural = "Moves",
            .person = "person",
            .when = "on",
            .heading = "type",
            .link = ",",
            .act = "Move, leave, discharge"};
  kind.rules = moveRules;
  kind.leadsTo = moveLeadsTo;
  kind.mark = Mark::arrow;
  kind.brief = "Admission to discharge";
  kind.offered = Offered::way;
  kind.travels = Travels::yes;
  kind.fields = {
      whom("Who moved?", "Choose who moved."),
      {.key = "type",
       .label = "What happened",
       .type = FieldType::one,
       .choices = {{codes::kAdmitted, "Came in"},
                   {codes::kMoved, "Moved ward"},
                   {codes::kOnLeave, "Went on leave"},
                   {codes::kCameBack, "Came back"},
                   {codes::kDischarged, "Went home"}},
       .must = true,
       .search = true,
       .missing = "Choose what happened."},
      onAnyDay(),
      {.key = "ward", .label = "To which ward", .search = true, .onlyIf = toWard(), .recent = true},
      {.key = "until", .label = "Until", .type = FieldType::date, .onlyIf = {"type", {codes::kOnLeave}}},
      {.key = "supportUntil",
       .label = "Peer support goes on until",
       .type = FieldType::date,
       .onlyIf = {"type", {codes::kDischarged}}},
      {.key = "to",
       .label = "Where to",
       .hint = "Home, a friend’s, another trust",
       .search = true,
       .onlyIf = {"type", {codes::kDischarged, codes::kOnLeave}},
       .recent = true},
      {.key = "team",
       .label = "Which community team goes on",
       .search = true,
       .onlyIf = {"type", {codes::kDischarged}},
       .recent = true},
      {.key = "note", .label = "Anything else", .type = FieldType::text, .search = true},
  };
  return kind;
}

Kind handoverKind() {
  Kind kind{.name = codes::kHandover,
            .title = "Handover",
            .plural = "Handovers",
            .person = "person",
            .when = "on",
            .link = "for",
            .act = "Write a handover"};
  kind.stays = [](const Fields& fields) {
    const auto agrees = fields.is_object() ? fields.find("agrees") : fields.end();
    return agrees != fields.end() && *agrees == false ? Stays::refused : Stays::no;
  };
  kind.mark = Mark::copy;
  kind.brief = "What the next one must know";
  kind.offered = Offered::way;
  kind.offeredAt = 1;
  kind.printed = true;
  kind.fields = {
      whom("Who is handed over?", "Choose who is handed over."),
      onAnyDay(),
      {.key = "to",
       .label = "To whom",
       .must = true,
       .hint = "A colleague, a community team, a partner",
       .search = true,
       .missing = "Say to whom.",
       .recent = true},
      {.key = "matters", .label = "What matters to {first}", .type = FieldType::words, .search = true},
      {.key = "underWay", .label = "What is under way", .type = FieldType::text, .search = true},
      {.key = "promised",
       .label = "What was promised",
       .type = FieldType::rows,
       .search = true,
       .group = "What was promised",
       .quiet = true,
       .parts = {{.key = "what", .label = "What", .must = true, .missing = "Say what was promised."},
                 {.key = "by", .label = "By when", .type = FieldType::date}}},
      {.key = "helps", .label = "What helps", .type = FieldType::text, .search = true, .column = 1},
      {.key = "worries",
       .label = "What to watch, and who knows of it",
       .type = FieldType::text,
       .search = true,
       .column = 1},
      {.key = "knows",
       .label = "Does {first} know what is handed over?",
       .type = FieldType::yesNo,
       .column = 1},
      {.key = "agrees", .label = "Does {first} agree?", .type = FieldType::yesNo, .column = 1},
  };
  return kind;
}

}  // namespace alongside
