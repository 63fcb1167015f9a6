// Comma-separated values (RFC 4180), as other systems' reports come and as ours are saved.
//
// A reader of our own: Debian's only one (libcsv) is LGPL, which a page that links everything into one file cannot
// honour, and none of the usual ones says in which line of a file something is wrong, which is what people need.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace alongside {

struct CsvLimits {
  std::size_t file = std::size_t{32} << 20;  ///< bytes
  std::size_t columns = 250;
  std::size_t cell = 20'000;  ///< bytes
};

/// A file's text, and what its letters went through on their way.
struct CsvText {
  std::string text;  ///< UTF-8
  std::string wrong,
      mend;  ///< a word of it that was read wrong before it came ('ZoÃ«'), and what was meant ('Zoë')
  bool sure =
      true;  ///< every such letter in it is wrong in that way; false: others are right, so a person decides
};

/// A report's bytes as UTF-8. UTF-16 is known by its byte order mark, or by the zero bytes of plain letters; what is not
/// valid UTF-8 is read as Windows-1252 (WHATWG Encoding Standard, index windows-1252). The text stays as it came:
/// `mendLetters` makes right what `wrong` names. Fault: "csv/too-large".
Result<CsvText> csvText(std::string bytes, CsvLimits limits = {});
/// UTF-8 that was read as Windows-1252 somewhere, and saved so: each such sequence is put right, all else stays.
std::string mendLetters(std::string_view text);

enum class CsvFault {
  none,
  tooWide,    ///< more columns than any report has
  tooLong,    ///< a cell longer than any report's
  notText,    ///< it holds a NUL: no text does
  openQuote,  ///< a quotation mark that nothing closes where a cell ends; reading goes on in the next line
};

/// How a text's cells stand. A first line "sep=;" names the separator, as Excel writes and reads it, and is no record.
struct CsvShape {
  char separator =
      ',';  ///< of , ; tab and |: the one that the first lines have most of, outside quotation marks
  std::size_t begin = 0;  ///< where the first record begins, in bytes
};
CsvShape csvShape(std::string_view text);

/// How many lines an editor would count; CR LF, LF and CR end one.
std::size_t csvLines(std::string_view text);

/// Reads record by record. Nothing is dropped silently: a record that cannot be read comes with its fault.
class CsvReader {
 public:
  /// `text` must outlive the reader.
  explicit CsvReader(std::string_view text, CsvLimits limits = {})
      : CsvReader(text, csvShape(text), limits) {}
  CsvReader(std::string_view text, CsvShape shape, CsvLimits limits = {});

  /// The next record that is not an empty line; false at the end.
  bool next();
  /// The record has more lines than one, and should not: its first line is refused as an open quotation mark, and reading
  /// goes on in the second.
  void refuseFirstLine();

  /// Of a faulty record: what was read so far; of an open quotation mark: its line at every separator.
  const std::vector<std::string>& cells() const { return cells_; }
  CsvFault fault() const { return fault_; }
  std::size_t line() const { return began_; }           ///< where the record began, from 1
  std::size_t lines() const { return line_ - began_; }  ///< that it takes
  std::size_t blank() const { return blank_; }          ///< empty lines so far
  std::size_t offset() const { return at_; }            ///< bytes read so far, for progress
  std::string_view raw() const {
    return text_.substr(beganAt_, at_ - beganAt_);
  }  ///< the record as it stands
  char separator() const { return separator_; }

 private:
  void quoted(std::string& cell);
  bool closes(std::size_t mark) const;
  bool endsLine(std::size_t at) const;
  void passLineEnd();
  void toNextLine();

  std::string_view text_;
  CsvLimits limits_;
  char separator_ = ',';
  std::size_t at_ = 0, line_ = 1, began_ = 1, beganAt_ = 0, blank_ = 0;
  std::vector<std::string> cells_;
  CsvFault fault_ = CsvFault::none;
};

/// Before the first record of a file: tells spreadsheets that it is UTF-8.
inline constexpr std::string_view kCsvMark = "\xEF\xBB\xBF";

/// A cell as a spreadsheet leaves it alone. What it would calculate (it begins with = + - @, a tab or a carriage return) gets
/// an apostrophe before it (OWASP, CSV injection), but a number with a sign does not. A telephone number gets a space
/// before its last six digits, or it would be shown as a sum without its plus or its nought; any other number that begins with a
/// nought, or is longer than a spreadsheet shows, an unseen U+2060 before it.
std::string forSpreadsheet(std::string_view cell);

/// One record of such cells with CR LF.
std::string csvLine(std::span<const std::string> cells);

}  // namespace alongside
