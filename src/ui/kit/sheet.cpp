#include "ui/kit/sheet.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/text.h"
#include "ui/pen/memory.h"

namespace alongside::ui {
namespace {

/// Nodes of an overlay stand beside the page, outside its scrollers.
class Layer {
 public:
  Layer(Ui& ui, std::string_view key, std::string_view name, const Box& box, bool modal)
      : ui_(ui), id_(ui.nodeFor("overlay " + std::string(key))), rise_(ui.beginOverlay(id_)) {
    Frame& frame = ui.frame();
    scrolls_ = std::exchange(frame.scrolls, {});
    clips_ = std::exchange(frame.clips, {});
    frame.parents.push_back(0);
    Node& node = ui.node(NodeRole::dialog, id_, std::string(name), box);
    node.modal = modal;
    ui.open(id_);
    ui.pushKey("overlay " + std::string(key));
  }
  ~Layer() {
    ui_.popKey();
    ui_.close();
    Frame& frame = ui_.frame();
    frame.parents.pop_back();
    frame.scrolls = std::move(scrolls_);
    frame.clips = std::move(clips_);
  }
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  float rise() const { return rise_; }

 private:
  Ui& ui_;
  NodeId id_;
  float rise_;
  std::vector<ScrollFrame> scrolls_;
  std::vector<Box> clips_;
};

/// Rises and fades in; the nodes are at their places from the start.
class Rising {
 public:
  Rising(Paint& paint, float rise) : paint_(paint) {
    paint.setOpacity(rise);
    paint.setOffset(0, (1 - rise) * 24);
  }
  ~Rising() {
    paint_.setOpacity(1);
    paint_.setOffset(0, 0);
  }
  Rising(const Rising&) = delete;
  Rising& operator=(const Rising&) = delete;

