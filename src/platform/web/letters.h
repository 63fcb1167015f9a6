// The browser's own fonts, shaping, line breaking and colour emoji: draws what Inter lacks into textures.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

#include "ui/pen/letter_painter.h"

namespace alongside {

class BrowserLetters final : public ui::LetterPainter {
 public:
  BrowserLetters();
  BrowserLetters(const BrowserLetters&) = delete;
  BrowserLetters& operator=(const BrowserLetters&) = delete;

  /// The browser measures otherwise than it did (it found a font late): nothing that it said before holds.
  std::function<void()> onChanged;
  void changed();

  float width(std::string_view words, const Face& face) override;
  std::vector<std::size_t> breaks(std::string_view words) override;
  std::vector<std::size_t> clusters(std::string_view words) override;
  Picture paint(std::string_view words, const Face& face, std::uint32_t colour) override;

  /// A frame was made and is about to be drawn: pictures that no frame asked for lately go, when there are too many.
  void drawn();
  /// The drawing context is gone, and every texture with it.
  void forget() { pictures_.clear(), texels_ = 0; }

 private:
  struct Kept {
    Picture picture;
    std::uint64_t frame = 0;  ///< that asked for it last
  };
  std::unordered_map<std::string, Kept> pictures_;
  std::uint64_t frame_ = 0;
  std::size_t texels_ = 0;
};

}  // namespace alongside
