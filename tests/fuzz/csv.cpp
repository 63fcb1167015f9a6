// Other systems' reports, as any bytes: every cell that is read comes back when it is written and read again, lines are
// counted as they stand, and nothing is read twice.
#include "exchange/formats/csv.h"

#include "core/text.h"
#include "fuzz.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

bool blank(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

/// A record alone in a file.
void mustComeBack(const std::vector<std::string>& cells) {
  const std::string text = csvLine(std::vector<std::string>(2, "a")) + csvLine(cells);
  CsvReader reader(text, CsvShape{});
  MUST(reader.next());
  if (blank(cells) && cells.size() == 1) return;  // an empty line
  MUST(reader.next());
  MUST(reader.fault() == CsvFault::none);
  MUST(reader.line() == 2);
  MUST(reader.cells().size() == cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) MUST(reader.cells()[i] == forSpreadsheet(cells[i]));
  MUST(!reader.next());
}

}  // namespace

FUZZ_TARGET(csv) {
  Draw draw(input);
  CsvLimits limits;
  if (draw.below(2) == 1) limits = {.file = 500, .columns = 4, .cell = 12};
  const std::string bytes = draw.restAsText();
  const auto text = csvText(bytes, limits);
  if (!text) {
    MUST(bytes.size() > limits.file);
    mustBeInWords(text.error(), "csv/too-large");
    return;
  }
  MUST(validUtf8(text->text));
  MUST(validUtf8(mendLetters(text->text)));
  MUST(text->wrong.empty() || mendLetters(text->wrong) == text->mend);
  if (validUtf8(bytes) && !bytes.starts_with("\xEF\xBB\xBF") && !bytes.contains('\0'))
    MUST(text->text == bytes);
  CsvReader reader(text->text, limits);
  std::size_t offset = 0, line = 0, records = 0;
  while (reader.next()) {
    MUST(reader.offset() > offset);
    MUST(reader.offset() <= text->text.size());
    MUST(reader.line() > line);
    offset = reader.offset();
    line = reader.line();
    ++records;
    MUST(reader.cells().size() <= limits.columns);
    if (reader.fault() != CsvFault::none) continue;
    for (const std::string& cell : reader.cells()) {
      MUST(cell.size() <= limits.cell);
      MUST(!cell.contains('\0'));
    }
    if (reader.cells().size() <= 50) mustComeBack(reader.cells());
  }
  MUST(line <= csvLines(text->text));
  MUST(records <= text->text.size());
  MUST(!reader.next());
}
