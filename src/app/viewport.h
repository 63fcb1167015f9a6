// What the platform knows about the window and the person's preferences.
#pragma once

namespace alongside {

struct Viewport {
  float width = 1180;         ///< CSS pixels
  float height = 820;         ///< CSS pixels, of the layout viewport
  float visibleHeight = 820;  ///< CSS pixels not covered by an on-screen keyboard (visualViewport)
  float ratio = 1;            ///< device pixels per CSS pixel
  bool reducedMotion = false;
  bool prefersDark = false;
  bool prefersContrast = false;
  bool canHover = false;  ///< a mouse or pen is there
};

}  // namespace alongside
