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
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
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

enum class Utf16 { no, little, big };

/// Without a mark: of the first letters, nearly every other byte is zero, as no 8-bit text has it.
Utf16 utf16WithoutMark(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, 400);
  std::size_t even = 0, odd = 0;
  for (std::size_t at = 0; at + 1 < first.size(); at += 2) {
    even += first[at] == '\0' ? 1 : 0;
    odd += first[at + 1] == '\0' ? 1 : 0;
  }
  const std::size_t most = first.size() / 2 * 3 / 4;
  if (first.size() < 8 || std::min(even, odd) * 20 > std::max(even, odd)) return Utf16::no;
  return odd > most ? Utf16::little : even > most ? Utf16::big : Utf16::no;
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

/// The byte that Windows-1252 has for a code point; -1: none.
int windows1252Of(char32_t value) {
  if (value < 0x80 || (value >= 0xA0 && value <= 0xFF)) return static_cast<int>(value);
  const auto at = std::ranges::find(kWindows1252, value);
  return at == kWindows1252.end() ? -1 : static_cast<int>(0x80 + (at - kWindows1252.begin()));
}

/// The letters that were UTF-8 once and were read as Windows-1252: how many bytes they take here, and what was meant.
struct ReadWrong {
  std::size_t size = 0;
  std::string meant;
};
ReadWrong readWrongAt(std::string_view text, std::size_t at) {
  std::string bytes;
  std::size_t size = 0;
  while (bytes.size() < 4 && at + size < text.size()) {
    const CodePoint point = codePointAt(text, at + size);
    const int byte = point.valid ? windows1252Of(point.value) : -1;
    if (byte < 0x80) break;
    bytes.push_back(static_cast<char>(byte));
    size += point.size;
    const CodePoint meant = codePointAt(bytes, 0);
    if (meant.valid && meant.size == bytes.size()) return {size, bytes};
  }
  return {};
}

/// The word around a place, short enough for a sentence.
std::string wordAround(std::string_view text, std::size_t at) {
  const auto ends = [](char c) { return std::string_view(" ,;\t|\"\r\n").contains(c); };
  std::size_t begin = at, end = at;
  while (begin > 0 && at - begin < 30 && !ends(text[begin - 1])) --begin;
  while (end < text.size() && end - at < 30 && !ends(text[end])) ++end;
  return repairUtf8(text.substr(begin, end - begin));
}

/// Separators of one line outside quotation marks, in the order of kSeparators.
constexpr std::string_view kSeparators = ",;\t|";
std::array<std::size_t, 4> separatorsIn(std::string_view line) {
  std::array<std::size_t, 4> found{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    const std::size_t at = kSeparators.find(c);
    if (!quoted && at != std::string_view::npos) ++found[at];
  }
  return found;
}

}  // namespace

Result<CsvText> csvText(std::string bytes, CsvLimits limits) {
  if (bytes.size() > limits.file)
    return fail("csv/too-large", "This file is larger than any referral report.", "Nothing of it was read.",
                "Ask for a report of a shorter time, and bring that in.");
  const auto begins = [&](std::string_view mark) { return bytes.starts_with(mark); };
  std::string text;
  if (begins("\xEF\xBB\xBF"))
    text = bytes.substr(3);
  else if (begins("\xFF\xFE") || begins("\xFE\xFF"))
    text = fromUtf16(std::string_view(bytes).substr(2), begins("\xFE\xFF"));
  else if (const Utf16 order = utf16WithoutMark(bytes); order != Utf16::no)
    text = fromUtf16(bytes, order == Utf16::big);
  else
    text = std::move(bytes);
  CsvText read;
  read.text = mostlyUtf8(text) ? repairUtf8(text) : fromWindows1252(text);
  for (std::size_t at = asciiRun(read.text, 0); at < read.text.size(); at += asciiRun(read.text, at)) {
    const ReadWrong wrong = readWrongAt(read.text, at);
    if (wrong.size == 0) {
      read.sure = false;
      at += codePointAt(read.text, at).size;
      continue;
    }
    if (read.wrong.empty()) {
      read.wrong = wordAround(read.text, at);
      read.mend = mendLetters(read.wrong);
    }
    at += wrong.size;
  }
  return read;
}

