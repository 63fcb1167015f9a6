#include "ui/pen/paint.h"

#define IMGUI_DEFINE_MATH_OPERATORS
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/utf8.h"
#include "ui/pen/fonts.h"
#include "ui/pen/script.h"

namespace alongside::ui {
namespace {

bool isDigit(char32_t letter) { return letter >= '0' && letter <= '9'; }

/// A letter that no face has is drawn as its outline box, so wide.
float boxWidth(float size) { return std::round(size * 0.5F); }

}  // namespace

Paint::Paint(Fonts& fonts, float ratio, float text, Look look)
    : fonts_(fonts), ratio_(ratio), text_(text), look_(look) {}

std::uint32_t Paint::colour(Tone tone) const {
  const Colour c = paletteOf(look_)[tone];
  const auto alpha = static_cast<std::uint32_t>(std::lround(static_cast<float>(c & 0xFFU) * opacity_));
  return IM_COL32((c >> 24) & 0xFFU, (c >> 16) & 0xFFU, (c >> 8) & 0xFFU, alpha);
}

Paint::Place Paint::device(float x, float y) const {
  return {std::round((x + dx_) * ratio_), std::round((y + dy_) * ratio_)};
}

void Paint::pushClip(const Box& box) {
  const Place a = device(box.x, box.y);
  const Place b = device(box.right(), box.bottom());
  list_->PushClipRect({a.x, a.y}, {std::max(a.x, b.x), std::max(a.y, b.y)}, true);
}

void Paint::popClip() { list_->PopClipRect(); }

void Paint::fill(const Box& box, Tone tone, float radius) {
  const Place a = device(box.x, box.y);
  const Place b = device(box.right(), box.bottom());
  if (b.x <= a.x || b.y <= a.y) return;
  rectangle(a, b, colour(tone), radius * ratio_, ImDrawFlags_RoundCornersAll);
}

void Paint::rectangle(Place a, Place b, std::uint32_t ink, float radius, int corners) {
  // What is round is drawn apart from the plain rectangle between: a renderer clears that instead of shading it (solid.h).
  // On whole pixels no seam is seen. ImGui rounds a corner by at most its rectangle's height less one.
  const float cap = std::ceil(radius) + 1;
  const float above = (corners & ImDrawFlags_RoundCornersTop) != 0 ? cap : 0.0F;
  const float below = (corners & ImDrawFlags_RoundCornersBottom) != 0 ? cap : 0.0F;
  const bool opaque = (ink & IM_COL32_A_MASK) == IM_COL32_A_MASK;
  if (radius <= 0 || !opaque || b.y - a.y <= above + below || b.x - a.x <= 2 * cap) {
    list_->AddRectFilled({a.x, a.y}, {b.x, b.y}, ink, radius, corners);
    return;
  }
  if (above > 0)
    list_->AddRectFilled({a.x, a.y}, {b.x, a.y + above}, ink, radius, ImDrawFlags_RoundCornersTop);
  list_->AddRectFilled({a.x, a.y + above}, {b.x, b.y - below}, ink);
  if (below > 0)
    list_->AddRectFilled({a.x, b.y - below}, {b.x, b.y}, ink, radius, ImDrawFlags_RoundCornersBottom);
}

void Paint::fillTop(const Box& box, Tone tone, float radius) { fillSome(box, tone, radius, true, false); }

void Paint::fillSome(const Box& box, Tone tone, float radius, bool roundAbove, bool roundBelow) {
  const Place a = device(box.x, box.y);
  const Place b = device(box.right(), box.bottom());
  if (b.x <= a.x || b.y <= a.y) return;
  int corners = roundAbove ? ImDrawFlags_RoundCornersTop : 0;
  corners |= roundBelow ? ImDrawFlags_RoundCornersBottom : 0;
  if (corners == 0) corners = ImDrawFlags_RoundCornersNone;
  rectangle(a, b, colour(tone), radius * ratio_, corners);
}

void Paint::border(const Box& box, Tone tone, float thickness, float radius) {
  // Inside the box, on whole device pixels.
  const float width = std::max(1.0F, std::round(thickness * ratio_));
  const Place a = device(box.x, box.y);
  const Place b = device(box.right(), box.bottom());
  const float half = width / 2;
  if (b.x - a.x <= width || b.y - a.y <= width) return;
  list_->PathRect({a.x + half, a.y + half}, {b.x - half, b.y - half}, std::max(0.0F, radius * ratio_ - half));
  list_->PathStroke(colour(tone), ImDrawFlags_Closed, width);
}

void Paint::line(float x0, float y0, float x1, float y1, Tone tone, float thickness) {
  const float width = std::max(1.0F, std::round(thickness * ratio_));
  const Place a = device(x0, y0);
  const Place b = device(x1, y1);
  if (a.y == b.y || a.x == b.x) {
    // Along an axis: a rectangle is sharper than a stroke.
    const bool across = a.y == b.y;
    const ImVec2 end = across ? ImVec2(b.x, a.y + width) : ImVec2(a.x + width, b.y);
    list_->AddRectFilled({a.x, a.y}, end, colour(tone));
    return;
  }
  list_->AddLine({a.x, a.y}, {b.x, b.y}, colour(tone), width);
}

void Paint::disc(float cx, float cy, float radius, Tone tone) {
  list_->AddCircleFilled({(cx + dx_) * ratio_, (cy + dy_) * ratio_}, radius * ratio_, colour(tone));
}

void Paint::circle(float cx, float cy, float radius, Tone tone, float thickness) {
  list_->AddCircle({(cx + dx_) * ratio_, (cy + dy_) * ratio_}, radius * ratio_, colour(tone), 0,
                   thickness * ratio_);
}

void Paint::shadow(const Box& box, float radius) {
  // Rectangles stand for the blur: cheap, and so faint each that nobody sees an edge.
  constexpr int kRings = 9;
  constexpr float kReach = 24, kAlpha = 0.011F;
  const Colour c = paletteOf(look_)[Tone::shadow];
  const float strength = static_cast<float>(c & 0xFFU) / 41.0F;
  const auto alpha =
      static_cast<std::uint32_t>(std::lround(std::min(1.0F, kAlpha * strength * opacity_) * 255.0F));
  if (alpha == 0) return;
  const std::uint32_t ink = IM_COL32((c >> 24) & 0xFFU, (c >> 16) & 0xFFU, (c >> 8) & 0xFFU, alpha);
  for (int i = 0; i < kRings; ++i) {
    const float grown = kReach * static_cast<float>(i) / (kRings - 1);
    const Box ring = box.grown(grown);
    const Place a = device(ring.x, ring.y + 8);
    const Place b = device(ring.right(), ring.bottom() + 8);
    list_->AddRectFilled({a.x, a.y}, {b.x, b.y}, ink, (radius + grown) * ratio_);
  }
}

void Paint::stroke(const float* xy, int points, Tone tone, float thickness, bool closed) {
  const float width = thickness * ratio_;
  const std::uint32_t ink = colour(tone);
  const auto at = [&](int point) {
    const float* place = xy + std::ptrdiff_t{point} * 2;
    return ImVec2((place[0] + dx_) * ratio_, (place[1] + dy_) * ratio_);
  };
  list_->PathClear();
  for (int i = 0; i < points; ++i) list_->PathLineTo(at(i));
  list_->PathStroke(ink, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
  if (closed || points == 0) return;
  for (const int i : {0, points - 1}) {
    list_->AddCircleFilled(at(i), width / 2, ink, 12);
  }
}

float Paint::lineHeight(TextStyle style) const {
  const float line = std::round(typeOf(style).line * text_);
  return roomy_ ? std::max(line, std::ceil(fonts_.cssSize(style) * roomy::kLine)) : line;
}

float Paint::spacing(TextStyle style) const {
  if (roomy_) return fonts_.cssSize(style) * ratio_ * roomy::kLetter;
  return typeOf(style).spacing * text_ * ratio_;
}

template <typename Each>
float Paint::letters(std::string_view words, TextStyle style, bool equalDigits, Each each) const {
  const Fonts::Face face = fonts_.face(style);
  const float between = spacing(style);
  const float atSpaces = roomy_ ? fonts_.cssSize(style) * ratio_ * roomy::kWord : 0;
  float zero = 0;
  if (equalDigits) {
    const ImFontGlyph* glyph = fonts_.glyph(face, U'0');
    zero = glyph != nullptr ? glyph->AdvanceX : face.size * 0.5F;
  }
  float pen = 0;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = codePointAt(words, at);
    at += point.size;
    if (point.value == '\n' || point.value == '\r' || isIgnorable(point.value)) continue;
    const char32_t letter = point.value == '\t' ? U' ' : point.value;
    const ImFontGlyph* glyph = fonts_.glyph(face, letter);
    const float own = glyph != nullptr ? glyph->AdvanceX : boxWidth(face.size) + 2 * ratio_;
    const bool wide = equalDigits && isDigit(letter);
    each(letter, glyph, pen + (wide ? (zero - own) / 2 : 0.0F), at);
    pen += (wide ? zero : own) + between + (letter == U' ' || letter == 0xA0 ? atSpaces : 0);
  }
  return pen;
}

void Paint::draw(float x, float y, std::string_view words, TextStyle style, Tone tone, bool equalDigits) {
  const Fonts::Face face = fonts_.face(style);
  if (face.font == nullptr || words.empty()) return;
  const std::uint32_t ink = colour(tone);
  const float left = std::floor((x + dx_) * ratio_);
  // The line box's middle, as the browser puts the text of a field: half the leading above.
  const float top = std::round(ratio_ * (y + dy_ + (lineHeight(style) - face.size / ratio_) / 2));
  const ImVec2 clipMin = list_->GetClipRectMin();
  const ImVec2 clipMax = list_->GetClipRectMax();
  if (top > clipMax.y || top + face.size * 1.3F < clipMin.y || left > clipMax.x) return;
  if (fonts_.leavesToPainter(words)) return drawPainted(left, top, words, style, tone);
  letters(words, style, equalDigits, [&](char32_t letter, const ImFontGlyph* glyph, float pen, std::size_t) {
    if (glyph == nullptr) {
      if (!fonts_.isMissing(letter)) return;
      const float from = std::round(left + pen + ratio_);
      list_->AddRect({from, top + std::round(face.size * 0.2F)},
                     {from + boxWidth(face.size), top + std::round(face.size * 0.85F)}, ink, 0, 0, ratio_);
      return;
    }
    if (!glyph->Visible) return;
    const float from = face.snapped ? std::round(left + pen) : left + pen;
    if (from > clipMax.x || from + glyph->X1 < clipMin.x) return;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV({from + glyph->X0, top + glyph->Y0}, {from + glyph->X1, top + glyph->Y1},
                      {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, ink);
  });
}

LetterPainter::Face Paint::paintedFace(TextStyle style) const {
  return {.size = fonts_.cssSize(style) * ratio_,
          .semibold = typeOf(style).semibold,
          .spacing = spacing(style),
          .atSpaces = roomy_ ? fonts_.cssSize(style) * ratio_ * roomy::kWord : 0};
}

/// `left`, `top`: of the line, device pixels. The picture stands on the baseline that the typeface would have.
void Paint::drawPainted(float left, float top, std::string_view words, TextStyle style, Tone tone) {
  const std::uint32_t ink = colour(tone);
  const bool mixed = runsFromRight(words) && !words.starts_with("\u200F") && !whollyFromRight(words);
  const LetterPainter::Picture picture =
      fonts_.letters().painter()->paint(mixed ? directed(words, false) : std::string(words),
                                        paintedFace(style), (ink & ~IM_COL32_A_MASK) | IM_COL32_A_MASK);
  if (picture.texture == 0) return;
  const float baseline = top + std::round(fonts_.face(style).size * kInterAscent);
  const ImVec2 from(std::round(left) - static_cast<float>(picture.left),
                    baseline - static_cast<float>(picture.baseline));
  const ImVec2 to(from.x + static_cast<float>(picture.width), from.y + static_cast<float>(picture.height));
  list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(picture.texture)), from, to,
                  {0, 0}, {1, 1}, (ink & IM_COL32_A_MASK) | IM_COL32(255, 255, 255, 0));
}

