// Signposting: the directory, and what was suggested to whom.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

std::vector<Consequence> signpostLeadsTo(const Fields& before, const Fields& after, std::string_view self,
                                         Date today) {
  constexpr int kUsualDays = 14;
  if (!before.empty() || !textAt(after, "happened").empty()) return {};
  return {followUp("Did it happen: " + textAt(after, "what"),
                   textAt(after, "askOn", addDays(today, kUsualDays).text()), after, self)};
}

}  // namespace

Kind signpostKind() {
  Kind kind{.name = codes::kSignpost,
            .title = "Signposting",
            .plural = "Signposting",
            .person = "person",
            .when = "on",
            .heading = "what",
            .link = "for",
            .act = "Suggest something"};
  kind.leadsTo = signpostLeadsTo;
  kind.outcome = {"happened", "outcome"};
  kind.askAgain = "waiting";
  kind.stays = asBetweenUs;
  kind.mark = Mark::share;
  kind.brief = "A group or a place out there";
  kind.offered = Offered::together;
  kind.offeredAt = 2;
  kind.fields = {
      whom("To whom did you suggest it?", "Choose to whom you suggested it."),
      {.key = "what",
       .label = "What you suggested",
       .must = true,
       .hint = "A group, a service, a place",
       .search = true,
       .missing = "Say what you suggested."},
      {.key = "entry", .label = "From the directory", .type = FieldType::record, .of = codes::kResource},
      {.key = "from",
       .label = "Where it comes from",
       .type = FieldType::record,
       .later = true,
       .origin = true},
      onDay(),
      {.key = "why", .label = "What {first} hopes for from it", .type = FieldType::words, .search = true},
      {.key = "askOn", .label = "Ask how it went on", .type = FieldType::date},
      {.key = "happened",
       .label = "Did it happen?",
       .type = FieldType::one,
       .choices = {{"yes", "Yes"}, {"waiting", "Waiting for them"}, {"no", "No"}},
       .later = true},
      {.key = "outcome",
       .label = "What came of it",
       .type = FieldType::text,
       .search = true,
       .onlyIf = {"happened", {"yes", "no"}}},
      // What comes from a session between ‘you and me’ stays between them too.
      {.key = codes::kBetweenUs,
       .label = "Only between the two of you?",
       .type = FieldType::yesNo,
       .extra = true,
       .group = "Who may see it"},
  };
  return kind;
}

Kind resourceKind() {
  Kind kind{.name = codes::kResource,
            .title = "Place or service",
            .plural = "Directory",
            .heading = "name",
            .act = "Add to the directory"};
  kind.mark = Mark::list;
  kind.brief = "For everybody in the team";
  kind.offered = Offered::several;
  kind.offeredAt = 2;
  kind.fields = {
      {.key = "name", .label = "Name", .must = true, .search = true, .missing = "Write its name."},
      {.key = "sort",
       .label = "What it is",
       .type = FieldType::many,
       .choices = {{"peer", "Peer network"},
                   {"voluntary", "Voluntary organisation"},
                   {"community", "Community place"},
                   {"advice", "Advice and rights"},
                   {"crisis", "Help in a crisis"},
                   {"creative", "Making things, music, art"},
                   {"active", "Sport and outdoors"},
                   {"work", "Work and study"},
                   {"faith", "Faith and culture"}},
       .search = true},
      {.key = "forWhom", .label = "For whom", .search = true},
      {.key = "area", .label = "Where", .search = true},
      {.key = "times", .label = "When", .hint = "Tuesdays, 2 to 4", .search = true},
      {.key = "reach",
       .label = "How to reach it",
       .hint = "Telephone, website, who to ask for",
       .search = true},
      {.key = "cost", .label = "What it costs", .most = 80},
      {.key = "access", .label = "Getting in", .hint = "Step-free, hearing loop, bus", .search = true},
      {.key = "notes", .label = "What people say about it", .type = FieldType::text, .search = true},
      {.key = "checkedOn", .label = "Checked on", .type = FieldType::date, .future = false},
  };
  return kind;
}

}  // namespace alongside
