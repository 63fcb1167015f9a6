// Reports as RiO, IAPTUS and EMIS are known to save them, and as nobody should.
#include "exchange/formats/csv.h"

#include <doctest/doctest.h>

#include "core/text.h"
#include "exchange/import/cells.h"

using namespace alongside;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rowsOf(std::string_view text) {
  CsvReader reader(text);
  std::vector<Row> rows;
  while (reader.next()) {
    CHECK(reader.fault() == CsvFault::none);
    rows.push_back(reader.cells());
  }
  return rows;
}

std::string readable(std::string bytes) { return csvText(std::move(bytes)).value().text; }

}  // namespace

TEST_CASE("cells are read as RFC 4180 has them") {
  CHECK(rowsOf("a,b\r\nc,d\r\n") == std::vector<Row>{{"a", "b"}, {"c", "d"}});
  CHECK(rowsOf("a,b\nc,d") == std::vector<Row>{{"a", "b"}, {"c", "d"}});
  CHECK(rowsOf("\"a, and more\",\"she said \"\"yes\"\"\"\n") ==
        std::vector<Row>{{"a, and more", "she said \"yes\""}});
  CHECK(rowsOf("one,\"two\r\nlines\",three\r\nnext,,\r\n") ==
        std::vector<Row>{{"one", "two\r\nlines", "three"}, {"next", "", ""}});
  CHECK(rowsOf("0012,\"0007\"") == std::vector<Row>{{"0012", "0007"}});
  CHECK(rowsOf("5'10\" tall,\"\",x") == std::vector<Row>{{"5'10\" tall", "", "x"}});
  CHECK(rowsOf("\"a\" b,c") == std::vector<Row>{{"a b", "c"}});
  CHECK(rowsOf("a,\n") == std::vector<Row>{{"a", ""}});
  CHECK(rowsOf("").empty());
  CHECK(rowsOf("\r\n\n\r\n").empty());
}

TEST_CASE("empty lines are left out, and lines are still counted as an editor counts them") {
  CsvReader reader("head\r\n\r\n\"two\nlines\"\r\n\r\nlast");
  REQUIRE(reader.next());
  CHECK(reader.line() == 1);
  REQUIRE(reader.next());
  CHECK(reader.line() == 3);
  REQUIRE(reader.next());
  CHECK(reader.line() == 6);
  CHECK(reader.cells() == Row{"last"});
  CHECK_FALSE(reader.next());
}

TEST_CASE("semicolons and tabs separate where the first line has most of them") {
  CHECK(rowsOf("a;b;c\n1,5;2;3") == std::vector<Row>{{"a", "b", "c"}, {"1,5", "2", "3"}});
  CHECK(rowsOf("a\tb\n1, 2\t3") == std::vector<Row>{{"a", "b"}, {"1, 2", "3"}});
}

TEST_CASE("a report is read in whatever a spreadsheet saves it") {
  CHECK(readable("\xEF\xBB\xBFName") == "Name");
  CHECK(readable("Ren\xC3\xA9") == "René");
  CHECK(readable("Ren\xE9, \x93quiet\x94 \x80 5") == "René, “quiet” € 5");
  CHECK(readable(std::string("\xFF\xFEN\0a\0\xE9\0=\xD8\0\xDE", 12)) == "Naé😀");
  CHECK(readable(std::string("\xFE\xFF\0N\0a", 6)) == "Na");
  // One broken byte does not turn a whole report of Windows-1252.
  CHECK(readable("Zoë, Renée, Chloé, \xFF") == "Zoë, Renée, Chloé, \xEF\xBF\xBD");
}

TEST_CASE("a quotation mark that nothing closes costs its own line, and no other") {
  CsvReader reader("Name,Ward\nGloria,\"Rowan\nOwen,Hazel\nLi Na,Rowan\n");
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::openQuote);
  CHECK(reader.line() == 2);
  CHECK(reader.cells() == Row{"Gloria", "Rowan"});
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::none);
  CHECK(reader.cells() == Row{"Owen", "Hazel"});
  CHECK(reader.line() == 3);
  REQUIRE(reader.next());
  CHECK_FALSE(reader.next());
}

TEST_CASE("a quotation mark that a later cell closes costs its own line, and no other") {
  CsvReader reader(
      "Name,Words,Ward\nGloria,\"Shut in,Rowan\nOwen,Quiet,Hazel\nLi Na,\"Music, and walking\",Rowan\n");
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::openQuote);
  CHECK(reader.line() == 2);
  CHECK(reader.lines() == 1);
  CHECK(reader.cells() == Row{"Gloria", "Shut in", "Rowan"});
  REQUIRE(reader.next());
  CHECK(reader.cells() == Row{"Owen", "Quiet", "Hazel"});
  REQUIRE(reader.next());
  CHECK(reader.cells() == Row{"Li Na", "Music, and walking", "Rowan"});
  CHECK_FALSE(reader.next());
}

TEST_CASE("marks that nobody doubled belong to the words between them") {
  CHECK(rowsOf("\"she said \"yes\" to it\",x\n") == std::vector<Row>{{"she said \"yes\" to it", "x"}});
  CHECK(rowsOf("\"Shy\" they call him,x\n") == std::vector<Row>{{"Shy they call him", "x"}});
}

