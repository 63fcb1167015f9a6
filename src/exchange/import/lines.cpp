#include "exchange/import/lines.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "exchange/import/cells.h"
#include "record/codes.h"

namespace alongside {

namespace {

constexpr std::string_view kLine = "Line in the report", kWhy = "Why it was refused";
constexpr std::string_view kLineOnce = "Line", kWhyOnce = "Reason";  // until 0.1.0 of November 2026

bool beginsWithAny(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

std::string digitsOf(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (isDigit(c)) digits += c;
  // +44 7700 900101 is 07700 900101.
  return digits.starts_with("44") && digits.size() == 12 ? "0" + digits.substr(2) : digits;
}

}  // namespace

std::size_t refusedColumns(std::span<const std::string> headings) {
  if (headings.size() < 4) return 0;
  const std::string first = trim(headings[0]), second = trim(headings[1]);
  return (first == kLine && second == kWhy) || (first == kLineOnce && second == kWhyOnce) ? 2 : 0;
}

std::string_view faultSentence(CsvFault fault) {
  switch (fault) {
    case CsvFault::none:
      break;
    case CsvFault::tooWide:
      return "This line has more columns than any report has.";
    case CsvFault::tooLong:
      return "A cell of this line is longer than any report’s.";
    case CsvFault::notText:
      return "This line holds what no text does.";
    case CsvFault::openQuote:
      return "A quotation mark opens in this line and is not closed where its cell ends.";
  }
  return {};
}

std::vector<std::string_view> linesAfterFirst(std::string_view record) {
  std::vector<std::string_view> lines;
  bool first = true;
  for (std::size_t at = 0; at < record.size(); first = false) {
    const std::size_t end = std::min(record.find_first_of("\r\n", at), record.size());
    if (!first && end > at) lines.push_back(record.substr(at, end - at));
    at = end + (record.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

bool isEnding(std::span<const std::string> cells) {
  constexpr std::size_t kFew = 3;
  constexpr std::array<std::string_view, 24> kWords = {
      "total",     "grand total", "subtotal",   "sub-total",  "sum of",       "count",
      "number of", "report ends", "report end", "end of",     "end report",   "page ",
      "printed",   "run by",      "run on",     "run date",   "generated",    "produced",
      "created",   "records",     "rows",       "report run", "confidential", "***"};
  std::size_t filled = 0;
  std::string first;
  for (const std::string& cell : cells) {
    const std::string text = meantText(cell);
    if (text.empty()) continue;
    if (filled++ == 0) first = fold(text);
  }
  return filled > 0 && filled <= kFew && beginsWithAny(first, kWords);
}

bool isInstruction(std::string_view number, std::string_view received) {
  constexpr std::array<std::string_view, 8> kWords = {"e.g.",      "eg ",      "for example", "example",
                                                      "mandatory", "required", "optional",    "format"};
  const std::string day = fold(received);
  return (day.contains("dd") && day.contains("yy")) || beginsWithAny(day, kWords) ||
         beginsWithAny(fold(number), kWords);
}

std::string nameOf(std::string_view forename, std::string_view surname, std::string_view whole) {
  std::string first = meantText(forename), last = meantText(surname);
  if (namesNobody(first)) first.clear();
  if (namesNobody(last)) last.clear();
  if (first.empty() && last.empty()) {
    const std::string name = meantText(whole);
    return namesNobody(name) ? std::string() : meantName(name);
  }
  if (first.empty() || last.empty()) return meantName(first + last);
  return first.contains(',') || last.contains(',') ? trim(first + " " + last)
                                                   : meantName(last + ", " + first);
}

std::string legalStatusOf(std::string_view written) {
  const std::vector<Choice>& choices = kindNamed(codes::kPerson)->field("legal")->choices;
  const std::string words = fold(written);
  std::string code = words.size() == 1 && isDigit(words[0]) ? "0" + words : words;
  std::string section = words;
  for (const std::string_view before : {"section ", "sec ", "sect ", "s. ", "s"})
    if (words.starts_with(before) && words.size() > before.size() && isDigit(words[before.size()])) {
      section = "section " + words.substr(before.size());
      break;
    }
  for (const Choice& choice : choices)
    if (choice.code == code || fold(choice.label) == words || fold(choice.label) == section)
      return std::string(choice.code);
  return {};
}

std::string_view urgencyOf(std::string_view written) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWords = {
      {{"routine", codes::kRoutine},
       {"standard", codes::kRoutine},
       {"normal", codes::kRoutine},
       {"non-urgent", codes::kRoutine},
       {"not urgent", codes::kRoutine},
       {"soon", codes::kSoon},
       {"urgent", codes::kUrgent},
       {"very urgent", codes::kUrgent},
       {"emergency", codes::kUrgent},
       {"immediate", codes::kUrgent}}};
  const std::string words = fold(trim(written));
  const auto* at = std::ranges::find(kWords, words, &std::pair<std::string_view, std::string_view>::first);
  return at == kWords.end() ? std::string_view{} : at->second;
}

std::vector<RowChange> changesOf(const Fields& row, const Fields& here) {
  std::vector<RowChange> changes;
  for (const char* key :
       {"name", "preferred", "pronouns", "ward", "phone", "legal", "communication", "born", "nhs"}) {
    const std::string report = textAt(row, key), now = textAt(here, key);
    if (report.empty()) continue;
    const std::string_view which = key;
    const bool same = which == "phone"  ? digitsOf(report) == digitsOf(now)
                      : which == "name" ? nameAndBirth({{"name", report}, {"born", "-"}}) ==
                                              nameAndBirth({{"name", now}, {"born", "-"}})
                                        : fold(report) == fold(now);
    // A date of birth or an NHS number that is there is changed by hand alone.
    if (!same && (now.empty() || (which != "born" && which != "nhs"))) changes.push_back({key, now, report});
  }
  return changes;
}

/// A sheet's breaks within a cell (exchange/formats/workbook.h) as CSV has them.
static std::string broken(std::string text) {
  constexpr std::string_view kBreak = "\xE2\x80\xA8";
  for (std::size_t at = text.find(kBreak); at != std::string::npos; at = text.find(kBreak, at))
    text.replace(at, kBreak.size(), "\n");
  return text;
}

std::string refusedRows(const ReferralReading& reading) {
  std::vector<std::string> cells = {std::string(kLine), std::string(kWhy)};
  for (const std::string& heading : reading.headings()) cells.push_back(heading);
  std::string report = std::string(kCsvMark) + csvLine(cells);
  for (const ReferralRow& row : reading.rows()) {
    if (row.fate != RowFate::refused) continue;
    cells = {std::to_string(row.line), row.reason};
    for (const std::string& one : row.cells) cells.push_back(broken(cleanText(one)));
    report += csvLine(cells);
  }
  return report;
}

}  // namespace alongside
