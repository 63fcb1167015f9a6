#include "ui/more/licences.h"

#include <algorithm>

namespace alongside::ui {
namespace {

constexpr Notice kNotices[] = {
#include "notices.inc"
};

constexpr std::size_t kBrokenLine = 52;  ///< shorter lines ended where their author meant them to

bool continues(std::string_view before, std::string_view next) {
  if (before.size() < kBrokenLine || next.empty()) return false;
  const char first = next.front();
  return first != ' ' && first != '\t' && first != '*' && first != '-' && !next.starts_with("Copyright") &&
         !next.starts_with("(c)");
}

}  // namespace

std::span<const Notice> notices() { return kNotices; }

std::vector<std::string> paragraphsOf(std::string_view text) {
  std::vector<std::string> out;
  std::string_view before;
  bool open = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
      line.remove_suffix(1);
    if (line.empty()) {
      open = false;
    } else if (open && continues(before, line)) {
      out.back() += ' ';
      out.back() += line;
    } else if (open) {
      out.back() += '\n';
      out.back() += line;
    } else {
      out.emplace_back(line);
      open = true;
    }
    before = line;
  }
  return out;
}

}  // namespace alongside::ui
