// What every drawing depends on, whatever it shows: how it is to look, and what time it is.
#pragma once

#include "core/time.h"

namespace alongside {

enum class Theme { system, light, dark, contrast };
struct Appearance {
  Theme theme = Theme::system;
  int textPercent = 100;   ///< 100, 125, 150, 175, 200
  bool singleKeys = true;  ///< shortcuts of one key are listened to (WCAG 2.1.4: they can be switched off)
  int listWidth = 0;       ///< of the list beside a page, CSS pixels at 100 % text; 0: as designed
  bool roomy = false;      ///< letters, words and lines stand further apart (WCAG 1.4.12)
  bool operator==(const Appearance&) const = default;
};

struct Surroundings {
  Appearance appearance;
  Millis now = 0;
  Moment local;  ///< now, civil
};

}  // namespace alongside