 private:
  Paint& paint_;
};

constexpr float kSheetWidth = 1240;

struct SheetPlan {
  Box area, sheet;
  float header = 72, foot = 0;
  bool full = false;  ///< a phone: from edge to edge
};

float actionWidth(Ui& ui, const SheetAction& action) {
  const float least = action.kind == ButtonKind::filled ? 136.0F : 0.0F;
  return std::max(least, buttonWidth(ui, action.label, {.kind = action.kind, .icon = action.icon}));
}

float actionsWidth(Ui& ui, const SheetSpec& spec) {
  if (spec.header) return ui.tx(spec.headerWidth);
  float sum = 0;
  for (const SheetAction& action : spec.actions) sum += actionWidth(ui, action) + 24;
  return sum;
}

/// How high the buttons at the foot become: in large text their words go over two lines.
float footButtons(Ui& ui, const SheetSpec& spec, float width) {
  const auto count = static_cast<float>(spec.actions.size());
  const float wide = (width - 32 - 12 * (count - 1)) / count;
  float high = std::max(48.0F, std::round(ui.tx(48)));
  for (const SheetAction& action : spec.actions) {
    const float besides = 40 + (action.icon != Icon::none ? std::min(ui.tx(22), 32.0F) + 10 : 0);
    const auto lines =
        ui.paint().wrapped(action.label, TextStyle::rowStrong, std::max(24.0F, wide - besides));
    high =
        std::max(high, ui.paint().lineHeight(TextStyle::rowStrong) * static_cast<float>(lines.size()) + 20);
  }
  return high;
}

SheetPlan planOf(Ui& ui, const SheetSpec& spec) {
  SheetPlan plan;
  plan.area = {ui.x(), ui.y(), ui.width(), ui.bottom() - ui.y()};
  plan.full = ui.metrics().narrow();
  plan.sheet = plan.full ? plan.area
                         : Box{plan.area.x + 24, plan.area.y + 8, plan.area.width - 48, plan.area.height - 8};
  // Forms do not grow with a large screen: what belongs together stays together.
  const float most = ui.tx(kSheetWidth);
  if (plan.sheet.width > most) {
    plan.sheet.x += std::round((plan.sheet.width - most) / 2);
    plan.sheet.width = most;
  }
  const float title = ui.paint().textWidth(spec.title, TextStyle::section);
  const bool roomy = !plan.full && title + 92 + actionsWidth(ui, spec) + 24 <= plan.sheet.width;
  const float lines = ui.paint().lineHeight(TextStyle::section) +
                      (spec.second.empty() ? 0 : ui.paint().lineHeight(TextStyle::second));
  plan.header = std::max(plan.full ? 60.0F : 72.0F, lines + (plan.full ? 8 : 20));
  if (!roomy && !spec.actions.empty())
    plan.foot = std::max(76.0F, footButtons(ui, spec, plan.sheet.width) + 28);
  return plan;
}

void sheetAction(Ui& ui, const SheetAction& action, std::size_t i, ButtonSpec spec, SheetPress& press) {
  spec.icon = action.icon;
  spec.disabled = action.disabled;
  spec.busy = action.busy;
  spec.name = action.disabled && !action.why.empty() ? action.label : std::string();
  spec.key = "action " + std::to_string(i);
  if (button(ui, action.label, spec)) press.action = i;
}

void drawHeader(Ui& ui, const SheetSpec& spec, const SheetPlan& plan, SheetPress& press) {
  Paint& paint = ui.paint();
  const Box head{plan.sheet.x, plan.sheet.y, plan.sheet.width, plan.header};
  const float edge = paint.contrast() ? 2 : 1;
  paint.fill({head.x, head.bottom() - edge, head.width, edge}, Tone::line);
  const float closeX = head.x + (plan.full ? 8 : 16);
  ui.inside({closeX, head.y + (head.height - 48) / 2, 48, 48}, [&] {
    if (iconButton(ui, Icon::close, spec.closeName, {.size = 26, .key = "close"})) press.closed = true;
  });
  const float right = plan.foot > 0 ? 0 : actionsWidth(ui, spec);
  const float x = plan.full ? head.x + 60 : head.x + 76;
  const bool below = spec.header && right + 200 > head.right() - x;
  const float room = head.right() - x - 20 - (below ? 0 : right);
  const float first = paint.lineHeight(TextStyle::section), second = paint.lineHeight(TextStyle::second);
  const float y = head.y + (head.height - first - (spec.second.empty() ? 0 : second)) / 2;
  const TextStyle style = plan.full ? TextStyle::rowStrong : TextStyle::section;
  paint.text(x, y, paint.clipped(spec.title, style, room), style, Tone::ink);
  Node& node = ui.node(NodeRole::heading, ui.nodeFor("title"), spec.title, {x, y, room, first});
  node.level = 1;
  if (!spec.second.empty()) {
    paint.text(x, y + first - 2, paint.clipped(spec.second, TextStyle::second, room), TextStyle::second,
               Tone::ink2);
    ui.node(NodeRole::text, ui.nodeFor("second line"), spec.second, {x, y + first, room, second});
  }
  if (spec.header) {
    if (!below) {
      ui.inside({head.right() - 20 - right, head.y + (head.height - 48) / 2, right, 48}, spec.header);
    }
    return;
  }
  if (plan.foot > 0) return;
  float at = head.right() - 20 + 24 - actionsWidth(ui, spec);
  for (std::size_t i = 0; i < spec.actions.size(); ++i) {
    const SheetAction& action = spec.actions[i];
    const float wide = actionWidth(ui, action);
    const float high = std::max(48.0F, std::round(ui.tx(48)));
    const ButtonSpec one{.kind = action.kind, .icon = action.icon, .width = wide};
    ui.inside({at, head.y + (head.height - high) / 2, wide, high},
              [&] { sheetAction(ui, action, i, one, press); });
    at += wide + 24;
  }
}

void drawFoot(Ui& ui, const SheetSpec& spec, const SheetPlan& plan, SheetPress& press) {
  if (plan.foot <= 0) return;
  Paint& paint = ui.paint();
  const Box foot{plan.sheet.x, plan.sheet.bottom() - plan.foot, plan.sheet.width, plan.foot};
  paint.fill(foot, Tone::surface);
  const float edge = paint.contrast() ? 2 : 1;
  paint.fill({foot.x, foot.y, foot.width, edge}, Tone::line);
  const float high = footButtons(ui, spec, foot.width);
  const auto count = static_cast<float>(spec.actions.size());
  const float wide = (foot.width - 32 - 12 * (count - 1)) / count;
  for (std::size_t i = 0; i < spec.actions.size(); ++i) {
    const SheetAction& action = spec.actions[i];
    ButtonSpec one{.kind = action.kind == ButtonKind::plain ? ButtonKind::outlined : action.kind};
    one.full = true;
    const Box at{foot.x + 16 + static_cast<float>(i) * (wide + 12), foot.y + (foot.height - high) / 2, wide,
                 high};
    ui.inside(at, [&] { sheetAction(ui, action, i, one, press); });
  }
}

/// What a sheet holds has the same keys in one column and in two: whoever turns the tablet goes on writing.
void unscrolled(Ui& ui, std::uint64_t scope, Draw body) {
  ui.frame().scopes.push_back(scope);
  body();
  ui.frame().scopes.pop_back();
}

SheetPress drawSheet(Ui& ui, const SheetSpec& spec, Draw left, Draw right) {
  SheetPress press;
  Paint& paint = ui.paint();
  const SheetPlan plan = planOf(ui, spec);
  ui.memory().sheetFoot = plan.foot;
  const Layer layer(ui, spec.key.empty() ? spec.title : spec.key, spec.title, plan.sheet, false);
  paint.pushClip(plan.area);
  paint.setOpacity(layer.rise());
  paint.fill(plan.area, plan.full ? Tone::paper : Tone::scrim);
  {
    const Rising rising(paint, layer.rise());
    if (!plan.full) {
      paint.shadow(plan.sheet, radius::sheet);
      paint.fillTop({plan.sheet.x, plan.sheet.y, plan.sheet.width, plan.sheet.height + 32}, Tone::paper,
                    radius::sheet);
      if (paint.contrast()) {
        paint.border({plan.sheet.x, plan.sheet.y, plan.sheet.width, plan.sheet.height + 32}, Tone::line, 2,
                     radius::sheet);
      }
    } else {
      paint.fill(plan.sheet, Tone::paper);
    }
    drawHeader(ui, spec, plan, press);

    const float margin = plan.full ? 16 : 28;
    const Box body{plan.sheet.x, plan.sheet.y + plan.header, plan.sheet.width,
                   plan.sheet.height - plan.header - plan.foot};
    const std::uint64_t content = hashed(ui.frame().scopes.back(), "content");
    const bool beside = right && body.width >= ui.tx(760);
    if (beside) {
      const float half = std::round(body.width * 0.5215F);
      const float edge = paint.contrast() ? 2 : 1;
      ui.inside({body.x, body.y, half, body.height}, [&] {
        ui.scroll("left", {.marginX = margin, .marginTop = 20, .marginBottom = 40, .name = spec.title},
                  [&] { unscrolled(ui, content, left); });
      });
      paint.fill({body.x + half, body.y, edge, body.height}, Tone::line);
      ui.inside({body.x + half, body.y, body.width - half, body.height}, [&] {
        ui.scroll("right", {.marginX = margin, .marginTop = 20, .marginBottom = 40, .name = spec.title},
                  [&] { unscrolled(ui, content, right); });
      });
    } else {
      ui.inside(body, [&] {
        ui.scroll("body",
                  {.marginX = margin,
                   .marginTop = plan.full ? 16.0F : 20.0F,
                   .marginBottom = 40,
                   .name = spec.title},
                  [&] {
                    unscrolled(ui, content, left);
                    if (right) {
                      ui.gap(plan.full ? 20 : 24);
                      unscrolled(ui, content, right);
                    }
                  });
      });
    }
    drawFoot(ui, spec, plan, press);
  }
  paint.popClip();
  if (ui.escaped()) press.closed = true;
  return press;
}

}  // namespace

SheetPress sheet(Ui& ui, const SheetSpec& spec, Draw body) { return drawSheet(ui, spec, body, {}); }
SheetPress sheet(Ui& ui, const SheetSpec& spec, Draw left, Draw right) {
  return drawSheet(ui, spec, left, right);
}

bool dialog(Ui& ui, const DialogSpec& spec, Draw body) {
  Paint& paint = ui.paint();
  const Box area{ui.x(), ui.y(), ui.width(), ui.bottom() - ui.y()};
  const bool slim = ui.metrics().narrow();
  const float air = slim ? 12 : 24, pad = slim ? 20 : 36;
  const std::string key = "dialog " + (spec.key.empty() ? spec.title : spec.key);
  const NodeId size = ui.nodeFor(key + " size");
  const float natural = ui.remembered(size);
  const float wide =
      std::min(std::max(spec.width, spec.width * ui.metrics().text * 0.8F), area.width - 2 * air);
  const float high = std::min(natural, area.height - 2 * air);
  const Box box{area.x + (area.width - wide) / 2, area.y + std::max(air, (area.height - high) / 2), wide,
                high};
  bool closed = false;
  {
    const Layer layer(ui, key, spec.title, box, spec.modal);
    paint.pushClip(area);
    paint.setOpacity(layer.rise());
    paint.fill(area, Tone::scrim);
    const Rising rising(paint, layer.rise());
    if (high > 0) {
      paint.shadow(box, radius::sheet);
      paint.fill(box, Tone::surface, radius::sheet);
      paint.border(box, Tone::line, paint.contrast() ? 2 : 1, radius::sheet);
    }
    const auto content = [&] {
      if (!spec.title.empty()) {
        heading(ui, spec.title, 1, TextStyle::heading);
        ui.gap(16);
      }
      body();
    };
    if (natural > high + 0.5F) {
      // Larger than the screen: it scrolls.
      ui.inside({box.x, box.y, box.width, high}, [&] {
        ui.scroll(
            "dialog body",
            {.height = high, .marginX = pad, .marginTop = pad - 4, .marginBottom = pad, .name = spec.title},
            content);
      });
      const float full = ui.memory().scrolls[ui.idOf("dialog body")].content;
      ui.remember(size, full);
    } else {
      const Ui::Used used = ui.within({box.x + pad, box.y + pad - 4, wide - 2 * pad, 0}, content);
      ui.remember(size, used.height + 2 * pad - 4);
    }
    paint.popClip();
    closed = ui.escaped();
  }
  return closed;
}

std::optional<int> question(Ui& ui, const DialogSpec& spec, std::string_view words, const SheetAction& yes,
                            std::string_view no) {
  std::optional<int> answer;
  const bool closed = dialog(ui, spec, [&] {
    text(ui, words);
    ui.gap(28);
    ui.flow(12, [&] {
      if (button(ui, yes.label,
                 {.kind = yes.kind,
                  .icon = yes.icon,
                  .busy = yes.busy,
                  .disabled = yes.disabled,
                  .why = yes.why})) {
        answer = 0;
      }
      if (button(ui, no, {.kind = ButtonKind::plain})) answer = 1;
    });
  });
  if (closed && !answer) answer = 1;
  return answer;
}

}  // namespace alongside::ui
