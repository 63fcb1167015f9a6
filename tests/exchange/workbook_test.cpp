// Excel's own files: what a cell means is read, whatever it looks like, and what is hidden is said.
#include "exchange/formats/workbook.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "exchange/formats/number_look.h"
#include "exchange/import/referral_report.h"
#include "made_workbook.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

using namespace alongside;

namespace {

std::string tableOf(const Bytes& file, std::size_t sheet = 0) {
  return Workbook::open(file).value().table(sheet).value().text;
}
std::string faultOf(Bytes file, WorkbookLimits limits = {}) {
  const auto book = Workbook::open(std::move(file), limits);
  if (!book) return book.error().code;
  const auto table = book->table(0);
  return table ? std::string() : table.error().code;
}

}  // namespace

TEST_CASE(
    "a workbook's cells are read as they were meant: shared and own texts, numbers, answers, faults, "
    "formulas") {
  const Bytes file = workbookOf(
      {{"Referrals",
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Own</t></is></c></row>)"
        R"(<row r="3"><c r="A3"><v>9434765919</v></c><c r="B3"><v>9.434765919E9</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c></row>)"
        R"(<row r="4"><c r="A4" t="str"><f>A1&amp;B1</f><v>said "so", she</v></c><c r="C4"><v>0.1</v></c></row>)"}},
      R"(<si><t xml:space="preserve"> NHS </t></si><si><r><t>Zo</t></r><r><t>ë_x000D_
O’Dell</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>)");
  CHECK(tableOf(file) ==
        "\" NHS \",\"Zoë\u2028O’Dell\",,\"Own\"\n"
        "\n"
        "\"9434765919\",\"9434765919\",\"TRUE\",\"#REF!\"\n"
        "\"said \"\"so\"\", she\",,\"0.1\",\n");
}

TEST_CASE("days of both epochs, times of day, and the noughts that a format puts before a number") {
  const std::string styles =
      R"(<numFmts><numFmt numFmtId="164" formatCode="[$-809]d\ mmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="000000"/>)"
      R"(<numFmt numFmtId="166" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="167" formatCode="0.0&quot; days&quot;"/></numFmts>)"
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs>)";
  const auto row = [](const std::string& serial) {
    std::string cells;
    for (const char* cell : {"A", "B", "C", "D", "E", "F"})
      cells += "<c r=\"" + std::string(cell) + "1\" s=\"" + std::to_string(cell[0] - 'A') + "\"><v>" +
               (cell[0] == 'D' || cell[0] == 'A' ? "881" : serial) + "</v></c>";
    return "<row r=\"1\">" + cells + "<c r=\"G1\" s=\"6\"><v>0.395833333333333</v></c></row>";
  };
  // 46349.5 is noon of 23 November 2026 counted from 1900, and 44887.5 counted from 1904.
  CHECK(
      tableOf(workbookOf({{"1900", row("46349.5")}}, "", styles)) ==
      "\"881\",\"2026-11-23\",\"2026-11-23\",\"000881\",\"2026-11-23T12:00:00\",\"46349.5\",\"09:30:00\"\n");
  CHECK(
      tableOf(workbookOf({{"1904", row("44887.5")}}, "", styles, "date1904=\"1\"")) ==
      "\"881\",\"2026-11-23\",\"2026-11-23\",\"000881\",\"2026-11-23T12:00:00\",\"44887.5\",\"09:30:00\"\n");
}

TEST_CASE("a number's look is told from its format") {
  for (const char* day : {"dd/mm/yyyy", "d-mmm-yy", "mmm yy", "[$-F800]dddd\\, mmmm dd\\, yyyy",
                          "yyyy\\-mm\\-dd", "DD/MM/YYYY", "m/d/yy;@"})
    CHECK(numberLook(day) == NumberLook{.day = true});
  for (const char* both : {"dd/mm/yyyy hh:mm", "m/d/yy h:mm AM/PM"})
    CHECK(numberLook(both) == NumberLook{.day = true, .time = true});
  for (const char* time : {"hh:mm", "h:mm:ss", "[h]:mm"}) CHECK(numberLook(time) == NumberLook{.time = true});
  for (const char* neither :
       {"General", "0", "0.00", "#,##0", "@", "0%", "0.00E+00", "[Red]0.0", "\"days\" 0.0", "\\d0.0", ""})
    CHECK(numberLook(neither) == NumberLook{});
  CHECK(numberLook("0000000000").digits == 10);
  CHECK(numberLook("000 000 0000").digits == 10);
  CHECK(shownNumber("881", {.digits = 6}, false) == "000881");
  CHECK(shownNumber("1", {.day = true}, false) == "1900-01-01");
  CHECK(shownNumber("59", {.day = true}, false) == "1900-02-28");
  CHECK(shownNumber("60", {.day = true}, false) == "60");  // 29 February 1900, which was not
  CHECK(shownNumber("61", {.day = true}, false) == "1900-03-01");
  CHECK(shownNumber("2958465.99999999", {.day = true, .time = true}, false) ==
        "2958465.99999999");  // rounded, the year 10000
  CHECK(shownNumber("-1", {.day = true}, false) == "-1");
  CHECK(shownNumber("1E300", {.day = true}, false) == "1e+300");
  CHECK(shownNumber("12x", {}, false) == "12x");
  CHECK(shownNumber("46349.999999", {.day = true, .time = true}, false) == "2026-11-24T00:00:00");
}

