// Workbooks made here, so that a test says what is in one: the parts as XML, in a zip archive that packs nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/bytes.h"

namespace alongside {

using ZipEntries = std::vector<std::pair<std::string, std::string>>;  ///< path, bytes

inline Bytes zipOf(const ZipEntries& entries) {
  const auto number = [](std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
  };
  const auto checksum = [](std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char c : bytes) {
      sum ^= static_cast<unsigned char>(c);
      for (int i = 0; i < 8; ++i) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
  };
  std::string out, index;
  for (const auto& [path, bytes] : entries) {
    const auto at = static_cast<std::uint32_t>(out.size()), size = static_cast<std::uint32_t>(bytes.size());
    std::string about;
    for (const std::uint32_t value : {20U, 0U, 0U, 0U, 0x21U}) number(about, value, 2);
    for (const std::uint32_t value : {checksum(bytes), size, size}) number(about, value, 4);
    number(about, static_cast<std::uint32_t>(path.size()), 2);
    number(about, 0, 2);
    out += "PK\x03\x04" + about + path + bytes;
    index += "PK\x01\x02";
    number(index, 20, 2);
    index += about;
    number(index, 0, 2);
    number(index, 0, 4);
    number(index, 0, 4);
    number(index, at, 4);
    index += path;
  }
  const auto count = static_cast<std::uint32_t>(entries.size()), at = static_cast<std::uint32_t>(out.size());
  out += index + "PK\x05\x06";
  number(out, 0, 4);
  number(out, count, 2);
  number(out, count, 2);
  number(out, static_cast<std::uint32_t>(index.size()), 4);
  number(out, at, 4);
  number(out, 0, 2);
  return bytesOf(out);
}

struct MadeSheet {
  std::string name, rows;    ///< rows: what stands in <sheetData>
  std::string state = {};    ///< "hidden"
  std::string columns = {};  ///< what stands in <cols>
};

/// `texts`: <si> elements; `styles`: what stands in <styleSheet>; `about`: attributes of <workbookPr>.
inline ZipEntries workbookParts(const std::vector<MadeSheet>& sheets, const std::string& texts = {},
                                const std::string& styles = {}, const std::string& about = {}) {
  const std::string office = "relationships";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
  };
  std::string list, relations;
  ZipEntries parts = {
      {"_rels/.rels",
       "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\"" +
            (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"") + "/>";
    relations += relation("s" + n, "worksheet",
                          i == 0 ? "worksheets/sheet1.xml" : "/xl/worksheets/sheet" + n + ".xml");
    parts.emplace_back("xl/worksheets/sheet" + n + ".xml",
                       "<worksheet>" +
                           (sheets[i].columns.empty() ? "" : "<cols>" + sheets[i].columns + "</cols>") +
                           "<sheetData>" + sheets[i].rows + "</sheetData></worksheet>");
  }
  if (!texts.empty())
    relations += relation("t", "sharedStrings", "sharedStrings.xml"),
        parts.emplace_back("xl/sharedStrings.xml", "<sst>" + texts + "</sst>");
  if (!styles.empty())
    relations += relation("l", "styles", "styles.xml"),
        parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
  parts.emplace_back("xl/workbook.xml",
                     "<workbook><workbookPr " + about + "/><sheets>" + list + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
  return parts;
}

inline Bytes workbookOf(const std::vector<MadeSheet>& sheets, const std::string& texts = {},
                        const std::string& styles = {}, const std::string& about = {}) {
  return zipOf(workbookParts(sheets, texts, styles, about));
}

}  // namespace alongside
