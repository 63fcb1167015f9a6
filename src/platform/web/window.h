// The window: a canvas as big as the page, in device pixels, and animation frames on request. There is no
// main loop; when nothing is asked for, nothing runs.
#pragma once

#include <functional>

#include "app/viewport.h"

struct SDL_Window;

namespace alongside {

class Window {
 public:
  Window();
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// False when the browser gave no WebGL 2 context.
  bool ready() const { return context_ != nullptr; }
  const Viewport& viewport() const { return viewport_; }
  int pixelWidth() const { return pixelWidth_; }
  int pixelHeight() const { return pixelHeight_; }
  bool lost() const { return lost_; }

  /// One animation frame, however often it is asked for before it comes.
  void request();

  std::function<void(double seconds)> onFrame;  ///< seconds since the frame before, never clamped
  std::function<void()> onRestored;             ///< the WebGL context was lost and is a new one
  std::function<void()> onGone;                 ///< it was lost and does not come back
  std::function<void(bool visible)> onVisible;  ///< the page came to the front, or went
  std::function<void()> onReturned;  ///< somebody may be back: the tablet woke, the window was chosen

  // Called from the browser's side.
  void frame(double milliseconds);
  void measureSoon();
  void contextLost();
  void contextRestored();
  void visible(bool shown);
  void returned();
  void stillLost(int wait);

 private:
  void fit();
  void expectContext();

  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  Viewport viewport_;
  int pixelWidth_ = 0, pixelHeight_ = 0;
  double last_ = 0;
  bool pending_ = false;
  bool stale_ = true;  ///< sizes have to be read again
  bool lost_ = false;
  bool givenUp_ = false;  ///< a notice stands where the canvas was
  bool shown_ = true;
  int waits_ = 0;  ///< for a lost context; only the last one counts
};

}  // namespace alongside
