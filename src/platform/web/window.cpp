#include "platform/web/window.h"

#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <cmath>

namespace alongside {
namespace {

// Everything that SDL would queue is dropped here: nobody polls, and its queue would grow for ever. Input
// comes through the mirror. (SDL_PollEvent is not called either: it pushes SDL_POLLSENTINEL through the
// watches, and a watch that draws on every event would then draw for ever.)
int dropEvent(void*, SDL_Event*) { return 0; }

}  // namespace

// clang-format off
EM_JS(void, window_measure, (float* out), {
  const visual = window.visualViewport;
  const matches = (query) => (matchMedia(query).matches ? 1 : 0);
  const at = out >> 2;
  HEAPF32[at] = innerWidth;
  HEAPF32[at + 1] = innerHeight;
  // Times its scale: pinching must not look like an on-screen keyboard.
  HEAPF32[at + 2] = visual ? Math.min(innerHeight, visual.height * visual.scale) : innerHeight;
  HEAPF32[at + 3] = devicePixelRatio || 1;
  HEAPF32[at + 4] = matches('(prefers-reduced-motion: reduce)');
  HEAPF32[at + 5] = matches('(prefers-color-scheme: dark)');
  HEAPF32[at + 6] = matches('(prefers-contrast: more)') || matches('(forced-colors: active)');
  HEAPF32[at + 7] = matches('(any-hover: hover)');
});

// The canvas's size in CSS pixels has to be its size in device pixels divided by the ratio, or the picture is
// scaled and blurred: SDL 2.32 sets whole CSS pixels.
EM_JS(void, window_sharpen, (double ratio), {
  const canvas = document.getElementById('canvas');
  canvas.style.width = canvas.width / ratio + 'px';
  canvas.style.height = canvas.height / ratio + 'px';
});

EM_JS(void, window_expect_context, (Window* self, int wait), {
  setTimeout(() => _alongside_window_gone(self, wait), 15000);
});

EM_JS(void, window_watch, (Window* self), {
  const changed = () => _alongside_window_changed(self);
  addEventListener('resize', changed);
  window.visualViewport?.addEventListener('resize', changed);
  for (const query of ['(prefers-reduced-motion: reduce)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)',
                       '(forced-colors: active)', '(any-hover: hover)'])
    matchMedia(query).addEventListener('change', changed);
  // A change of the pixel ratio alone raises no resize: watch for leaving the present one, again and again.
  const watchRatio = () => {
    matchMedia('(resolution: ' + devicePixelRatio + 'dppx)').addEventListener('change', () => {
      changed();
      watchRatio();
    }, {once: true});
  };
  watchRatio();
  document.addEventListener('visibilitychange', () => _alongside_window_visible(self, document.hidden ? 0 : 1));
  addEventListener('pagehide', () => _alongside_window_visible(self, 0));
  // A tablet that wakes need not have hidden its page before.
  const returned = () => _alongside_window_returned(self);
  addEventListener('pageshow', (event) => event.persisted && _alongside_window_visible(self, document.hidden ? 0 : 1));
  addEventListener('focus', returned);
  document.addEventListener('resume', returned);
});
// clang-format on

extern "C" {
// SDL looks up by name what it can do without, and the renderer calls what it needs: with Emscripten's table of names
// come all 300 functions of WebGL.
void* eglGetProcAddress(const char*) { return nullptr; }
EMSCRIPTEN_KEEPALIVE void alongside_window_changed(Window* self) { self->measureSoon(); }
EMSCRIPTEN_KEEPALIVE void alongside_window_visible(Window* self, int visible) { self->visible(visible != 0); }
EMSCRIPTEN_KEEPALIVE void alongside_window_returned(Window* self) { self->returned(); }
EMSCRIPTEN_KEEPALIVE void alongside_window_gone(Window* self, int wait) { self->stillLost(wait); }
}

Window::Window() {
  // Its default takes the keyboard of the whole window, and typing into the page's own fields is dead; the
  // documented "#window" and "#document" match no element (SDL 2.32.4).
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  SDL_SetEventFilter(dropEvent, nullptr);
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return;
  // Handlers of ignored events do not prevent the browser's own behaviour.
  for (const Uint32 type :
       {SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP, SDL_MOUSEWHEEL, SDL_FINGERDOWN, SDL_FINGERUP,
        SDL_FINGERMOTION, SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTINPUT})
    SDL_EventState(type, SDL_IGNORE);

  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  window_ = SDL_CreateWindow("", 0, 0, 1, 1, SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI);
  if (!window_) return;
  context_ = SDL_GL_CreateContext(window_);
  if (!context_) return;

  emscripten_set_webglcontextlost_callback("#canvas", this, true, [](int, const void*, void* self) -> bool {
    static_cast<Window*>(self)->contextLost();
    return true;  // prevents the default, which is that it never comes back
  });
  emscripten_set_webglcontextrestored_callback("#canvas", this, true,
                                               [](int, const void*, void* self) -> bool {
                                                 static_cast<Window*>(self)->contextRestored();
                                                 return true;
                                               });
  window_watch(this);
  fit();
}

Window::~Window() {
  if (context_) SDL_GL_DeleteContext(context_);
  if (window_) SDL_DestroyWindow(window_);
}

void Window::fit() {
  stale_ = false;
  float read[8] = {};
  window_measure(read);
  viewport_ = {.width = read[0],
               .height = read[1],
               .visibleHeight = read[2],
               .ratio = read[3],
               .reducedMotion = read[4] != 0,
               .prefersDark = read[5] != 0,
               .prefersContrast = read[6] != 0,
               .canHover = read[7] != 0};
  const int width = static_cast<int>(viewport_.width), height = static_cast<int>(viewport_.height);
  const int pixelWidth = static_cast<int>(viewport_.width * viewport_.ratio);
  const int pixelHeight = static_cast<int>(viewport_.height * viewport_.ratio);
  if (pixelWidth == pixelWidth_ && pixelHeight == pixelHeight_) return;
  SDL_SetWindowSize(window_, width, height);
  window_sharpen(static_cast<double>(viewport_.ratio));
  emscripten_get_canvas_element_size("#canvas", &pixelWidth_, &pixelHeight_);
}

void Window::measureSoon() {
  stale_ = true;
  request();
}

void Window::request() {
  if (pending_ || lost_) return;
  pending_ = true;
  emscripten_request_animation_frame(
      [](double time, void* self) -> bool {
        static_cast<Window*>(self)->frame(time);
        return false;
      },
      this);
}

void Window::frame(double milliseconds) {
  pending_ = false;
  if (lost_) return;
  // In the frame itself: a resized canvas is blank until it is drawn. Chromium 150 does not always tell of a new
  // pixel ratio, so it is looked at as well.
  if (stale_ || static_cast<float>(emscripten_get_device_pixel_ratio()) != viewport_.ratio) fit();
  const double seconds = last_ == 0 ? 1.0 / 60 : (milliseconds - last_) / 1000;
  last_ = milliseconds;
  if (onFrame) onFrame(seconds > 0 ? seconds : 1.0 / 1000);
}

void Window::contextLost() {
  lost_ = true;
  expectContext();
}

// Once a notice stands in its place the canvas is gone: a context that comes back then has nothing to draw on.
void Window::contextRestored() {
  if (givenUp_) return;
  lost_ = false;
  if (onRestored) onRestored();
  request();
}

// In the background a context may stay away for as long as it likes.
void Window::expectContext() {
  if (lost_ && shown_) window_expect_context(this, ++waits_);
}

void Window::stillLost(int wait) {
  if (!lost_ || !shown_ || wait != waits_ || givenUp_) return;
  givenUp_ = true;
  if (onGone) onGone();
}

void Window::returned() {
  if (onReturned) onReturned();
}

void Window::visible(bool shown) {
  shown_ = shown;
  if (onVisible) onVisible(shown);
  if (shown) request();
  expectContext();
}

}  // namespace alongside
