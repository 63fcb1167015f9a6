#include "ui/pen/icons.h"

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <utility>
#include <vector>

#include "ui/pen/paint.h"

namespace alongside::ui {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

/// A drawing on the grid of 24.
class Sketch {
 public:
  Sketch(Paint& paint, float x, float y, float size, Tone tone)
      : paint_(paint), x_(x), y_(y), scale_(size / 24), width_(2 * scale_), tone_(tone) {}

  void lines(std::initializer_list<std::pair<float, float>> points, bool closed = false) {
    begin();
    for (const auto& [px, py] : points) to(px, py);
    end(closed);
  }
  void circle(float cx, float cy, float r) {
    paint_.circle(x_ + cx * scale_, y_ + cy * scale_, r * scale_, tone_, width_);
  }
  void dot(float cx, float cy, float r) {
    paint_.disc(x_ + cx * scale_, y_ + cy * scale_, r * scale_, tone_);
  }
  /// Degrees clockwise from three o'clock.
  void arc(float cx, float cy, float r, float from, float till) {
    begin();
    arcTo(cx, cy, r, from, till);
    end(false);
  }
  void box(float left, float top, float right, float bottom, float r) {
    begin();
    arcTo(left + r, top + r, r, 180, 270);
    arcTo(right - r, top + r, r, 270, 360);
    arcTo(right - r, bottom - r, r, 0, 90);
    arcTo(left + r, bottom - r, r, 90, 180);
    end(true);
  }
  void begin() { points_.clear(); }
  void to(float px, float py) { points_.insert(points_.end(), {x_ + px * scale_, y_ + py * scale_}); }
  void arcTo(float cx, float cy, float r, float from, float till) {
    const int parts = std::max(4, static_cast<int>(std::abs(till - from) / 15));
    for (int i = 0; i <= parts; ++i) {
      const float angle =
          (from + (till - from) * static_cast<float>(i) / static_cast<float>(parts)) / 360 * kTurn;
      to(cx + r * std::cos(angle), cy + r * std::sin(angle));
    }
  }
  void end(bool closed) {
    paint_.stroke(points_.data(), static_cast<int>(points_.size() / 2), tone_, width_, closed);
  }

 private:
  Paint& paint_;
  float x_, y_, scale_, width_;
  Tone tone_;
  std::vector<float> points_;
};

void cloudShape(Sketch& s) {
  s.begin();
  s.arcTo(7.5F, 15, 4, 90, 255);
  s.arcTo(12, 11.5F, 5.2F, 195, 345);
  s.arcTo(17.5F, 15, 4, 285, 450);
  s.end(true);
}

void shieldShape(Sketch& s) {
  s.lines({{12, 3},
           {19, 5.5F},
           {19, 11.5F},
           {18, 15},
           {15.5F, 18.5F},
           {12, 21},
           {8.5F, 18.5F},
           {6, 15},
           {5, 11.5F},
           {5, 5.5F}},
          true);
}

void eyeShape(Sketch& s) {
  s.begin();
  s.arcTo(12, 20, 12.5F, 220, 320);
  s.arcTo(12, 4, 12.5F, 40, 140);
  s.end(true);
  s.circle(12, 12, 3);
}

void personShape(Sketch& s, float dx) {
  s.circle(9.5F + dx, 7.5F, 3.7F);
  s.begin();
  s.to(3 + dx, 20);
  s.arcTo(9 + dx, 19.5F, 6, 180, 270);
  s.arcTo(10 + dx, 19.5F, 6, 270, 360);
  s.to(16 + dx, 20);
  s.end(false);
}

}  // namespace

