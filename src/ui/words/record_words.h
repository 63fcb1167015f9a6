// Records as people read them in lists: a title, a second line, what somebody said, and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "ui/kit/text.h"
#include "ui/pen/icons.h"

namespace alongside::ui {

struct RecordLine {
  std::string title;   ///< "One-to-one, 40 minutes", "Ask about an advocate"
  std::string place;   ///< "outdoors", "phone": inside a sentence
  std::string second;  ///< "Outdoors: sleep, leave", "Due Thursday"
  std::string words;   ///< what somebody said, whole
  std::string day;     ///< "Yesterday"
  std::string clock;   ///< "14:30", or empty
  Icon icon = Icon::card;
};
Icon iconOf(const Kind& kind);
RecordLine lineOf(const OpenState& open, const Record& record, Date today);

/// "One-to-one with Immy", "Follow-up for Immy", "Imogen Farrow".
std::string headingOf(const OpenState& open, const Record& record);
/// The same for a form's answers, which may not name anybody yet.
std::string headingOf(const OpenState& open, const Kind& kind, const Fields& fields);
/// "Today", but "today" inside a sentence.
std::string dayInside(Date date, Date today);
std::string wardInWords(std::string_view ward);  ///< "Rowan ward"
/// "Rowan and Hazel wards", or empty.
std::string wardsInWords(const Views& views);
/// A civil day of a UTC stamp.
Date dayOf(Millis at);
/// The day on which the answer got the words that it has now.
std::optional<Date> writtenOn(const Store& store, const Record& record, std::string_view key);

/// "Rowan, not seen for 7 days", with what matters in amber.
std::vector<Run> secondRuns(const PersonRow& row);
/// "Shanice Coldwell, from yesterday" with its icon; `name` false where the page says whose it is.
std::vector<Run> dueRuns(const FollowUpRow& row, Date today, bool name);
/// For the mirror: "Due Thursday", "From yesterday".
std::string dueInWords(const FollowUpRow& row, Date today);

/// Own words between curly quotes for one line, cut at a word.
std::string quoted(std::string_view words, std::size_t most);

/// Why something stays on the tablet: what it is, and a sentence.
struct StaysWords {
  std::string_view strong, sentence;
};
StaysWords staysInWords(Stays why);

}  // namespace alongside::ui
