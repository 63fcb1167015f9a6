// Plain rectangles among what is drawn: a page's ground, cards, bars. A renderer may clear them instead of shading every
// pixel, which is most of a frame's work where there is no graphics card.
#pragma once

#include <imgui.h>

#include <vector>

namespace alongside::ui {

/// An opaque rectangle of one colour along the pixels' axes, cut by what can be seen of it.
struct Solid {
  unsigned first = 0;  ///< of its six indices, counted in the whole list
  int left = 0, top = 0, right = 0,
      bottom = 0;  ///< device pixels whose centres it covers, `right` and `bottom` outside
  ImU32 colour = 0;
};

/// Those of one command that cover at least `pixels` pixels, in the order in which they are drawn. `white`: where the
/// atlas is opaque (ImFontAtlas::TexUvWhitePixel).
std::vector<Solid> solidsOf(const ImDrawList& list, const ImDrawCmd& command, ImVec2 white, int pixels);

}  // namespace alongside::ui
