// Icons: lines, arcs and circles on a grid of 24 with a stroke of 2 and round ends. Words stand beside them,
// except for close, search, more, plus, minus, undo, print and back, which have a name in the mirror.
#pragma once

#include <cstdint>

#include "ui/pen/tokens.h"

namespace alongside::ui {

class Paint;

enum class Icon : std::uint8_t {
  none,
  today,
  people,
  groups,
  send,
  more,
  lock,
  plus,
  minus,
  search,
  close,
  back,
  chevron,
  chevronDown,
  chevronUp,
  check,
  checkCircle,
  cross,
  clock,
  calendar,
  shield,
  shieldCheck,
  phone,
  file,
  warning,
  info,
  eye,
  eyeOff,
  sun,
  textSize,
  offline,
  cloud,
  drive,
  heart,
  grid,
  personAdd,
  person,
  chat,
  clipboard,
  undo,
  pencil,
  bringIn,
  referrals,
  print,
  key,
  versions,
  flag,
  copy,
  refresh,
  share,
  card,
  list,
};

/// `size` is the side of its square, in CSS pixels.
void drawIcon(Paint& paint, Icon icon, float x, float y, float size, Tone tone);
/// Two curved lines side by side.
void drawMark(Paint& paint, float x, float y, float size);

}  // namespace alongside::ui
