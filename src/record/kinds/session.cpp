// One-to-one: what a peer support worker records most, standing in a corridor, in under a minute.
#include <algorithm>

#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

constexpr int kLongAgo = 365;  // days; a typed year that is one off

/// What only a session that took place has. Not answered counts: nothing hides before it is asked.
OnlyIf met() { return {"attendance", {codes::kOnTime, codes::kLateButSeen, ""}}; }

std::vector<Choice> attendances() {
  return {
      {codes::kOnTime, "Yes, on time", true, "On time"},
      {codes::kLateButSeen, "Yes, late", true, "Late"},
      {codes::kDidNotWant, "No, they did not want to", false, "Did not want to"},
      {codes::kAsleep, "No, they were asleep", false, "Asleep"},
      {codes::kOffTheWard, "No, they were off the ward", false, "Off the ward"},
      {codes::kNotWellEnough, "No, they were not well enough", false, "Not well enough"},
      {codes::kBusyWithTeam, "No, the team was with them", false, "Team with them"},
      {codes::kCouldNotCome, "No, they could not come", false, "They could not"},
      {codes::kDidNotCome, "No, they did not come", false, "They did not"},
      {codes::kWeCancelled, "No, we cancelled", false, "We cancelled"},
      {codes::kTooLate, "No, they came too late to be seen", false, "Too late"},
  };
}

std::vector<Choice> themes() {
  return {
      {"ward", "Ward life"},
      {"sleep", "Sleep"},
      {"leave", "Leave"},
      {"family", "Family"},
      {"medicines", "Medicines"},
      {"home", "Going home"},
      {"rights", "Rights"},
      {"mood", "Mood", false},
      {"voices", "Hearing voices", false},
      {"hope", "Hope", false},
      {"relationships", "Friends and relationships", false},
      {"housing", "Housing", false},
      {"money", "Money", false},
      {"work", "Work or study", false},
      {"faith", "Faith or culture", false},
      {"health", "Physical health", false},
      {"body", "Body and food", false},
      {"substances", "Alcohol or drugs", false},
      {"creativity", "Making things, music, art", false},
  };
}

/// Where nobody met, there is nothing to ask about.
Stays sessionStays(const Fields& fields) {
  const std::string attendance = textAt(fields, "attendance");
  return attendance.empty() || codes::attended(attendance) ? asSeenBy(fields) : Stays::no;
}

void sessionRules(const Fields& fields, Moment now, std::vector<FieldFault>& faults) {
  if (chose(fields, "seenBy", codes::kYouAndMe) && fields.at("seenBy").size() > 1) {
    faults.push_back({"seenBy", "‘You and me’ means nobody else. Choose that, or the others."});
  }
  if (flagAt(fields, "worry") &&
      textAt(fields, "worryWhat").find_first_not_of(" \t\r\n") == std::string::npos) {
    faults.push_back({"worryWhat", "Say what worried you, and whom you told."});
  }
  if (flagAt(fields, "worry") && sessionStays(fields) != Stays::no) {
    faults.push_back({"seenBy",
                      "You are worried, and this stays on the tablet. Make sure that somebody has been told.",
                      true});
  }
  const auto nextOn = dateFromTyped(textAt(fields, "nextOn"));
  if (nextOn && textAt(fields, "next").empty()) {
    faults.push_back({"next", "Say what the next step is, or take its day away."});
  }
  const auto when = momentFrom(textAt(fields, "when"));
  if (!when) return;
  if (nextOn && *nextOn < when->date) {
    faults.push_back({"nextOn", "This is before the session. Check the day.", true});
  }
  if (daysBetween(when->date, now.date) > kLongAgo) {
    faults.push_back({"when", "This is more than a year ago. Check the year.", true});
  }
}

bool urgent(const Fields& fields) { return flagAt(fields, "worry"); }

/// A next step with a day becomes a follow-up of its own; what was suggested is asked about again in time.
std::vector<Consequence> sessionLeadsTo(const Fields& before, const Fields& after, std::string_view self,
                                        Date today) {
  std::vector<Consequence> all;
  if (before.empty() && !textAt(after, "next").empty())
    all.push_back(
        followUp(textAt(after, "next"), textAt(after, "nextOn", addDays(today, 1).text()), after, self));
  const std::string told = textAt(after, "signposting");
  const bool known =
      told.empty() || told == textAt(before, "signposting") || !textAt(after, "signpostingOutcome").empty();
  if (known) return all;
  Fields suggested = {{"person", textAt(after, "person")},
                      {"what", told},
                      {"on", textAt(after, "when").substr(0, 10)},
                      {"from", std::string(self)}};
  if (after.contains("suggested")) suggested["entry"] = after["suggested"];
  if (betweenTheTwo(after)) suggested[codes::kBetweenUs] = true;
  all.push_back({codes::kSignpost, std::move(suggested)});
  return all;
}

}  // namespace

