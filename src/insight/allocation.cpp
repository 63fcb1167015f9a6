#include "insight/allocation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/order.h"
#include "core/text.h"

namespace alongside {

namespace {

// What a reason is worth. Somebody who is known weighs more than any likeness; no room more than all of them.
constexpr int kKnown = 8, kWard = 4, kShared = 2, kNoRoom = -20, kAway = -40;
constexpr int kSharedMost = 3;

/// Folded words of a text that say something by themselves.
std::set<std::string> wordsOf(std::string_view text) {
  constexpr std::size_t kShortest = 4;
  static const std::set<std::string, std::less<>> kCommon = {
      "about", "also",  "been",     "born", "from",  "have", "into",    "like",  "likes", "more",  "much",
      "only",  "other", "somebody", "some", "speak", "such", "speaks",  "than",  "that",  "them",  "they",
      "this",  "want",  "wants",    "well", "were",  "what", "whoever", "whose", "with",  "woman", "would"};
  std::set<std::string> words;
  std::string word;
  for (const char c : fold(text) + " ") {
    const auto letter = static_cast<unsigned char>(c);
    if (letter >= 0x80 || std::isalnum(letter)) {
      word.push_back(c);
      continue;
    }
    if (characters(word) >= kShortest && !kCommon.contains(word)) words.insert(word);
    word.clear();
  }
  return words;
}

/// The words as they were written, for whoever reads the reason.
std::string asWritten(std::string_view text, const std::string& folded) {
  const Found at = findFolded(text, folded);
  return at.begin == std::string_view::npos ? folded : std::string(text.substr(at.begin, at.end - at.begin));
}

}  // namespace

Colleague colleagueFrom(const Fields& week, Date today) {
  Colleague one;
  one.name = textAt(week, "name");
  one.offers = textAt(week, "offers");
  one.limit = static_cast<int>(numberAt(week, "limit"));
  if (const std::string whole = textAt(week, "wholeTime"); !whole.empty() && whole != "1")
    one.wholeTime = whole.starts_with("0.") && whole.size() == 3 ? (whole[2] - '0') / 10.0 : 1;
  const auto rows = [&](std::string_view key) { return week.value(std::string(key), Json::array()); };
  constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (const Json& row : rows("wardDays")) {
    const std::string ward = textAt(row, "ward");
    if (ward.empty()) continue;
    if (!std::ranges::contains(one.wards, ward)) one.wards.push_back(ward);
    if (textAt(row, "weekday") == kDays[static_cast<std::size_t>(weekday(today))]) one.wardToday = ward;
  }
  for (const Json& row : rows("leave")) {
    const auto from = dateFrom(textAt(row, "from")), until = dateFrom(textAt(row, "until"));
    if (!from || !until || *until < today || (one.awayFrom && *one.awayFrom <= *from)) continue;
    one.awayFrom = from;
    one.awayUntil = until;
  }
  return one;
}

int caseloadLimit(const Colleague& colleague, int forWhole) {
  if (colleague.limit > 0) return colleague.limit;
  if (colleague.wholeTime <= 0) return 0;
  return std::max(1, static_cast<int>(std::lround(colleague.wholeTime * forWhole)));
}

bool away(const Colleague& colleague, Date today) {
  if (!colleague.awayFrom && !colleague.awayUntil) return false;
  return (!colleague.awayFrom || *colleague.awayFrom <= today) &&
         (!colleague.awayUntil || today <= *colleague.awayUntil);
}

std::vector<Suggestion> suggestions(const Need& need, std::span<const Colleague> colleagues, Date today,
                                    int forWhole) {
  const std::set<std::string> wishes = wordsOf(need.wishes);
  const auto room = [&](const Colleague& one) { return caseloadLimit(one, forWhole) - one.active; };
  std::vector<Suggestion> all;
  for (std::size_t i = 0; i < colleagues.size(); ++i) {
    const Colleague& one = colleagues[i];
    Suggestion suggestion;
    suggestion.colleague = i;
    const auto speaksFor = [&](int weight, std::string reason) {
      suggestion.weight += weight;
      (weight > 0 ? suggestion.reasons : suggestion.against).push_back(std::move(reason));
    };
    if (std::ranges::contains(need.knows, one.name)) speaksFor(kKnown, "Has seen them before");
    const bool sameWard = std::ranges::any_of(one.wards, [&](const std::string& ward) {
      return !need.ward.empty() && fold(ward) == fold(need.ward);
    });
    if (sameWard) speaksFor(kWard, "Works on " + need.ward);
    int shared = 0;
    for (const std::string& word : wordsOf(one.offers))
      if (wishes.contains(word) && shared++ < kSharedMost)
        speaksFor(kShared, "Both say ‘" + asWritten(one.offers, word) + "’");
    const int limit = caseloadLimit(one, forWhole);
    if (room(one) > 0)
      suggestion.reasons.push_back("Room for " + std::to_string(room(one)) + " more");
    else
      speaksFor(kNoRoom, "No room: " + std::to_string(one.active) + " of " + std::to_string(limit));
    if (away(one, today))
      speaksFor(kAway, one.awayUntil ? "Away until " + dayInWords(*one.awayUntil, today) : "Away");
    all.push_back(std::move(suggestion));
  }
  inOrder(all, [&](const Suggestion& a, const Suggestion& b) {
    const Colleague &left = colleagues[a.colleague], &right = colleagues[b.colleague];
    return std::tuple(-a.weight, -room(left), left.name) < std::tuple(-b.weight, -room(right), right.name);
  });
  return all;
}

}  // namespace alongside
