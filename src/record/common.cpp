#include "record/common.h"

#include <algorithm>

#include "record/codes.h"

namespace alongside {

std::vector<Choice> mechanisms() {
  return {
      {codes::kFaceToFace, "Face to face"},
      {codes::kPhone, "Phone"},
      {codes::kVideo, "Video"},
      {"09", "Text message", false},
      {"10", "Instant messages", false},
      {"05", "Email", false},
      {"04", "Talk type, for somebody who cannot speak", false, "Talk type"},
      {"12", "Message board", false},
      {"13", "Chat room", false},
      {"98", "Something else", false},
  };
}

std::vector<Choice> locations() {
  return {
      {codes::kWard, "Ward"},
      {codes::kOutdoors, "Park or street"},
      {codes::kHome, "Home"},
      {"A02", "A carer’s home", false},
      {"N02", "A café, library or other public building", false, "A public building"},
      {"N03", "A voluntary organisation", false},
      {"E01", "Outpatient clinic", false},
      {"E03", "Day hospital", false},
      {"E04", "Emergency department", false},
      {"C01", "GP practice", false},
      {"H01", "Day centre", false},
      {"J01", "Resource centre", false},
      {"M01", "Prison", false},
      {"X01", "Somewhere else", false},
  };
}

bool chose(const Fields& fields, std::string_view key, std::string_view code) {
  const auto at = fields.is_object() ? fields.find(key) : fields.end();
  if (at == fields.end() || !at->is_array()) return false;
  return std::ranges::any_of(
      *at, [&](const Json& one) { return one.is_string() && one.get_ref<const std::string&>() == code; });
}

std::string withName(const Kind& kind, std::string_view what, std::string_view name) {
  std::string words(what);
  if (kind.link != ",") words += ' ';
  words += kind.link;
  words += ' ';
  return words + std::string(name);
}

Field whom(std::string_view label, std::string_view missing) {
  return {.key = "person", .label = label, .type = FieldType::person, .must = true, .missing = missing};
}

Field onAnyDay() {
  return {.key = "on", .label = "On", .type = FieldType::date, .must = true, .missing = "Choose the day."};
}

Field onDay() {
  Field day = onAnyDay();
  day.future = false;
  return day;
}

Field seenBy(OnlyIf onlyIf, int column) {
  return {.key = "seenBy",
          .label = "{first} is happy for this to be seen by",
          .type = FieldType::many,
          .choices = {{codes::kYouAndMe, "You and me"},
                      {codes::kWardTeam, "Ward team"},
                      {codes::kCoordinator, "Coordinator"}},
          .onlyIf = std::move(onlyIf),
          .group = "{first} is happy for this to be seen by",
          .column = column,
          .quiet = true};
}

bool betweenTheTwo(const Fields& fields) { return chose(fields, "seenBy", codes::kYouAndMe); }

Stays asSeenBy(const Fields& fields) {
  if (betweenTheTwo(fields)) return Stays::youAndMe;
  if (chose(fields, "seenBy", codes::kCoordinator)) return Stays::no;
  const auto at = fields.is_object() ? fields.find("seenBy") : fields.end();
  return at == fields.end() || at->empty() ? Stays::notAsked : Stays::wardAlone;
}

Stays asBetweenUs(const Fields& fields) {
  return flagAt(fields, codes::kBetweenUs) ? Stays::youAndMe : Stays::no;
}

Json seenByAfter(const Json& before, const Json& chosen) {
  const auto holdsMe = [](const Json& all) {
    return all.is_array() && std::ranges::find(all, Json(codes::kYouAndMe)) != all.end();
  };
  if (!holdsMe(chosen) || chosen.size() < 2) return chosen;
  const bool hadMe = holdsMe(before);
  Json kept = Json::array();
  for (const Json& code : chosen)
    if ((code == codes::kYouAndMe) != hadMe) kept.push_back(code);
  return kept;
}

Consequence followUp(std::string what, std::string due, const Fields& from, std::string_view self) {
  Fields fields = {{"what", std::move(what)}, {"due", std::move(due)}, {"from", std::string(self)}};
  if (from.contains("person")) fields["person"] = from["person"];
  if (betweenTheTwo(from) || flagAt(from, codes::kBetweenUs)) fields[codes::kBetweenUs] = true;
  return {codes::kFollowUp, std::move(fields)};
}

std::vector<Consequence> followUpsOfRows(std::string_view key, const Fields& before, const Fields& after,
                                         std::string_view self, Date today) {
  constexpr int kUsualDays = 7;
  const auto rows = [&](const Fields& fields) { return fields.value(key, Json::array()); };
  const Json was = rows(before);
  std::vector<Consequence> all;
  for (const Json& row : rows(after)) {
    const std::string what = textAt(row, "what");
    if (what.empty() ||
        std::ranges::any_of(was, [&](const Json& one) { return textAt(one, "what") == what; }))
      continue;
    all.push_back(followUp(what, textAt(row, "by", addDays(today, kUsualDays).text()), after, self));
    if (!textAt(row, "who").empty()) all.back().fields["who"] = textAt(row, "who");
  }
  return all;
}

}  // namespace alongside
