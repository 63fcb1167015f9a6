#include "ui/pen/letters.h"

#include <algorithm>
#include <cmath>

namespace alongside::ui {
namespace {

constexpr std::size_t kRemembered = 8192;  ///< lines; then all are forgotten and asked for anew

template <class Map>
void keepSmall(Map& map) {
  if (map.size() >= kRemembered) map.clear();
}

std::string_view withoutSpaces(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

}  // namespace

void Letters::setPainter(LetterPainter* painter) {
  painter_ = painter;
  widths_.clear();
  lines_.clear();
}

std::string Letters::keyOf(std::string_view words, const Face& face, float room) {
  std::string key = std::to_string(std::lround(face.size * 64)) + (face.semibold ? "b" : "r") +
                    std::to_string(std::lround(face.spacing * 64)) + "," +
                    std::to_string(std::lround(face.atSpaces * 64)) + "," +
                    std::to_string(std::lround(room * 64)) + ":";
  return key.append(words);
}

float Letters::width(std::string_view words, const Face& face) {
  keepSmall(widths_);
  const auto [at, fresh] = widths_.try_emplace(keyOf(words, face, 0));
  if (fresh) at->second = painter_->width(words, face);
  return at->second;
}

const std::vector<std::size_t>& Letters::lines(std::string_view paragraph, const Face& face, float room) {
  keepSmall(lines_);
  const auto [at, fresh] = lines_.try_emplace(keyOf(paragraph, face, room));
  std::vector<std::size_t>& ends = at->second;
  if (!fresh) return ends;
  std::size_t begin = 0, fits = 0;
  const auto end = [&](std::size_t where) {
    ends.push_back(where);
    begin = fits = where;
  };
  for (const std::size_t next : painter_->breaks(paragraph)) {
    while (painter_->width(withoutSpaces(paragraph.substr(begin, next - begin)), face) > room) {
      if (fits > begin) {
        end(fits);
        continue;
      }
      // A word that is wider than a line breaks between its letters; one letter at least stands in a line.
      const std::string_view word = paragraph.substr(begin, next - begin);
      const std::size_t some = fitting(word, face, room);
      const std::size_t cut = some > 0 ? some : painter_->clusters(word).front();
      if (begin + cut >= next) break;
      end(begin + cut);
    }
    fits = next;
  }
  if (ends.empty() || ends.back() < paragraph.size()) ends.push_back(paragraph.size());
  return ends;
}

std::size_t Letters::fitting(std::string_view words, const Face& face, float room) {
  const std::vector<std::size_t> ends = painter_->clusters(words);
  const auto at = std::ranges::partition_point(
      ends, [&](std::size_t end) { return painter_->width(words.substr(0, end), face) <= room; });
  return at == ends.begin() ? 0 : *(at - 1);
}

}  // namespace alongside::ui