Kind sessionKind() {
  Kind kind{.name = codes::kSession,
            .title = "One-to-one",
            .plural = "One-to-ones",
            .person = "person",
            .when = "when",
            .act = "Record a session"};
  kind.rules = sessionRules;
  kind.stays = sessionStays;
  // What older versions wrote has no link to the session that it came of.
  kind.lends = {
      {.key = "signposting", .kind = codes::kSignpost, .into = "what", .allows = [](const Fields& f) {
         return !betweenTheTwo(f);
       }}};
  kind.urgent = urgent;
  kind.leadsTo = sessionLeadsTo;
  kind.mark = Mark::chat;
  kind.brief = "You met, or meant to";
  kind.offered = Offered::often;
  kind.inDay = true;
  kind.showsCompetence = true;
  kind.whenFromNow = -30;
  kind.begins = {{"minutes", 30},
                 {"attendance", codes::kOnTime},
                 {"mechanism", codes::kFaceToFace},
                 {"location", codes::kWard}};
  kind.asLast = {"mechanism", "location"};
  kind.fields = {
      whom("Who were you with?", "Choose who this was with."),
      {.key = "when",
       .label = "When",
       .type = FieldType::moment,
       .must = true,
       .future = false,
       .group = "When, and how long",
       .quiet = true,
       .missing = "Choose when this was."},
      {.key = "minutes",
       .label = "How long",
       .type = FieldType::minutes,
       .onlyIf = met(),
       .source = "NHS Data Dictionary: CLINICAL CONTACT DURATION OF CARE CONTACT (MHSDS)",
       .quiet = true},
      {.key = "mechanism",
       .label = "How",
       .type = FieldType::one,
       .choices = mechanisms(),
       .onlyIf = met(),
       .group = "How and where",
       .source = "NHS Data Dictionary: CONSULTATION MECHANISM (MHSDS)",
       .quiet = true,
       .more = "Another way"},
      {.key = "location",
       .label = "Where",
       .type = FieldType::one,
       .choices = locations(),
       .hint = "A ward’s own garden is the ward",
       .onlyIf = met(),
       .source = "NHS Data Dictionary: ACTIVITY LOCATION TYPE CODE (MHSDS)",
       .quiet = true,
       .more = "Another place"},
      {.key = "attendance",
       .label = "Did you meet?",
       .type = FieldType::one,
       .choices = attendances(),
       .group = "Did you meet?",
       .source = "NHS Data Dictionary: ATTENDANCE STATUS (MHSDS)",
       .quiet = true,
       .more = "No, it did not happen"},
      {.key = "themes",
       .label = "What was it about?",
       .type = FieldType::many,
       .choices = themes(),
       .hint = "As many as you like",
       .search = true,
       .onlyIf = met(),
       .group = "What was it about?",
       .quiet = true},

      {.key = "moodBefore",
       .label = "Before",
       .type = FieldType::scale,
       .hint = "0 is the worst, 10 the best, as they said it",
       .extra = true,
       .onlyIf = met(),
       .group = "Mood"},
      {.key = "moodAfter", .label = "After", .type = FieldType::scale, .extra = true, .onlyIf = met()},
      {.key = "goals",
       .label = "Goals",
       .hint = "What they are working towards",
       .grows = true,
       .search = true,
       .extra = true,
       .onlyIf = met(),
       .group = "Goals",
       .quiet = true},
      {.key = "signposting",
       .label = "Told about",
       .hint = "A group, a service, a place",
       .search = true,
       .extra = true,
       .onlyIf = met(),
       .group = "Signposting"},
      {.key = "suggested",
       .label = "From the directory",
       .type = FieldType::record,
       .extra = true,
       .onlyIf = met(),
       .of = codes::kResource},
      {.key = "signpostingOutcome",
       .label = "What came of it",
       .search = true,
       .extra = true,
       .onlyIf = met()},
      {.key = "rights",
       .label = "Rights or advocacy",
       .hint = "An advocate, the care plan, a tribunal",
       .grows = true,
       .search = true,
       .extra = true,
       .onlyIf = met(),
       .group = "Rights or advocacy",
       .quiet = true},
      {.key = "others",
       .label = "Who else was there",
       .search = true,
       .extra = true,
       .onlyIf = met(),
       .group = "Who else was there",
       .quiet = true},
      {.key = "along",
       .label = "A colleague who came along",
       .hint = "Their name: it was a joint visit",
       .search = true,
       .extra = true,
       .onlyIf = met(),
       .recent = true},
      {.key = "notes",
       .label = "Your own notes",
       .type = FieldType::text,
       .hint = "What you saw and did, as you would say it to {first}",
       .search = true,
       .extra = true,
       .group = "Your own notes",
       .quiet = true},

      {.key = "words",
       .label = "In {first}’s words",
       .type = FieldType::words,
       .hint = "What {first} said, as they said it",
       .search = true,
       .onlyIf = met(),
       .group = "In {first}’s words",
       .column = 1,
       .quiet = true},
      {.key = "shared",
       .label = "Shared something of your own?",
       .type = FieldType::yesNo,
       .onlyIf = met(),
       .column = 1,
       .onceYes =
           "Only that you did is kept, never what. Was it for {first}, and no more than you are at ease "
           "with? If it stays with you, take it to supervision."},
      {.key = "worry", .label = "Did anything worry you?", .type = FieldType::yesNo, .column = 1},
      {.key = "worryWhat",
       .label = "What worried you, and whom did you tell?",
       .type = FieldType::text,
       .hint = "This app calls nobody. Ring the ward now.",
       .search = true,
       .onlyIf = {"worry", {"yes"}},
       .column = 1},
      {.key = "next",
       .label = "Next step",
       .hint = "Who does what next",
       .grows = true,
       .search = true,
       .group = "Next step",
       .column = 1,
       .quiet = true},
      {.key = "nextOn", .label = "By when", .type = FieldType::date, .column = 1, .quiet = true},
      seenBy(met(), 1),
  };
  return kind;
}

}  // namespace alongside