void Paint::text(float x, float y, std::string_view words, TextStyle style, Tone tone) {
  draw(x, y, words, style, tone, false);
}

void Paint::figures(float x, float y, std::string_view words, TextStyle style, Tone tone) {
  draw(x, y, words, style, tone, true);
}

float Paint::textWidth(std::string_view words, TextStyle style) const {
  if (fonts_.leavesToPainter(words)) return fonts_.letters().width(words, paintedFace(style)) / ratio_;
  return letters(words, style, false, [](char32_t, const ImFontGlyph*, float, std::size_t) {}) / ratio_;
}

float Paint::figuresWidth(std::string_view words, TextStyle style) const {
  return letters(words, style, true, [](char32_t, const ImFontGlyph*, float, std::size_t) {}) / ratio_;
}

std::vector<std::string_view> Paint::wrapped(std::string_view words, TextStyle style, float width) const {
  std::vector<std::string_view> lines;
  // A letter's space after it counts in browsers as well.
  const float room = width * ratio_ + 0.25F - (roomy_ ? spacing(style) : 0);
  while (true) {
    const std::size_t newline = words.find('\n');
    std::string_view paragraph = words.substr(0, newline);
    if (fonts_.leavesToPainter(paragraph)) {
      std::size_t from = 0;
      for (const std::size_t end : fonts_.letters().lines(paragraph, paintedFace(style), room)) {
        lines.push_back(paragraph.substr(from, end - from));
        from = end;
      }
      if (newline == std::string_view::npos) break;
      words.remove_prefix(newline + 1);
      continue;
    }
    // As a text area breaks: after spaces, which may hang over, after hyphens between letters and after long
    // dashes; a word that is wider than a line breaks anywhere.
    std::size_t begin = 0, breakAt = 0, inkEnd = 0;
    float lineFrom = 0;
    float breakPen = 0;
    char32_t before = 0;
    std::size_t last = 0;
    letters(paragraph, style, false,
            [&](char32_t letter, const ImFontGlyph* glyph, float pen, std::size_t end) {
              const float own =
                  glyph != nullptr ? glyph->AdvanceX : boxWidth(static_cast<float>(fonts_.face(style).size));
              if (before == U' ' || before == 0x2013 || before == 0x2014 ||
                  (before == U'-' && !isDigit(letter) && letter != U' ')) {
                if (letter != U' ' && last > begin) {
                  breakAt = last;
                  breakPen = pen;
                }
              }
              if (letter != U' ' && pen + own - lineFrom > room && last > begin) {
                const bool anywhere = breakAt <= begin;
                const std::size_t cut = anywhere ? last : breakAt;
                lines.push_back(paragraph.substr(begin, cut - begin));
                begin = cut;
                lineFrom = anywhere ? pen : breakPen;
              }
              before = letter;
              last = end;
              inkEnd = end;
            });
    (void)inkEnd;
    lines.push_back(paragraph.substr(begin));
    if (newline == std::string_view::npos) break;
    words.remove_prefix(newline + 1);
  }
  return lines;
}

std::string Paint::clipped(std::string_view words, TextStyle style, float width) const {
  if (textWidth(words, style) <= width + 0.5F) return std::string(words);
  const float dots = textWidth("\xE2\x80\xA6", style);
  const float room = (width - dots) * ratio_;
  if (fonts_.leavesToPainter(words)) {
    std::string_view kept = words.substr(0, fonts_.letters().fitting(words, paintedFace(style), room));
    while (kept.ends_with(' ')) kept.remove_suffix(1);
    return std::string(kept) + "\xE2\x80\xA6";
  }
  std::size_t keep = 0;
  letters(words, style, false, [&](char32_t letter, const ImFontGlyph* glyph, float pen, std::size_t end) {
    const float own = glyph != nullptr ? glyph->AdvanceX : 0.0F;
    if (pen + own <= room && letter != U' ') keep = std::max(keep, end);
  });
  return std::string(words.substr(0, keep)) + "\xE2\x80\xA6";
}

}  // namespace alongside::ui
