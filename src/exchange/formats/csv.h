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

/// A report's bytes as UTF-8. UTF-16 is known by its byte order mark; what is not valid UTF-8 is read as Windows-1252
/// (WHATWG Encoding Standard, index windows-1252). Fault: "csv/too-large".
Result<std::string> csvText(std::string bytes, CsvLimits limits = {});

enum class CsvFault {
  none,
  tooWide,    ///< more columns than any report has
  tooLong,    ///< a cell longer than any report's
  notText,    ///< it holds a NUL: no text does
  openQuote,  ///< a quotation mark that nothing closes; reading goes on in the next line
};

/// Reads record by record. Nothing is dropped silently: a record that cannot be read comes with its fault.
class CsvReader {
 public:
  /// `text` must outlive the reader. The separator is the one of , ; and tab that the first line has most of.
  explicit CsvReader(std::string_view text, CsvLimits limits = {});

  /// The next record that is not an empty line; false at the end.
  bool next();

  const std::vector<std::string>& cells() const {
    return cells_;
  }  ///< of a faulty record: what was read so far
  CsvFault fault() const { return fault_; }
  std::size_t line() const { return began_; }  ///< where the record began, from 1
  std::size_t offset() const { return at_; }   ///< bytes read so far, for progress
  char separator() const { return separator_; }

 private:
  void quoted(std::string& cell);
  void toNextLine();

  std::string_view text_;
  CsvLimits limits_;
  char separator_ = ',';
  std::size_t at_ = 0, line_ = 1, began_ = 1;
  std::vector<std::string> cells_;
  CsvFault fault_ = CsvFault::none;
};

/// One record with CR LF. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
/// carriage return) gets an apostrophe before it (OWASP, CSV injection).
std::string csvLine(std::span<const std::string> cells);

}  // namespace alongside
