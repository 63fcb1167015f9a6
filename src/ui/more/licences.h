// What the licences of the work by other people ask to be said with it. Taken at build time from the very
// sources that are compiled in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::ui {

struct Notice {
  std::string_view title, text;
};
std::span<const Notice> notices();
/// Paragraphs of a notice; lines that were broken for a terminal are joined again, lists stay lists.
std::vector<std::string> paragraphsOf(std::string_view text);

}  // namespace alongside::ui
