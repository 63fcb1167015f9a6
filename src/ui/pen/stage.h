// One frame of the interface, without any platform: actions in, draw data, nodes and commands out.
// The browser and the headless tests drive the same Stage.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/envelope.h"
#include "app/semantics.h"
#include "app/surroundings.h"
#include "app/viewport.h"
#include "core/bytes.h"

struct ImDrawData;
struct ImFontAtlas;

namespace alongside::ui {

class LetterPainter;
class Ui;
/// Draws whatever stands on the page: `drawApp` of frame/root.h, or a test's own.
using DrawScreen = std::function<void(Ui&)>;

class Stage {
 public:
  /// `regular` and `semibold`: Inter 400 and 600 (OpenType). Copied.
  Stage(ByteView regular, ByteView semibold, DrawScreen draw);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// Draws what the typeface lacks; outlives the stage. Without one such letters are outlined boxes.
  void setPainter(LetterPainter* painter);
  void setViewport(const Viewport& viewport);  ///< fonts are rebuilt when ratio or text size changed

  /// True when the atlas has to be uploaded (again): `atlasAlpha` gives one byte a texel.
  bool atlasChanged() const;
  struct Atlas {
    const unsigned char* alpha = nullptr;
    int width = 0, height = 0;
  };
  Atlas takeAtlas();

  void act(Action action);  ///< queued: one a frame is taken
  /// Runs one frame. `seconds` since the last one, never clamped. True: another frame is needed
  /// (something moved, an action waits, or the picture is not settled).
  bool frame(const Surroundings& around, double seconds);

  ImDrawData* drawData() const;  ///< in device pixels; texture id is for the platform to bind
  const Semantics& semantics() const;
  std::vector<Command> takeCommands();
  /// Code points that neither face has, met so far; each is drawn as an outlined box.
  std::size_t missingGlyphs() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace alongside::ui