TEST_CASE("a first line names the separator, and pipes separate, too") {
  CHECK(rowsOf("sep=;\r\na;b\r\n1,5;2\r\n") == std::vector<Row>{{"a", "b"}, {"1,5", "2"}});
  CHECK(rowsOf("a|b|c\n1, 2|2|3\n") == std::vector<Row>{{"a", "b", "c"}, {"1, 2", "2", "3"}});
  // Prose has more commas than a line has semicolons, but not in every line.
  CHECK(rowsOf("a;b\none, two, three, four;x\nfive;y\n")[1] == Row{"one, two, three, four", "x"});
}

TEST_CASE("lines end as they do in any system, and are counted so") {
  CHECK(rowsOf("a,b\rc,d\re,f") == std::vector<Row>{{"a", "b"}, {"c", "d"}, {"e", "f"}});
  CHECK(rowsOf("a,b\r\nc,d\ne,f\rg,h\n").size() == 4);
  CHECK(csvLines("a\r\nb\nc\rd") == 4);
  CHECK(csvLines("a\n\n") == 2);
  CHECK(csvLines("") == 0);
}

TEST_CASE("UTF-16 is known without its mark") {
  std::string little, big;
  for (const char c : std::string_view("Name,Ward\r\nOwen,Hazel\r\n")) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  CHECK(readable(little) == "Name,Ward\r\nOwen,Hazel\r\n");
  CHECK(readable(big) == "Name,Ward\r\nOwen,Hazel\r\n");
}

TEST_CASE("letters that were read wrong before are told, and put right when it is sure") {
  const CsvText sure = csvText("Name\nZoÃ« Oâ€™Dell\nRenÃ©e\n").value();
  CHECK(sure.wrong == "ZoÃ«");
  CHECK(sure.mend == "Zoë");
  CHECK(sure.sure);
  CHECK(mendLetters(sure.text) == "Name\nZoë O’Dell\nRenée\n");
  const CsvText unsure = csvText("Name\nZoÃ«\nRenée\n").value();
  CHECK(unsure.wrong == "ZoÃ«");
  CHECK_FALSE(unsure.sure);
  CHECK(mendLetters(unsure.text) == "Name\nZoë\nRenée\n");
  CHECK(csvText("Name\nZoë, Łukasz, 李娜\n").value().wrong.empty());
}

TEST_CASE("hostile reports are refused line by line, without holding what is too much") {
  std::string wide = "Name,Ward\n";
  for (int i = 0; i < 500; ++i) wide += "x,";
  wide += "x\nOwen,Hazel\n";
  CsvReader columns(wide);
  REQUIRE(columns.next());
  REQUIRE(columns.next());
  CHECK(columns.fault() == CsvFault::tooWide);
  CHECK(columns.cells().size() == 250);
  REQUIRE(columns.next());
  CHECK(columns.cells() == Row{"Owen", "Hazel"});

  const std::string separators = "Name,Ward\nOwen,Hazel" + std::string(400, ',') + "\n";
  CHECK(rowsOf(separators).size() == 2);

  for (const std::string& cell : {std::string(30'000, 'x'), '"' + std::string(30'000, 'x') + '"'}) {
    const std::string text = "Name,Ward\n" + cell + ",Rowan\nOwen,Hazel\n";
    CsvReader reader(text);
    REQUIRE(reader.next());
    REQUIRE(reader.next());
    CHECK(reader.fault() == CsvFault::tooLong);
    for (const std::string& kept : reader.cells()) CHECK(kept.size() <= 20'000);
    REQUIRE(reader.next());
    CHECK(reader.cells() == Row{"Owen", "Hazel"});
  }

  const std::string nul("Name,Ward\nOw\0en,Hazel\nLi Na,Rowan\n", 35);
  CsvReader reader(nul);
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::notText);
  REQUIRE(reader.next());
  CHECK(reader.fault() == CsvFault::none);

  const Result<CsvText> large = csvText(std::string(std::size_t{50} << 20, 'x'));
  REQUIRE_FALSE(large.has_value());
  CHECK(large.error().code == "csv/too-large");
}

TEST_CASE("what is saved opens in a spreadsheet as it was written, and never as a formula") {
  const Row cells = {"plain", "a, b", "she said \"yes\"", "two\nlines", "", "12"};
  const std::string line = csvLine(cells);
  CHECK(line == "plain,\"a, b\",\"she said \"\"yes\"\"\",\"two\nlines\",,12\r\n");
  CHECK(rowsOf(line) == std::vector<Row>{cells});
  const Row formulas = {"=1+1", "+44 20", "-1", "@SUM(A1)", "\tx", "a=b"};
  CHECK(csvLine(formulas) == "'=1+1,+44 20,-1,'@SUM(A1),'\tx,a=b\r\n");
  CHECK(forSpreadsheet("+447700900101") == "+447700 900101");
  CHECK(forSpreadsheet("07700900101") == "07700 900101");
  CHECK(forSpreadsheet("07700 900101") == "07700 900101");
  CHECK(forSpreadsheet("9993102741") == "9993102741");
  CHECK(forSpreadsheet("0012") ==
        "\u20600012");  // text to a spreadsheet, and the same number to a report's reader
  CHECK(meantCode(forSpreadsheet("0012")) == "0012");
  CHECK(forSpreadsheet("123456789012") == "\u2060123456789012");
  CHECK(forSpreadsheet("0") == "0");
  CHECK(forSpreadsheet("-") == "'-");
  CHECK(forSpreadsheet("- likes cats") == "'- likes cats");
  CHECK(forSpreadsheet("+1+1") == "'+1+1");
  CHECK(forSpreadsheet("-1,5") == "-1,5");
  CHECK(forSpreadsheet("2026-11-24") == "2026-11-24");
}