void drawIcon(Paint& paint, Icon icon, float x, float y, float size, Tone tone) {
  Sketch s(paint, x, y, size, tone);
  switch (icon) {
    case Icon::none:
      break;
    case Icon::today:
    case Icon::calendar:
      s.box(3.5F, 5, 20.5F, 20.5F, 3);
      s.lines({{8, 2.5F}, {8, 6.5F}});
      s.lines({{16, 2.5F}, {16, 6.5F}});
      s.lines({{3.5F, 10}, {20.5F, 10}});
      if (icon == Icon::today) s.dot(12, 15, 1.6F);
      break;
    case Icon::people:
      personShape(s, -1);
      s.arc(15, 7.5F, 3.7F, 285, 435);
      s.begin();
      s.arcTo(16, 19.5F, 6, 290, 360);
      s.to(22, 20);
      s.end(false);
      break;
    case Icon::person:
      personShape(s, 2.5F);
      break;
    case Icon::personAdd:
      personShape(s, -0.5F);
      s.lines({{19, 12.5F}, {19, 19.5F}});
      s.lines({{15.5F, 16}, {22.5F, 16}});
      break;
    case Icon::groups:
      s.circle(12, 12, 3.4F);
      s.circle(12, 3.8F, 2);
      s.circle(12, 20.2F, 2);
      s.circle(3.8F, 12, 2);
      s.circle(20.2F, 12, 2);
      break;
    case Icon::send:
    case Icon::share:
      s.lines({{12, 15}, {12, 3.5F}});
      s.lines({{7, 8}, {12, 3.2F}, {17, 8}});
      s.begin();
      s.to(3.5F, 14);
      s.arcTo(6.5F, 17.5F, 3, 180, 90);
      s.arcTo(17.5F, 17.5F, 3, 90, 0);
      s.to(20.5F, 14);
      s.end(false);
      break;
    case Icon::bringIn:
      s.lines({{12, 3.5F}, {12, 15}});
      s.lines({{7, 10.5F}, {12, 15.2F}, {17, 10.5F}});
      s.begin();
      s.to(3.5F, 14);
      s.arcTo(6.5F, 17.5F, 3, 180, 90);
      s.arcTo(17.5F, 17.5F, 3, 90, 0);
      s.to(20.5F, 14);
      s.end(false);
      break;
    case Icon::more:
      for (const float dx : {4.5F, 12.0F, 19.5F}) s.dot(dx, 12, 1.8F);
      break;
    case Icon::lock:
      s.box(4, 10, 20, 20.5F, 3);
      s.begin();
      s.to(7.5F, 10);
      s.arcTo(12, 7.8F, 4.5F, 180, 360);
      s.to(16.5F, 10);
      s.end(false);
      break;
    case Icon::plus:
      s.lines({{12, 4.5F}, {12, 19.5F}});
      s.lines({{4.5F, 12}, {19.5F, 12}});
      break;
    case Icon::minus:
      s.lines({{4.5F, 12}, {19.5F, 12}});
      break;
    case Icon::search:
      s.circle(10.5F, 10.5F, 6.5F);
      s.lines({{15.3F, 15.3F}, {20.5F, 20.5F}});
      break;
    case Icon::close:
    case Icon::cross:
      s.lines({{5.5F, 5.5F}, {18.5F, 18.5F}});
      s.lines({{18.5F, 5.5F}, {5.5F, 18.5F}});
      break;
    case Icon::back:
      s.lines({{15, 5}, {8, 12}, {15, 19}});
      break;
    case Icon::chevron:
      s.lines({{9, 5}, {16, 12}, {9, 19}});
      break;
    case Icon::chevronDown:
      s.lines({{5, 9}, {12, 16}, {19, 9}});
      break;
    case Icon::chevronUp:
      s.lines({{5, 15}, {12, 8}, {19, 15}});
      break;
    case Icon::check:
      s.lines({{4.5F, 12.5F}, {9.5F, 17.5F}, {19.5F, 7}});
      break;
    case Icon::checkCircle:
      s.circle(12, 12, 9.3F);
      s.lines({{7.7F, 12.3F}, {10.8F, 15.4F}, {16.3F, 9.3F}});
      break;
    case Icon::clock:
      s.circle(12, 12, 9);
      s.lines({{12, 6.5F}, {12, 12}, {15.8F, 14.2F}});
      break;
    case Icon::shield:
      shieldShape(s);
      break;
    case Icon::shieldCheck:
      shieldShape(s);
      s.lines({{8.5F, 11.8F}, {11, 14.3F}, {15.5F, 9.3F}});
      break;
    case Icon::phone:
      s.begin();
      s.to(5, 4);
      s.to(8.6F, 3.4F);
      s.to(10.4F, 8);
      s.to(8.2F, 10);
      s.arcTo(17.5F, 6.5F, 10, 155, 115);
      s.to(15.8F, 13.5F);
      s.to(20.4F, 15.4F);
      s.to(20, 19);
      s.to(18.5F, 20.5F);
      s.arcTo(19.5F, 5, 15.5F, 95, 175);
      s.end(true);
      break;
    case Icon::file:
      s.lines(
          {{13.5F, 3}, {7, 3}, {5.5F, 4.5F}, {5.5F, 19.5F}, {7, 21}, {17, 21}, {18.5F, 19.5F}, {18.5F, 8}},
          false);
      s.lines({{18.5F, 8}, {13.5F, 3}, {13.5F, 8}, {18.5F, 8}});
      break;
    case Icon::warning:
      s.lines({{12, 3.8F}, {21.6F, 20}, {2.4F, 20}}, true);
      s.lines({{12, 10}, {12, 14}});
      s.dot(12, 17, 1.2F);
      break;
    case Icon::info:
      s.circle(12, 12, 9);
      s.lines({{12, 11.2F}, {12, 16.5F}});
      s.dot(12, 7.8F, 1.3F);
      break;
    case Icon::eye:
      eyeShape(s);
      break;
    case Icon::eyeOff:
      eyeShape(s);
      s.lines({{4, 4}, {20, 20}});
      break;
    case Icon::sun:
      s.circle(12, 12, 4);
      for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) / 8 * kTurn;
        s.lines({{12 + 7.2F * std::cos(angle), 12 + 7.2F * std::sin(angle)},
                 {12 + 9.6F * std::cos(angle), 12 + 9.6F * std::sin(angle)}});
      }
      break;
    case Icon::textSize:
      s.lines({{2, 19}, {7.5F, 5}, {13, 19}});
      s.lines({{4, 14.5F}, {11, 14.5F}});
      s.lines({{15, 19}, {18.5F, 10}, {22, 19}});
      s.lines({{16.3F, 16}, {20.7F, 16}});
      break;
    case Icon::cloud:
      cloudShape(s);
      break;
    case Icon::offline:
      cloudShape(s);
      s.lines({{3, 4}, {21, 21}});
      break;
    case Icon::drive:
      s.lines({{3.5F, 14}, {6.5F, 5.5F}, {17.5F, 5.5F}, {20.5F, 14}});
      s.box(3.5F, 13, 20.5F, 19.5F, 2);
      s.dot(16.5F, 16.2F, 1.2F);
      break;
    case Icon::heart:
      s.begin();
      s.to(12, 20.5F);
      s.to(4.5F, 13);
      s.arcTo(7.8F, 9, 4.6F, 140, 315);
      s.to(12, 6.8F);
      s.arcTo(16.2F, 9, 4.6F, 225, 400);
      s.end(true);
      break;
    case Icon::grid:
      for (const float left : {3.5F, 13.5F}) {
        for (const float top : {3.5F, 13.5F}) s.box(left, top, left + 7, top + 7, 2);
      }
      break;
    case Icon::chat:
      s.lines({{6, 4.5F},
               {18, 4.5F},
               {20, 6.5F},
               {20, 14.5F},
               {18, 16.5F},
               {13, 16.5F},
               {9, 20.5F},
               {9, 16.5F},
               {6, 16.5F},
               {4, 14.5F},
               {4, 6.5F}},
              true);
      break;
    case Icon::clipboard:
      s.box(4.5F, 5, 19.5F, 21.5F, 2.5F);
      s.box(8.5F, 2.5F, 15.5F, 7, 1.5F);
      s.lines({{8.5F, 12}, {15.5F, 12}});
      s.lines({{8.5F, 16.5F}, {13, 16.5F}});
      break;
    case Icon::undo:
      s.lines({{8, 4.5F}, {3.5F, 9}, {8, 13.5F}});
      s.begin();
      s.to(3.5F, 9);
      s.arcTo(14.5F, 14, 5, 270, 450);
      s.to(10, 19);
      s.end(false);
      break;
    case Icon::pencil:
      s.lines({{4, 20}, {5, 15.5F}, {16, 4.5F}, {17.5F, 4.2F}, {19.8F, 6.5F}, {19.5F, 8}, {8.5F, 19}}, true);
      break;
    case Icon::referrals:
      s.lines({{6, 7.5F}, {20, 7.5F}});
      s.lines({{16, 3.8F}, {20, 7.5F}, {16, 11.2F}});
      s.lines({{18, 16.5F}, {4, 16.5F}});
      s.lines({{8, 12.8F}, {4, 16.5F}, {8, 20.2F}});
      break;
    case Icon::print:
      s.lines({{7, 8.5F}, {7, 3.5F}, {17, 3.5F}, {17, 8.5F}});
      s.lines({{7, 17}, {3.5F, 17}, {3.5F, 8.5F}, {20.5F, 8.5F}, {20.5F, 17}, {17, 17}});
      s.box(7, 13.5F, 17, 20.5F, 1);
      break;
    case Icon::key:
      s.circle(7.5F, 15.5F, 4);
      s.lines({{10.5F, 12.5F}, {19.5F, 3.5F}});
      s.lines({{15, 8}, {18.5F, 11.5F}});
      break;
    case Icon::versions:
      s.lines({{12, 3}, {12, 21}});
      for (const float dy : {7.0F, 12.0F, 17.0F}) {
        s.lines({{3.5F, dy}, {8.5F, dy}});
        s.lines({{15.5F, dy}, {20.5F, dy}});
      }
      break;
    case Icon::flag:
      s.lines({{5.5F, 21}, {5.5F, 4}, {18.5F, 4}, {15.5F, 8.5F}, {18.5F, 13}, {5.5F, 13}});
      break;
    case Icon::copy:
      s.box(8.5F, 8.5F, 20.5F, 20.5F, 2.5F);
      s.lines({{5.5F, 15.5F}, {3.5F, 13.5F}, {3.5F, 5.5F}, {5.5F, 3.5F}, {13.5F, 3.5F}, {15.5F, 5.5F}});
      break;
    case Icon::refresh:
      s.arc(12, 12, 8, 20, 320);
      s.lines({{19, 3.2F}, {18.6F, 7.8F}, {14, 7.4F}});
      break;
    case Icon::card:
      s.box(2.5F, 5, 21.5F, 19, 3);
      s.lines({{2.5F, 10}, {21.5F, 10}});
      break;
    case Icon::list:
      for (const float dy : {6.0F, 12.0F, 18.0F}) {
        s.dot(4.5F, dy, 1.4F);
        s.lines({{9, dy}, {20, dy}});
      }
      break;
  }
}

