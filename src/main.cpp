// Wiring: the window, the stage and its mirror, the application and its world. They live as long as the page.

#include <emscripten.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "app/app.h"
#include "platform/web/letters.h"
#include "platform/web/mirror.h"
#include "platform/web/renderer.h"
#include "platform/web/window.h"
#include "platform/web/world.h"
#include "ui/frame/root.h"
#include "ui/pen/stage.h"

namespace alongside {
namespace {

// clang-format off
EM_JS(std::size_t, page_font_size, (int which), { return Module.fonts[which].length; });
EM_JS(void, page_font_take, (int which, std::uint8_t* at), {
  HEAPU8.set(Module.fonts[which], at);
  Module.fonts[which] = null;
});
EM_JS(void, page_notice, (const char* id), { alongside.start.notice(UTF8ToString(id)); });
EM_JS(void, page_begun, (), { alongside.start.begun(); });
// clang-format on

Bytes font(int which) {
  Bytes bytes(page_font_size(which));
  page_font_take(which, bytes.data());
  return bytes;
}

class Page {
 public:
  Page() : app_(world_), stage_(font(0), font(1), [this](ui::Ui& ui) { ui::drawApp(ui, app_.state()); }) {}

  void begin() {
    if (!window_.ready() || !renderer_.create()) return page_notice("picture");
    window_.onFrame = [this](double seconds) { frame(seconds); };
    stage_.setPainter(&letters_);
    letters_.onChanged = [this] {
      stage_.setPainter(&letters_);  // what was known of lines is asked for anew
      window_.request();
    };
    window_.onRestored = [this] {
      renderer_.forget();
      letters_.forget();
      renderer_.create();
    };
    window_.onGone = [this] {
      app_.hidden();
      page_notice("gone");
    };
    window_.onVisible = [this](bool visible) {
      if (!visible) return app_.hidden();
      world_.disk().renewConnection();
      app_.wake();
    };
    window_.onReturned = [this] { app_.wake(); };
    mirror_.onAction = [this](Action action) {
      app_.touched();
      stage_.act(std::move(action));
      window_.request();
    };
    app_.onChange = [this] { window_.request(); };
    world_.onAnswer = [this] { window_.request(); };
    world_.onWake = [this] { app_.wake(); };
    world_.onNetwork = [this] { app_.networkChanged(); };
    world_.onUpdateReady = [this] { app_.updateReady(); };
    world_.onFiles = [this](std::vector<PickedFile> files) { app_.filesGiven(std::move(files)); };

    mirror_.begin();
    world_.begin();
    world_.disk().mount([this](Outcome outcome) {
      app_.storageReady(std::move(outcome));
      window_.request();
    });
  }

 private:
  void frame(double seconds) {
    app_.beforeFrame();
    stage_.setViewport(window_.viewport());
    const bool more = stage_.frame(app_.state(), seconds);
    if (stage_.atlasChanged() || !renderer_.hasAtlas()) {
      const auto atlas = stage_.takeAtlas();
      renderer_.uploadAtlas(atlas.alpha, atlas.width, atlas.height);
    }
    letters_.drawn();
    renderer_.draw(*stage_.drawData(), window_.pixelWidth(), window_.pixelHeight());
    const std::vector<Command> commands = stage_.takeCommands();
    for (const Command& command : commands) app_.dispatch(command);
    const bool settled = !more && commands.empty();
    mirror_.show(stage_.semantics(), settled);
    if (!settled) window_.request();
    if (!shown_) page_begun();
    shown_ = true;
  }

  Window window_;
  Renderer renderer_;
  BrowserLetters letters_;
  Mirror mirror_;
  WebWorld world_;
  App app_;
  ui::Stage stage_;
  bool shown_ = false;
};

}  // namespace
}  // namespace alongside

int main() {
  // Never destroyed: the browser calls back into it until the tab is closed.
  auto* page = std::make_unique<alongside::Page>().release();
  page->begin();
}
