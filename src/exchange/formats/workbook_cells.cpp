#include "exchange/formats/workbook_cells.h"

#include <algorithm>

#include "core/text.h"
#include "core/utf8.h"

namespace alongside {

namespace {

constexpr std::string_view kBreak = "\xE2\x80\xA8";  ///< U+2028, line separator

/// "_x000D_" stands for what XML cannot hold (22.9.2.19).
std::string unescaped(std::string_view text) {
  constexpr std::size_t kLength = 7;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view here = text.substr(at, kLength);
    const std::string_view hex = here.size() == kLength ? here.substr(2, 4) : std::string_view();
    if (here.starts_with("_x") && here.ends_with('_') && here.size() == kLength &&
        hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
      char32_t value = 0;
      for (const char c : hex)
        value = value * 16 + static_cast<char32_t>(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
      if (value < 0xD800 || value >= 0xE000) appendUtf8(out, value);
      at += kLength - 1;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string onOneLine(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (text[at] == '\r' || text[at] == '\n')
      line += kBreak;
    else
      line += text[at];
  }
  return repairUtf8(line);
}

}  // namespace

std::string_view xmlName(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node xmlChild(pugi::xml_node node, std::string_view name) {
  return node.find_child([&](pugi::xml_node child) { return xmlName(child) == name; });
}

pugi::xml_attribute xmlAttribute(pugi::xml_node node, std::string_view name) {
  return node.find_attribute([&](pugi::xml_attribute attribute) {
    const std::string_view own = attribute.name();
    return own == name ||
           (own.ends_with(name) && own.size() > name.size() && own[own.size() - name.size() - 1] == ':');
  });
}

std::string cellText(pugi::xml_node item) {
  std::string text;
  for (const pugi::xml_node part : item.children()) {
    if (xmlName(part) == "t") text += part.child_value();
    if (xmlName(part) == "r") text += xmlChild(part, "t").child_value();
  }
  return onOneLine(unescaped(text));
}

std::size_t columnOf(std::string_view reference) {
  constexpr std::size_t kLetters = 26, kMostLetters = 3;
  std::size_t column = 0, letters = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z')
    column = column * kLetters + static_cast<std::size_t>(reference[letters++] - 'A') + 1;
  return letters == 0 || letters > kMostLetters ? std::string_view::npos : column - 1;
}

std::string meantCell(pugi::xml_node cell, const CellReading& reading) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return cellText(xmlChild(cell, "is"));
  const std::string_view value = xmlChild(cell, "v").child_value();
  if (value.empty()) return {};
  const auto index = [](std::string_view digits) {
    std::size_t number = 0;
    for (const char c : digits.substr(0, 9))
      number = isDigit(c) ? number * 10 + static_cast<std::size_t>(c - '0') : std::string::npos;
    return number;
  };
  if (type == "s") {
    const std::size_t at = index(value);
    return at < reading.texts.size() ? reading.texts[at] : std::string("#REF!");
  }
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (type == "str" || type == "e" || type == "d") return onOneLine(unescaped(value));
  const std::size_t style = cell.attribute("s").as_uint();
  return shownNumber(value, style < reading.looks.size() ? reading.looks[style] : NumberLook(),
                     reading.from1904);
}

std::string quotedCell(std::string_view words) {
  if (words.empty()) return {};
  std::string cell = "\"";
  for (const char c : words) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

}  // namespace alongside
