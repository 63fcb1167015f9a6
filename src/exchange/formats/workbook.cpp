#include "exchange/formats/workbook.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "exchange/formats/workbook_cells.h"
#include "exchange/formats/zip.h"

namespace alongside {

namespace {

constexpr std::string_view kCompound =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  ///< [MS-CFB]: .xls, and what has a password
constexpr std::string_view kZip = "PK\x03\x04";

bool beginsWith(ByteView file, std::string_view mark) {
  return file.size() >= mark.size() && std::ranges::equal(file.first(mark.size()), viewOf(mark));
}

std::unexpected<Fault> damaged() {
  return fail("workbook/damaged", "This Excel file is damaged, or no workbook.", "Nothing of it was read.",
              "Open it in Excel, save it again, and bring in that file.");
}

std::unexpected<Fault> tooLarge() {
  return fail("workbook/too-large", "This file is larger than any referral report.",
              "Nothing of it was read.", "Ask for a report of a shorter time, and bring that in.");
}

/// The parts of a package name each other by relations: "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels".
std::string relationsOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(0, name) + "_rels/" + path.substr(name) + ".rels";
}

/// A relation's target, seen from the part that has it.
std::string resolved(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  return folder.append(target);
}

}  // namespace

bool isWorkbook(ByteView file) { return beginsWith(file, kZip) || beginsWith(file, kCompound); }

Result<Workbook> Workbook::open(Bytes file, WorkbookLimits limits) {
  if (file.size() > limits.file) return tooLarge();
  if (beginsWith(file, kCompound))
    return fail("workbook/old", "This Excel file has a password, or is of an old kind (.xls).",
                "Nothing of it was read.",
                "Open it in Excel, save it as .xlsx or CSV without a password, and bring in that file.");
  Workbook book;
  book.file_ = std::move(file);
  book.limits_ = limits;
  if (const Outcome read = book.readParts(); !read) return std::unexpected(read.error());
  return book;
}

Result<std::string> Workbook::part(const std::string& path) const {
  ZipPart part = zipPart(file_, path, limits_.part);
  if (part.fault == ZipFault::tooLarge) return tooLarge();
  if (part.fault) return damaged();
  return std::move(part.bytes);
}

Outcome Workbook::readParts() {
  std::string main, texts, looks;
  const auto relations = [&](const std::string& of, auto each) -> Outcome {
    Result<std::string> text = part(relationsOf(of));
    if (!text) return std::unexpected(text.error());
    pugi::xml_document xml;
    if (!xml.load_buffer_inplace(text->data(), text->size())) return damaged();
    for (const pugi::xml_node relation : xml.document_element().children())
      each(std::string_view(relation.attribute("Type").value()), relation.attribute("Id").value(),
           resolved(of, relation.attribute("Target").value()));
    return {};
  };
  const auto package = relations("", [&](std::string_view type, const char*, std::string target) {
    if (type.ends_with("/officeDocument")) main = std::move(target);
  });
  if (!package) return package;
  if (main.empty()) return damaged();
  std::vector<std::pair<std::string, std::string>> sheets;  // by id
  const auto parts = relations(main, [&](std::string_view type, const char* id, std::string target) {
    if (type.ends_with("/sharedStrings"))
      texts = std::move(target);
    else if (type.ends_with("/styles"))
      looks = std::move(target);
    else if (type.ends_with("/worksheet"))
      sheets.emplace_back(id, std::move(target));
  });
  if (!parts) return parts;

  Result<std::string> text = part(main);
  if (!text) return std::unexpected(text.error());
  pugi::xml_document xml;
  if (!xml.load_buffer_inplace(text->data(), text->size())) return damaged();
  const pugi::xml_node root = xml.document_element();
  const std::string_view epoch = xmlChild(root, "workbookPr").attribute("date1904").value();
  from1904_ = epoch == "1" || epoch == "true";
  for (const pugi::xml_node sheet : xmlChild(root, "sheets").children()) {
    const std::string_view id = xmlAttribute(sheet, "id").value();
    const auto found = std::ranges::find(sheets, id, &std::pair<std::string, std::string>::first);
    if (found == sheets.end()) continue;  // a chart
    const std::string_view state = sheet.attribute("state").value();
    sheets_.push_back(
        {.name = repairUtf8(sheet.attribute("name").value()), .hidden = state.ends_with("idden")});
    paths_.push_back(found->second);
  }
  if (sheets_.empty())
    return fail("workbook/empty", "This workbook has no sheet with cells.", "Nothing was brought in.",
                "Choose another file.");
  if (!texts.empty())
    if (const Outcome read = readTexts(texts); !read) return read;
  if (!looks.empty())
    if (const Outcome read = readLooks(looks); !read) return read;
  return {};
}

