#include "exchange/formats/csv.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/utf8.h"

namespace alongside {

namespace {

/// 0x80..0x9F; where Windows-1252 has nothing the WHATWG's index keeps the control character.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string fromWindows1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto value = static_cast<unsigned char>(c);
    appendUtf8(text, value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80U] : char32_t{value});
  }
  return text;
}

std::string fromUtf16(std::string_view bytes, bool bigEndian) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(bigEndian ? a << 8 | b : b << 8 | a);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    const bool high = first >= 0xD800 && first < 0xDC00;
    const char32_t second = high && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (second >= 0xDC00 && second < 0xE000) {
      appendUtf8(text, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
      at += 2;
    } else {
      appendUtf8(text, first >= 0xD800 && first < 0xE000 ? char32_t{0xFFFD} : first);
    }
  }
  return text;
}

/// UTF-8 with a broken byte here and there stays UTF-8.
bool mostlyUtf8(std::string_view text) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = asciiRun(text, 0); at < text.size(); at += asciiRun(text, at)) {
    const CodePoint point = codePointAt(text, at);
    ++(point.valid ? good : bad);
    at += point.size;
  }
  return bad == 0 || good > bad;
}

char separatorOf(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  constexpr std::string_view kSeparators = ",;\t";
  return *std::ranges::max_element(kSeparators, {}, [&](char c) { return std::ranges::count(first, c); });
}

}  // namespace

Result<std::string> csvText(std::string bytes, CsvLimits limits) {
  if (bytes.size() > limits.file)
    return fail("csv/too-large", "This file is larger than any referral report.", "Nothing of it was read.",
                "Ask for a report of a shorter time, and bring that in.");
  const auto begins = [&](std::string_view mark) { return bytes.starts_with(mark); };
  std::string text;
  if (begins("\xEF\xBB\xBF"))
    text = bytes.substr(3);
  else if (begins("\xFF\xFE") || begins("\xFE\xFF"))
    text = fromUtf16(bytes, begins("\xFE\xFF"));
  else
    text = std::move(bytes);
  return mostlyUtf8(text) ? repairUtf8(text) : fromWindows1252(text);
}

CsvReader::CsvReader(std::string_view text, CsvLimits limits)
    : text_(text), limits_(limits), separator_(separatorOf(text)) {}

/// After the opening mark; ends behind the closing one.
void CsvReader::quoted(std::string& cell) {
  const std::size_t opened = at_, openedIn = line_;
  while (at_ < text_.size()) {
    const char c = text_[at_++];
    if (c == '"') {
      if (at_ >= text_.size() || text_[at_] != '"') return;
      ++at_;
    } else if (c == '\n') {
      ++line_;
    }
    if (cell.size() <= limits_.cell) cell.push_back(c);
  }
  // Nothing closed it: whatever follows this line is not part of the cell.
  fault_ = CsvFault::openQuote;
  at_ = opened;
  line_ = openedIn;
  cell.clear();
  toNextLine();
}

void CsvReader::toNextLine() {
  const std::size_t end = text_.find('\n', at_);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
  ++line_;
}

bool CsvReader::next() {
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  cells_.clear();
  fault_ = CsvFault::none;
  if (at_ >= text_.size()) return false;
  began_ = line_;
  const auto keep = [&](std::string& cell) {
    if (cell.size() > limits_.cell) fault_ = CsvFault::tooLong;
    if (cell.contains('\0')) fault_ = CsvFault::notText;
    if (cells_.size() < limits_.columns)
      cells_.push_back(fault_ == CsvFault::none ? std::move(cell) : std::string());
    else if (!trim(cell).empty())  // rows of separators at the end of a line are common
      fault_ = CsvFault::tooWide;
    cell.clear();
  };
  std::string cell;
  while (true) {
    if (at_ < text_.size() && text_[at_] == '"' && cell.empty()) {
      ++at_;
      quoted(cell);
      if (fault_ == CsvFault::openQuote) return true;
    }
    const char ends[] = {separator_, '\n'};
    const std::size_t end = std::min(text_.find_first_of(std::string_view(ends, 2), at_), text_.size());
    // What stands behind a closing mark belongs to the cell as it is.
    cell.append(text_.substr(at_, std::min(end - at_, limits_.cell + 1)));
    at_ = end;
    const bool over = at_ >= text_.size() || text_[at_] == '\n';
    if (over && cell.ends_with('\r')) cell.pop_back();
    keep(cell);
    if (at_ < text_.size()) ++at_;
    if (over) {
      ++line_;
      return true;
    }
  }
}

std::string csvLine(std::span<const std::string> cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) line += ',';
    const bool formula = !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
    std::string text = (formula ? "'" : "") + cell;
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      line += text;
      continue;
    }
    line += '"';
    for (const char c : text) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace alongside