void drawMark(Paint& paint, float x, float y, float size) {
  // Two curves side by side, in a box of 40: M11 35 C11 22 23 21 23 6, and M22.5 35 C22.5 27 32 24 33.5 12.
  constexpr std::array<std::array<float, 8>, 2> kCurves{
      {{11, 35, 11, 22, 23, 21, 23, 6}, {22.5F, 35, 22.5F, 27, 32, 24, 33.5F, 12}}};
  constexpr std::array<Tone, 2> kTones2{Tone::blue, Tone::clay};
  constexpr std::size_t kParts = 24;
  const float scale = size / 40;
  for (std::size_t which = 0; which < kCurves.size(); ++which) {
    const auto& c = kCurves[which];
    std::array<float, 2 * (kParts + 1)> points{};
    for (std::size_t i = 0; i <= kParts; ++i) {
      const float t = static_cast<float>(i) / kParts;
      const float u = 1 - t;
      const float a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
      const std::size_t at = 2 * i;
      points[at] = x + scale * (a * c[0] + b * c[2] + d * c[4] + e * c[6]);
      points[at + 1] = y + scale * (a * c[1] + b * c[3] + d * c[5] + e * c[7]);
    }
    paint.stroke(points.data(), int{kParts} + 1, kTones2[which], 6 * scale);
  }
}

}  // namespace alongside::ui