std::string mendLetters(std::string_view text) {
  std::string mended;
  mended.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = asciiRun(text, at);
    mended.append(text.substr(at, plain));
    at += plain;
    if (at >= text.size()) break;
    const ReadWrong wrong = readWrongAt(text, at);
    const std::size_t size = wrong.size > 0 ? wrong.size : codePointAt(text, at).size;
    mended.append(wrong.size > 0 ? std::string_view(wrong.meant) : text.substr(at, size));
    at += size;
  }
  return mended;
}

CsvShape csvShape(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  if (first.size() == 5 && fold(first.substr(0, 4)) == "sep=")
    return {.separator = first[4], .begin = first.size()};
  // The separator that most of the first lines have, and as often in each: prose has commas, too.
  constexpr std::size_t kLooked = 30;
  std::array<std::vector<std::size_t>, 4> counts;
  std::size_t at = 0;
  for (std::size_t line = 0; line < kLooked && at < text.size(); ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (end > at) {
      const auto found = separatorsIn(text.substr(at, end - at));
      for (std::size_t i = 0; i < found.size(); ++i) counts[i].push_back(found[i]);
    }
    at = end + 1;
  }
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    std::ranges::sort(counts[i]);
    // How many lines have the usual number of it, times that number.
    std::size_t weight = 0;
    for (std::size_t from = 0; from < counts[i].size();) {
      const auto [begin, end] = std::ranges::equal_range(counts[i], counts[i][from]);
      const auto same = static_cast<std::size_t>(end - begin);
      weight = std::max(weight, same * same * counts[i][from]);
      from += same;
    }
    if (weight > most) best = i, most = weight;
  }
  return {.separator = kSeparators[best], .begin = 0};
}

std::size_t csvLines(std::string_view text) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size(); ++lines) {
    at = std::min(text.find_first_of("\r\n", at), text.size());
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  return lines;
}

CsvReader::CsvReader(std::string_view text, CsvShape shape, CsvLimits limits)
    : text_(text), limits_(limits), separator_(shape.separator), at_(shape.begin) {
  if (at_ > 0) passLineEnd();
}

bool CsvReader::endsLine(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }

void CsvReader::passLineEnd() {
  if (at_ < text_.size()) at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
  ++line_;
}

/// Whether the cell ends behind the quotation mark that stands here.
bool CsvReader::closes(std::size_t mark) const {
  return mark + 1 >= text_.size() || text_[mark + 1] == separator_ || endsLine(mark + 1);
}

/// After the opening mark; ends behind the closing one. In its first line a mark within the cell is taken for what it is,
/// though nobody doubled it: she said "yes". In a later line it shows that the cell should have ended before.
void CsvReader::quoted(std::string& cell) {
  const std::size_t opened = at_, openedIn = line_;
  bool hasMark = false;
  while (at_ < text_.size()) {
    const char c = text_[at_++];
    if (c == '"') {
      if (closes(at_ - 1)) return;
      if (text_[at_] == '"') {
        // A doubled mark at the end of the cell: three marks in a row close it.
        ++at_;
      } else {
        if (line_ != openedIn) break;
        hasMark = true;
      }
    } else if (c == '\n' || c == '\r') {
      if (hasMark) break;
      if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') {
        if (cell.size() <= limits_.cell) cell.push_back('\r');
        ++at_;
        ++line_;
        if (cell.size() <= limits_.cell) cell.push_back('\n');
        continue;
      }
      ++line_;
    }
    if (cell.size() <= limits_.cell) cell.push_back(c);
  }
  if (!hasMark) return refuseFirstLine();
  at_ = opened;
  line_ = openedIn;
  cell.clear();
  // A word in marks at the beginning of a cell: "Shy" they call him.
  while (text_[at_] != '"') cell.push_back(text_[at_++]);
  ++at_;
}