Outcome Workbook::readTexts(const std::string& path) {
  Result<std::string> text = part(path);
  if (!text) return std::unexpected(text.error());
  pugi::xml_document xml;
  if (!xml.load_buffer_inplace(text->data(), text->size(), kXmlWhole)) return damaged();
  for (const pugi::xml_node item : xml.document_element().children()) texts_.push_back(cellText(item));
  return {};
}

Outcome Workbook::readLooks(const std::string& path) {
  Result<std::string> text = part(path);
  if (!text) return std::unexpected(text.error());
  pugi::xml_document xml;
  if (!xml.load_buffer_inplace(text->data(), text->size())) return damaged();
  const pugi::xml_node root = xml.document_element();
  std::vector<std::pair<unsigned, NumberLook>> own;
  for (const pugi::xml_node format : xmlChild(root, "numFmts").children())
    own.emplace_back(format.attribute("numFmtId").as_uint(),
                     numberLook(format.attribute("formatCode").value()));
  for (const pugi::xml_node style : xmlChild(root, "cellXfs").children()) {
    const unsigned id = style.attribute("numFmtId").as_uint();
    const auto found = std::ranges::find(own, id, &std::pair<unsigned, NumberLook>::first);
    looks_.push_back(found != own.end() ? found->second : builtInLook(id));
  }
  return {};
}

Result<SheetTable> Workbook::table(std::size_t sheet) const {
  Result<std::string> text = part(paths_.at(sheet));
  if (!text) return std::unexpected(text.error());
  pugi::xml_document xml;
  if (!xml.load_buffer_inplace(text->data(), text->size(), kXmlWhole)) return damaged();
  const pugi::xml_node root = xml.document_element(), data = xmlChild(root, "sheetData");
  SheetTable table;
  for (const pugi::xml_node columns : xmlChild(root, "cols").children())
    if (columns.attribute("hidden").as_bool() && columns.attribute("max").as_uint() < limits_.columns)
      table.hiddenColumns += columns.attribute("max").as_uint() - columns.attribute("min").as_uint() + 1;

  // First how wide the widest row is, then the rows.
  std::size_t width = 0, number = 0;
  bool ordered = true;
  const auto placed = [](const pugi::xml_node cell, std::size_t next) {
    const std::string_view at = cell.attribute("r").value();
    return at.empty() ? next : columnOf(at);
  };
  for (const pugi::xml_node row : data.children()) {
    if (row.type() != pugi::node_element) continue;
    const std::size_t own = row.attribute("r").as_uint(static_cast<unsigned>(number + 1));
    ordered = ordered && own > number && own <= limits_.rows;
    number = own;
    std::size_t next = 0;
    for (const pugi::xml_node cell : row.children()) {
      const std::size_t column =
          placed(cell, next);  // npos, and so out of order, where it has no name of a column
      ordered = ordered && column >= next && column < limits_.columns;
      next = column + 1;
      if (cell.first_child()) width = std::max(width, next);
    }
  }
  if (!ordered) return damaged();

  const CellReading reading{.texts = texts_, .looks = looks_, .from1904 = from1904_};
  for (const pugi::xml_node row : data.children()) {
    if (row.type() != pugi::node_element) continue;
    const std::size_t own = row.attribute("r").as_uint(static_cast<unsigned>(table.rows + 1));
    table.text.append(own - table.rows - 1, '\n');
    table.rows = own;
    std::string line;
    bool empty = true;
    std::size_t next = 0, commas = 0;
    for (const pugi::xml_node cell : row.children()) {
      const std::size_t column = placed(cell, next);
      if (column >= width) break;
      line.append(column - commas, ',');
      commas = column;
      next = column + 1;
      const std::string words = meantCell(cell, reading);
      empty = empty && words.empty();
      line += quotedCell(words);
    }
    if (!empty) {
      line.append(width - 1 - commas, ',');
      if (row.attribute("hidden").as_bool()) ++table.hiddenRows;
      table.text += line;
    }
    table.text += '\n';
    if (table.text.size() > limits_.table) return tooLarge();
  }
  return table;
}

}  // namespace alongside
