// One cell of a workbook's XML, and small helpers to walk it.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

#include "exchange/formats/number_look.h"

namespace alongside {

/// Spaces that are a text of their own stay.
inline constexpr unsigned kXmlWhole = pugi::parse_default | pugi::parse_ws_pcdata_single;

/// By its name without prefix: some programs write <x:row>.
pugi::xml_node xmlChild(pugi::xml_node node, std::string_view name);
pugi::xml_attribute xmlAttribute(pugi::xml_node node, std::string_view name);
std::string_view xmlName(pugi::xml_node node);

/// A text with all its runs, without what says how it sounds; breaks are U+2028.
std::string cellText(pugi::xml_node item);

/// "AB12" -> 27; npos: no such name.
std::size_t columnOf(std::string_view reference);

struct CellReading {
  std::span<const std::string> texts;  ///< that cells share
  std::span<const NumberLook> looks;   ///< by style
  bool from1904 = false;
};
/// What a cell says (18.3.1.4).
std::string meantCell(pugi::xml_node cell, const CellReading& reading);

/// In quotation marks, whatever it holds; nothing when it is empty.
std::string quotedCell(std::string_view words);

}  // namespace alongside
