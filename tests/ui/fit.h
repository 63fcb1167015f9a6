// Whether everything on a screen can be read and used: at the five sizes of design.md and three text sizes.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/semantics.h"
#include "app/viewport.h"

namespace alongside::test {

struct Fit {
  const char* name;
  float width, height;
  int text;  ///< percent
};
constexpr std::array<Fit, 15> kFits = {{{"landscape", 1180, 820, 100},
                                        {"portrait", 820, 1180, 100},
                                        {"phone", 390, 844, 100},
                                        {"large tablet", 1366, 1024, 100},
                                        {"desk", 1920, 1080, 100},
                                        {"landscape, 150 %", 1180, 820, 150},
                                        {"portrait, 150 %", 820, 1180, 150},
                                        {"phone, 150 %", 390, 844, 150},
                                        {"large tablet, 150 %", 1366, 1024, 150},
                                        {"desk, 150 %", 1920, 1080, 150},
                                        {"landscape, 200 %", 1180, 820, 200},
                                        {"portrait, 200 %", 820, 1180, 200},
                                        {"phone, 200 %", 390, 844, 200},
                                        {"large tablet, 200 %", 1366, 1024, 200},
                                        {"desk, 200 %", 1920, 1080, 200}}};

/// Something that is pressed, typed into or chosen.
bool takesPart(const Node& node);
/// All that takes part has a name, is large enough for a thumb and lies where it can be reached; words lie within
/// what scrolls; nothing lies on another.
void everythingFits(const std::vector<Node>& nodes, const Viewport& viewport, const std::string& where);

}  // namespace alongside::test
