#include "ui/pen/fonts.h"

#include <imgui.h>

#include <cassert>
#include <cmath>

#include "core/utf8.h"
#include "ui/pen/script.h"

namespace alongside::ui {
namespace {

// Letters that every screen uses: Latin-1, and the dashes, quotes, bullet, ellipsis and arrows of our own texts.
constexpr std::array<unsigned, 18> kAlways{0x20,   0x7E,   0xA0,   0xFF,   0x2013, 0x2014,
                                           0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2022,
                                           0x2026, 0x2026, 0x2192, 0x2192, 0x2212, 0x2212};
constexpr std::array<unsigned, 3> kClock{'0', ':', 0};

bool always(char32_t letter) {
  for (std::size_t i = 0; i < kAlways.size(); i += 2) {
    if (letter >= kAlways[i] && letter <= kAlways[i + 1]) return true;
  }
  return false;
}

}  // namespace

Fonts::Fonts(ByteView regular, ByteView semibold)
    : files_{Bytes(regular.begin(), regular.end()), Bytes(semibold.begin(), semibold.end())} {
  // What every page begins with, so that the first frame needs one build.
  for (TextStyle style : {TextStyle::title, TextStyle::section, TextStyle::row, TextStyle::rowStrong,
                          TextStyle::second, TextStyle::secondStrong, TextStyle::least}) {
    wanted_.insert(keyOf(style));
  }
}

void Fonts::configure(float ratio, float text) {
  if (ratio == ratio_ && text == text_) return;
  ratio_ = ratio;
  text_ = text;
  std::set<Key> wanted;
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    const auto style = static_cast<TextStyle>(i);
    if (style != TextStyle::clock && style < TextStyle::display) wanted.insert(keyOf(style));
  }
  wanted_ = std::move(wanted);
  fonts_.clear();
  stale_ = true;
}

Fonts::Key Fonts::keyOf(TextStyle style) const {
  const TypeSpec& type = typeOf(style);
  return {type.semibold, static_cast<int>(std::lround(type.size * text_ * ratio_ * kLineFactor)),
          style == TextStyle::clock};
}

float Fonts::cssSize(TextStyle style) const {
  return static_cast<float>(keyOf(style).size) / kLineFactor / ratio_;
}

void Fonts::build() {
  assert(atlas_ != nullptr);
  atlas_->Clear();
  fonts_.clear();
  ranges_.clear();

  std::vector<unsigned> full(kAlways.begin(), kAlways.end());
  for (char32_t letter : letters_) full.insert(full.end(), {letter, letter});
  full.push_back(0);
  ranges_.push_back(std::move(full));
  ranges_.push_back({kClock[0], kClock[1], 0});

  for (const Key& key : wanted_) {
    Bytes& file = files_[key.semibold ? 1 : 0];
    ImFontConfig config;
    config.FontData = file.data();
    config.FontDataSize = static_cast<int>(file.size());
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = static_cast<float>(key.size);
    // At two device pixels per CSS pixel letters stand on whole ones; below that they need places between.
    config.OversampleH = ratio_ < 1.5F ? 2 : 1;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    // Dear ImGui rounds the ascent up by as much as a pixel; a browser rounds to the nearest (web/fields.js).
    const float ascent = static_cast<float>(key.size) * kInterAscent;
    config.GlyphOffset.y = std::round(ascent) - std::trunc(ascent + 1);
    config.GlyphRanges = ranges_[key.clock ? 1 : 0].data();
    static_assert(sizeof(ImWchar) == sizeof(unsigned));
    fonts_[key] = atlas_->AddFont(&config);
  }
  atlas_->Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas_->TexGlyphPadding = 1;
  atlas_->Build();
  for (char32_t letter : letters_) {
    bool found = false;
    for (const auto& [key, font] : fonts_) found = found || font->FindGlyphNoFallback(letter) != nullptr;
    if (!found) missing_.insert(letter);
  }
  for (char32_t letter : missing_) letters_.erase(letter);
  stale_ = false;
  ++builds_;
}

bool Fonts::leavesToPainter(std::string_view words) const {
  if (painted_.painter() == nullptr) return false;
  if (needsPainter(words)) return true;
  if (missing_.empty()) return false;
  for (std::size_t at = asciiRun(words, 0); at < words.size(); at += asciiRun(words, at)) {
    const CodePoint point = codePointAt(words, at);
    if (missing_.contains(point.value)) return true;
    at += point.size;
  }
  return false;
}

Fonts::Face Fonts::face(TextStyle style) {
  const Key key = keyOf(style);
  const auto found = fonts_.find(key);
  if (found == fonts_.end()) {
    wanted_.insert(key);
    stale_ = true;
    return {nullptr, static_cast<float>(key.size), false};
  }
  return {found->second, static_cast<float>(key.size), ratio_ >= 1.5F};
}

const ImFontGlyph* Fonts::glyph(const Face& face, char32_t letter) {
  if (face.font == nullptr) return nullptr;
  const ImFontGlyph* glyph = face.font->FindGlyphNoFallback(letter);
  if (glyph == nullptr && !always(letter) && !missing_.contains(letter) && letters_.insert(letter).second) {
    stale_ = true;
  }
  return glyph;
}

}  // namespace alongside::ui
