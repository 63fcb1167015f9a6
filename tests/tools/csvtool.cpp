// csvtool: what the app writes for spreadsheets, on standard output: a file of the cells that spreadsheets are known to spoil.
// 'csvtool expected' prints what has to be seen there, a line each. tests/interop/libreoffice.py has LibreOffice open it.
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "exchange/formats/csv.h"

using namespace alongside;

int main(int count, char**) {
  // What is written, and what LibreOffice shows; the same where the second is empty.
  const std::vector<std::pair<std::string, std::string>> cells = {
      {"Zoë O’Dell", ""},
      {"நான் நன்றாக, میں گھر, 我想回家 😀", ""},
      {"+447700900101", "+447700 900101"},
      {"+44 7700 900101", ""},
      {"07700900101", "07700 900101"},
      {"020 7946 0101", ""},
      {"000881", "\u2060000881"},
      {"0", ""},
      {"9434765919", ""},
      {"123456789012", "\u2060123456789012"},
      {"=1+1", "'=1+1"},
      {"=HYPERLINK(\"http://example.org\")", "'=HYPERLINK(\"http://example.org\")"},
      {"@home", "'@home"},
      {"-5", ""},
      {"- was late", "'- was late"},
      {"2026-11-23", ""},
      {"said \"no, thank you\"", ""},
      {"one line\nand another", ""},
      {"a;b\tc", ""},
      {"TRUE", ""},
      {"Ward A, bed 4", ""},
  };
  if (count > 1) {
    for (const auto& [written, shown] : cells) {
      std::string line = shown.empty() ? written : shown;
      for (char& c : line)
        if (c == '\n') c = '\v';
      std::puts(line.c_str());
    }
    return 0;
  }
  std::string file(kCsvMark);
  for (const auto& [written, shown] : cells) file += csvLine(std::vector<std::string>{written, "2026-11-23"});
  std::fwrite(file.data(), 1, file.size(), stdout);
}