void CsvReader::toNextLine() {
  at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
  passLineEnd();
}

/// Nothing closed the mark where a cell ends: whatever follows the record's first line is no part of it.
void CsvReader::refuseFirstLine() {
  at_ = beganAt_;
  line_ = began_;
  toNextLine();
  fault_ = CsvFault::openQuote;
  cells_.clear();
  std::string cell;
  for (const char c : raw()) {
    const bool ends = c == separator_ || c == '\n' || c == '\r';
    if (!ends && c != '"' && cell.size() < limits_.cell) cell.push_back(c);
    if (!ends || cells_.size() == limits_.columns) continue;
    cells_.push_back(std::move(cell));
    cell.clear();
    if (c != separator_) return;
  }
  cells_.push_back(std::move(cell));
}

bool CsvReader::next() {
  while (at_ < text_.size() && endsLine(at_)) {
    passLineEnd();
    ++blank_;
  }
  cells_.clear();
  fault_ = CsvFault::none;
  began_ = line_;
  beganAt_ = at_;
  if (at_ >= text_.size()) return false;
  const auto keep = [&](std::string& cell) {
    if (cell.size() > limits_.cell) fault_ = CsvFault::tooLong;
    if (cell.contains('\0')) fault_ = CsvFault::notText;
    if (cells_.size() < limits_.columns)
      cells_.push_back(fault_ == CsvFault::none ? std::move(cell) : std::string());
    else if (!trim(cell).empty())  // rows of separators at the end of a line are common
      fault_ = CsvFault::tooWide;
    cell.clear();
    return fault_ != CsvFault::tooWide;
  };
  const char ends[] = {separator_, '\n', '\r'};
  std::string cell;
  while (true) {
    if (at_ < text_.size() && text_[at_] == '"' && cell.empty()) {
      ++at_;
      quoted(cell);
      if (fault_ == CsvFault::openQuote) return true;
    }
    const std::size_t end = std::min(text_.find_first_of(std::string_view(ends, 3), at_), text_.size());
    // What stands behind a closing mark belongs to the cell as it is.
    cell.append(text_.substr(at_, std::min(end - at_, limits_.cell + 1)));
    at_ = end;
    if (!keep(cell)) {
      toNextLine();
      return true;
    }
    if (at_ >= text_.size() || endsLine(at_)) {
      passLineEnd();
      return true;
    }
    ++at_;
  }
}

std::string forSpreadsheet(std::string_view cell) {
  constexpr std::size_t kLastDigits = 6, kTelephone = 11;
  const bool sign = cell.starts_with('+') || cell.starts_with('-');
  const std::string_view rest = cell.substr(sign ? 1 : 0);
  const bool digits = !rest.empty() && std::ranges::all_of(rest, isDigit);
  if (digits && (cell.starts_with('+') || (cell.starts_with('0') && cell.size() == kTelephone)) &&
      rest.size() > kLastDigits)
    return std::string(cell.substr(0, cell.size() - kLastDigits)) + ' ' +
           std::string(cell.substr(cell.size() - kLastDigits));
  // An identifier: shown as a sum it would lose its noughts, or all but its first digits.
  constexpr std::size_t kShownWhole = 11;
  constexpr std::string_view kWordJoiner = "\xE2\x81\xA0";
  if (!sign && digits && ((cell.front() == '0' && cell.size() > 1) || cell.size() > kShownWhole))
    return std::string(kWordJoiner) + std::string(cell);
  const bool number = sign && !rest.empty() && isDigit(rest.front()) &&
                      rest.find_first_not_of("0123456789 .,") == std::string_view::npos;
  const bool calculated = !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
  return (calculated && !number ? "'" : "") + std::string(cell);
}

std::string csvLine(std::span<const std::string> cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) line += ',';
    const std::string text = forSpreadsheet(cell);
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
