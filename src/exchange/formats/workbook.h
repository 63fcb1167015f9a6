// Workbooks as Excel saves them (.xlsx; ECMA-376 part 1, SpreadsheetML), read as tables: each cell as it was meant, for a file keeps
// numbers apart from how they look.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"
#include "exchange/formats/number_look.h"

namespace alongside {

/// Of a file, so that one made to fill a tablet's memory is refused before it does.
struct WorkbookLimits {
  std::size_t file = std::size_t{32} << 20;   ///< bytes
  std::size_t part = std::size_t{256} << 20;  ///< bytes of one part of it, unpacked
  std::size_t table = std::size_t{64} << 20;  ///< bytes of the text that comes of a sheet
  std::size_t rows = 1'048'576;               ///< a sheet's most
  std::size_t columns = 16'384;
};

/// A sheet that holds something.
struct Sheet {
  std::string name;
  bool hidden = false;
};

/// One sheet as CSV: a row is a line, so that a line's number is the row's; what broke within a cell is U+2028. Every row has as
/// many cells as the widest.
struct SheetTable {
  std::string text;  ///< UTF-8
  std::size_t rows = 0, hiddenRows = 0, hiddenColumns = 0;
};

/// Is it one of Excel's own files, of whatever age? By its first bytes.
bool isWorkbook(ByteView file);

class Workbook {
 public:
  /// Faults: "workbook/old" (.xls, or with a password), "workbook/damaged", "workbook/too-large", "workbook/empty".
  static Result<Workbook> open(Bytes file, WorkbookLimits limits = {});

  std::span<const Sheet> sheets() const { return sheets_; }
  /// Days are ISO 8601 (2026-11-23, with T09:30:00 where the cell shows a time), numbers have all their digits and the noughts
  /// that their format puts before them, TRUE and FALSE, errors as they are shown (#REF!). Faults as of `open`.
  Result<SheetTable> table(std::size_t sheet) const;

 private:
  Workbook() = default;
  Result<std::string> part(const std::string& path) const;
  Outcome readParts();
  Outcome readTexts(const std::string& path);
  Outcome readLooks(const std::string& path);

  Bytes file_;
  WorkbookLimits limits_;
  std::vector<Sheet> sheets_;
  std::vector<std::string> paths_;  ///< of the sheets
  std::vector<std::string> texts_;  ///< that cells share
  std::vector<NumberLook> looks_;   ///< by style
  bool from1904_ = false;           ///< days are counted from 1904-01-01
};

}  // namespace alongside