TEST_CASE("a row is a line and as wide as the widest, and what is hidden is counted and read") {
  const Bytes file = workbookOf(
      {{"Front page", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"},
       {"Referrals",
        R"(<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="0"/></row><row r="3" hidden="1"><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row><row r="4" hidden="1"/>)",
        "", R"(<col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/>)"},
       {"Lists", "", "veryHidden"}});
  const Workbook book = Workbook::open(file).value();
  REQUIRE(book.sheets().size() == 3);
  CHECK(book.sheets()[1].name == "Referrals");
  CHECK_FALSE(book.sheets()[1].hidden);
  CHECK(book.sheets()[2].hidden);
  const SheetTable table = book.table(1).value();
  CHECK(table.text == "\n,\"1\",\n\"2\",\"3\",\"4\"\n\n");
  CHECK(table.rows == 4);
  CHECK(table.hiddenRows == 1);
  CHECK(table.hiddenColumns == 2);
}

TEST_CASE("a workbook of a program that writes prefixes is read as well") {
  ZipEntries parts = workbookParts({{"One", ""}});
  for (auto& [path, xml] : parts) {
    if (path == "xl/worksheets/sheet1.xml")
      xml =
          "<x:worksheet xmlns:x=\"y\"><x:sheetData>\n <x:row r=\"1\">\n  <x:c r=\"A1\" "
          "t=\"inlineStr\"><x:is><x:t>Words</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    if (path == "xl/workbook.xml")
      xml =
          "<x:workbook xmlns:x=\"y\"><x:workbookPr/><x:sheets><x:sheet name=\"One\" sheetId=\"1\" "
          "r:id=\"s1\"/></x:sheets></x:workbook>";
  }
  CHECK(tableOf(zipOf(parts)) == "\"Words\"\n");
}

TEST_CASE("what is no workbook, is damaged, has a password or would fill the memory is refused in words") {
  const Bytes good = workbookOf({{"One", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"}});
  CHECK(faultOf(good).empty());
  CHECK(isWorkbook(good));
  CHECK_FALSE(isWorkbook(bytesOf("Referral ID,Name\n")));
  CHECK(faultOf(bytesOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old")) == "workbook/old");
  CHECK(faultOf(bytesOf("PK\x03\x04")) == "workbook/damaged");
  CHECK(faultOf(zipOf({{"a.txt", "no workbook"}})) == "workbook/damaged");
  CHECK(faultOf(good, {.file = 100}) == "workbook/too-large");
  CHECK(faultOf(good, {.part = 50}) == "workbook/too-large");
  CHECK(faultOf(workbookOf({})) == "workbook/empty");
  CHECK(faultOf(workbookOf({{"One", "<row r=\"2\"/><row r=\"1\"/>"}})) == "workbook/damaged");
  CHECK(faultOf(workbookOf({{"One", "<row r=\"9999999\"/>"}})) == "workbook/damaged");
  CHECK(faultOf(workbookOf({{"One", "<row><c r=\"ZZZZ1\"><v>1</v></c></row>"}})) == "workbook/damaged");
  CHECK(faultOf(workbookOf({{"One", "<row><c r=\"XFD1\"><v>1</v></c></row><row><c><v>1</v></c></row>"}}),
                {.table = 20'000}) == "workbook/too-large");
  // Every byte of it spoilt in turn: an answer or a refusal, and no crash.
  for (std::size_t at = 0; at < good.size(); ++at) {
    Bytes spoilt = good;
    spoilt[at] ^= 0x55;
    const auto book = Workbook::open(std::move(spoilt));
    if (book) CHECK_NOTHROW((void)book->table(0));
    if (!book) CHECK(book.error().code.starts_with("workbook/"));
  }
}

TEST_CASE("a report saved by LibreOffice as .xlsx gives the same rows as its CSV") {
  const auto fileOf = [](const std::string& name) {
    std::ifstream in(std::string(ALONGSIDE_TESTS_DIR) + "/exchange/reports/" + name, std::ios::binary);
    REQUIRE(in.good());
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const auto rows = [](std::string text) {
    ReferralReading reading = ReferralReading::begin(std::move(text), std::string(codes::kIaptus)).value();
    reading.useColumns(reading.columns(), DayOrder::dayFirst);
    while (reading.read({}, {2026, 11, 24}, 100)) continue;
    CHECK(reading.lines().sum() == reading.lines().all);
    std::vector<std::string> said;
    for (const ReferralRow& row : reading.rows())
      said.push_back(std::to_string(static_cast<int>(row.fate)) + row.reason + row.personFields.dump() +
                     row.referralFields.dump());
    return said;
  };
  const auto fromSheet = rows(tableOf(bytesOf(fileOf("as_excel.xlsx")))),
             fromText = rows(csvText(fileOf("as_excel.csv")).value().text);
  REQUIRE(fromSheet.size() == 4);
  REQUIRE(fromText.size() == 4);
  for (std::size_t i = 0; i < fromSheet.size(); ++i) CHECK(fromSheet[i] == fromText[i]);
}
