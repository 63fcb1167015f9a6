// The typeface in the sizes and letters that are in use. The atlas begins small and grows: a letter or a size
// that it lacks is noted while drawing and is there after the next build, which the stage does between passes.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "ui/pen/letters.h"
#include "ui/pen/tokens.h"

struct ImFont;
struct ImFontAtlas;
struct ImFontGlyph;

namespace alongside::ui {

/// Inter's ascent and descent over its em: a font of Dear ImGui's size n is one of CSS size n / this.
inline constexpr float kLineFactor = 2478.0F / 2048.0F;
inline constexpr float kInterAscent = 1984.0F / 2478.0F;  ///< of ascent and descent

class Fonts {
 public:
  Fonts(ByteView regular, ByteView semibold);

  /// Device pixels per CSS pixel, and text size.
  void configure(float ratio, float text);
  void attach(ImFontAtlas& atlas) { atlas_ = &atlas; }
  /// Something was wanted that the atlas lacks.
  bool stale() const { return stale_; }
  void build();
  unsigned builds() const { return builds_; }

  struct Face {
    const ImFont* font = nullptr;  ///< null: not in the atlas yet
    float size = 0;                ///< device pixels, whole
    bool snapped = false;          ///< letters stand on whole device pixels
  };
  Face face(TextStyle style);
  /// In CSS pixels, what a browser has to be told so that its text coincides.
  float cssSize(TextStyle style) const;
  /// Null: neither in the atlas nor in the typeface (`missing` tells), or not yet.
  const ImFontGlyph* glyph(const Face& face, char32_t letter);
  std::size_t missing() const { return missing_.size(); }
  /// Somebody else draws these words: the typeface lacks one of their letters, or cannot join or stack them.
  bool leavesToPainter(std::string_view words) const;
  Letters& letters() { return painted_; }
  bool isMissing(char32_t letter) const { return missing_.contains(letter); }

 private:
  struct Key {
    bool semibold = false;
    int size = 0;
    bool clock = false;  ///< digits and colon only
    auto operator<=>(const Key&) const = default;
  };
  Key keyOf(TextStyle style) const;
  std::array<Bytes, 2> files_;
  ImFontAtlas* atlas_ = nullptr;
  float ratio_ = 1, text_ = 1;
  std::map<Key, ImFont*> fonts_;
  std::set<Key> wanted_;
  std::set<char32_t> letters_;  ///< beyond Latin-1
  std::set<char32_t> missing_;
  std::vector<std::vector<unsigned>> ranges_;
  Letters painted_;
  bool stale_ = true;
  unsigned builds_ = 0;
};

}  // namespace alongside::ui
