// A round of visits: several people of one ward, a row each. Nothing of the sheet itself is kept; each visit
// becomes a one-to-one of its own.
#include <algorithm>

#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

Json rowsOf(const Fields& fields) {
  const auto at = fields.is_object() ? fields.find("visits") : fields.end();
  return at != fields.end() && at->is_array() ? *at : Json::array();
}

Field whoMaySee() {
  Field field = seenBy({"attendance", {codes::kOnTime}}, 0);
  field.group = {};
  field.quiet = false;
  return field;
}

std::int64_t lengthOf(const Fields& row) {
  if (!codes::attended(textAt(row, "attendance"))) return 0;
  return std::clamp<std::int64_t>(numberAt(row, "minutes", codes::kShortVisit), codes::kShortest,
                                  codes::kLongest);
}

void visitsRules(const Fields& fields, Moment now, std::vector<FieldFault>& faults) {
  const auto begun = momentFrom(textAt(fields, "when"));
  std::int64_t minutes = 0;
  bool any = false;
  for (const Json& row : rowsOf(fields)) {
    any = any || !textAt(row, "attendance").empty();
    minutes += lengthOf(row);
  }
  if (!any) faults.push_back({"visits", "Say for one person at least whether you met."});
  if (begun && *begun <= now && addMinutes(*begun, static_cast<int>(minutes)) > now)
    faults.push_back({"when", "With these minutes the round would end after now. Check when it began."});
}

/// One visit after the other: each begins where the one before ended.
std::vector<Consequence> visitsLeadsTo(const Fields&, const Fields& after, std::string_view, Date) {
  std::vector<Consequence> all;
  auto at = momentFrom(textAt(after, "when"));
  if (!at) return all;
  for (const Json& row : rowsOf(after)) {
    const std::string attendance = textAt(row, "attendance");
    if (attendance.empty()) continue;
    Fields session = {{"person", textAt(row, "person")}, {"when", at->text()}, {"attendance", attendance}};
    if (const std::string notes = textAt(row, "notes"); !notes.empty()) session["notes"] = notes;
    if (codes::attended(attendance)) {
      session["minutes"] = lengthOf(row);
      session["mechanism"] = codes::kFaceToFace;
      session["location"] = codes::kWard;
      // Not answered is not asked: who may see it is never written unseen.
      if (flagAt(row, codes::kBetweenUs))  // as drafts of older versions have it
        session["seenBy"] = Json::array({codes::kYouAndMe});
      else if (row.contains("seenBy"))
        session["seenBy"] = row["seenBy"];
      at = addMinutes(*at, static_cast<int>(lengthOf(row)));
    }
    all.push_back({codes::kSession, std::move(session)});
  }
  return all;
}

}  // namespace

Kind visitsKind() {
  Kind kind{.name = codes::kVisits,
            .title = "Round of visits",
            .plural = "Rounds of visits",
            .when = "when",
            .act = "Round of visits"};
  kind.gathers = true;
  kind.rules = visitsRules;
  kind.leadsTo = visitsLeadsTo;
  kind.mark = Mark::list;
  kind.brief = "Several people, a line each";
  kind.offered = Offered::several;
  kind.whenFromNow = -60;
  kind.fields = {
      {.key = "ward",
       .label = "Which ward",
       .must = true,
       .hint = "Everybody of your list who is there gets a row",
       .missing = "Say which ward."},
      {.key = "when",
       .label = "When the round began",
       .type = FieldType::moment,
       .must = true,
       .future = false,
       .missing = "Choose when the round began."},
      {.key = "visits",
       .label = "Who you saw",
       .type = FieldType::rows,
       .hint = "Leave those out whom you did not mean to see",
       .group = "Who you saw",
       .quiet = true,
       .parts = {{.key = "person", .label = "Who", .type = FieldType::person},
                 {.key = "attendance",
                  .label = "Did you meet?",
                  .type = FieldType::one,
                  .choices = {{codes::kOnTime, "We met", true, "Met"},
                              {codes::kDidNotWant, "They did not want to", true, "Did not want to"},
                              {codes::kAsleep, "They were asleep", true, "Asleep"},
                              {codes::kOffTheWard, "They were off the ward", false, "Off the ward"},
                              {codes::kNotWellEnough, "They were not well enough", false, "Not well enough"},
                              {codes::kBusyWithTeam, "The team was with them", false, "Team with them"},
                              {codes::kCouldNotCome, "They could not", false, "Could not"},
                              {codes::kDidNotCome, "They did not come", false, "Did not"}},
                  .source = "NHS Data Dictionary: ATTENDANCE STATUS (MHSDS)"},
                 {.key = "minutes",
                  .label = "How long",
                  .type = FieldType::minutes,
                  .onlyIf = {"attendance", {codes::kOnTime}}},
                 {.key = "notes", .label = "A line about it", .hint = "What you would say to them, too"},
                 whoMaySee()}},
  };
  return kind;
}

}  // namespace alongside
