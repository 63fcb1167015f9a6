// Excel's own files, as any bytes, and as good archives whose parts are any bytes: a table whose lines are its rows, or a refusal
// in words.
#include "exchange/formats/workbook.h"

#include "../exchange/made_workbook.h"
#include "core/text.h"
#include "exchange/formats/csv.h"
#include "fuzz.h"

using namespace alongside;
using namespace alongside::fuzzing;

FUZZ_TARGET(workbook) {
  Draw draw(input);
  const bool parts = draw.below(2) == 1;
  const std::string bytes = draw.restAsText();
  Bytes file = bytesOf(bytes);
  if (parts) {
    // The sheet, then the texts, then the styles.
    const std::size_t first = std::min(bytes.find('\0'), bytes.size()),
                      second = std::min(bytes.find('\0', std::min(first + 1, bytes.size())), bytes.size());
    file = workbookOf({{"One", bytes.substr(0, first)}},
                      bytes.substr(std::min(first + 1, bytes.size()), second - std::min(first + 1, second)),
                      bytes.substr(std::min(second + 1, bytes.size())));
  }
  const WorkbookLimits limits{.file = 1 << 20, .part = 1 << 20, .table = 1 << 20};
  const auto book = Workbook::open(file, limits);
  if (!book) return mustBeInWords(book.error(), book.error().code);
  for (std::size_t i = 0; i < book->sheets().size(); ++i) {
    MUST(validUtf8(book->sheets()[i].name));
    const auto table = book->table(i);
    if (!table) {
      mustBeInWords(table.error(), table.error().code);
      continue;
    }
    MUST(validUtf8(table->text));
    MUST(csvLines(table->text) == table->rows);
    CsvReader reader(table->text, CsvShape{});
    while (reader.next()) {
      MUST(reader.lines() == 1);
      MUST(reader.fault() == CsvFault::none || reader.fault() == CsvFault::tooWide ||
           reader.fault() == CsvFault::tooLong || reader.fault() == CsvFault::notText);
    }
  }
}
