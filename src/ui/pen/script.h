// What is told from code points alone: which the typeface can set one after the other, and which way lines run.
#pragma once

#include <string>
#include <string_view>

namespace alongside::ui {

/// Has no glyph and no width: joiners, directional marks, byte order marks (Unicode, Default_Ignorable_Code_Point; of those, what
/// people's words hold).
bool isIgnorable(char32_t letter);

/// Something in it has to be shaped, joined, stacked or drawn from another font: it is the painter's.
bool needsPainter(std::string_view words);

/// The first letter that has a direction runs from right to left (Unicode, UAX 9, rule P2).
bool runsFromRight(std::string_view words);
/// More of its letters run from right to left than from left to right: prose in which a name or a ward of the other direction
/// comes first.
bool mostlyFromRight(std::string_view words);
/// It runs from right to left, and nothing in it runs the other way: a name. 'Fatima (فاطمہ)' is a label of this page.
bool whollyFromRight(std::string_view words);
/// The paragraph of `words` in which `line` lies, which is a part of them.
std::string_view paragraphOf(std::string_view words, std::string_view line);
/// A line that is drawn by itself, made to run as its paragraph does: with a mark before it where it might not.
std::string directed(std::string_view line, bool fromRight);

}  // namespace alongside::ui
