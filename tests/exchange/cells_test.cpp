// What spreadsheets, databases and hands leave in cells, and what was meant.
#include "exchange/import/cells.h"

#include <doctest/doctest.h>

using namespace alongside;

TEST_CASE("a number is read through what nobody sees, through quotes, and through digits of any script") {
  CHECK(meantCode("999\u00A0310\u00A01370") == "999 310 1370");
  CHECK(meantCode("999\u200D310\u200D2741") == "9993102741");
  CHECK(meantCode("\u200E9993105481\u202C") == "9993105481");
  CHECK(meantCode("=\"000881\"") == "000881");
  CHECK(meantCode("'000881") == "000881");
  CHECK(meantCode("\"9993113700\"") == "9993113700");
  CHECK(meantCode("٩٩٩٣١٠٢٧٤١") == "9993102741");
  CHECK(meantCode("９９９") == "999");
  CHECK(meantCode("943–476–5919") == "943-476-5919");
  CHECK(meantCode("'s Graven") == "'s Graven");
}

TEST_CASE("sums that a spreadsheet made of numbers are undone, and what it shortened is told") {
  CHECK(withoutPointNought("9993108227.0") == "9993108227");
  CHECK(withoutPointNought("881.00") == "881");
  CHECK(withoutPointNought("8.5") == "8.5");
  CHECK(withoutPointNought("QA.0") == "QA.0");
  CHECK(meantNumber("00012 345678") == "00012345678");
  CHECK(meantNumber("881.0") == "881");
  CHECK(meantNumber("QA 12") == "QA 12");
  for (const char* shortened : {"9.99E+09", "9.99311E+09", "4.47701e+11", "1E+10"})
    CHECK(shortenedBySpreadsheet(shortened));
  for (const char* code : {"12E5", "E123", "QA-0201", "9993108227", "E", ""})
    CHECK_FALSE(shortenedBySpreadsheet(code));
}

TEST_CASE("words for nothing are nothing, but not in names and not in what somebody wrote") {
  for (const char* nothing : {"", "NULL", "-", "--", "N/A", "n/a", "#N/A", "#REF!", "#VALUE!", "nan",
                              "<null>", "Unknown", "Not Recorded", "Not known", "None", "."})
    CHECK(saysNothing(nothing));
  for (const char* something : {"Lark", "0", "Null Street", "A-", "Nana"})
    CHECK_FALSE(saysNothing(something));
  CHECK(machineSaysNothing("NULL"));
  CHECK(machineSaysNothing("#REF!"));
  CHECK_FALSE(machineSaysNothing("None"));
  CHECK_FALSE(machineSaysNothing("Not known"));
  for (const char* name : {"Nell Null", "Null", "Nan", "Na", "None Such"}) CHECK_FALSE(namesNobody(name));
  for (const char* nobody : {"NULL", "nan", "-", "Unknown", "N/A"}) CHECK(namesNobody(nobody));
}

TEST_CASE("telephone numbers keep their nought and their plus") {
  CHECK(meantPhone(meantCode("'+44 7700 900101")) == "+44 7700 900101");
  CHECK(meantPhone("7700900101") == "07700900101");
  CHECK(meantPhone("7700900101.0") == "07700900101");
  CHECK(meantPhone("07700 900101") == "07700 900101");
  CHECK(meantPhone("ask the ward") == "ask the ward");
}

TEST_CASE("names are first name first, without titles") {
  CHECK(meantName("ELLERY, Maud (Ms)") == "Maud Ellery");
  CHECK(meantName("SANDAL, Hugh (Mr)") == "Hugh Sandal");
  CHECK(meantName("O’DELL, Zoë (Dr)") == "Zoë O’Dell");
  CHECK(meantName("O'DELL, Zoë") == "Zoë O'Dell");
  CHECK(meantName("Mr Rafe Tolman") == "Rafe Tolman");
  CHECK(meantName("ELLERY Maud (Ms)") == "Maud Ellery");
  CHECK(meantName("ELLERY-HOLT, MAUD") == "Maud Ellery-Holt");
  // Whether it is MacBain or Macbain is not in the file.
  CHECK(meantName("MACBAIN-ROSS, Iain") == "Iain MACBAIN-ROSS");
  CHECK(meantName("Ellery, Maud, and Hugh") == "Ellery, Maud, and Hugh");
  CHECK(meantName("Đặng Thị Hoa") == "Đặng Thị Hoa");
  CHECK(meantName("JO Smith") == "JO Smith");
  CHECK(meantName("Dr") == "Dr");
  CHECK(meantName("فاطمة الزهراء") == "فاطمة الزهراء");
}
