#include "ui/kit/text.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "ui/kit/button.h"
#include "ui/pen/memory.h"
#include "ui/pen/script.h"

namespace alongside::ui {
namespace {

struct Line {
  std::string words;
  bool fromRight = false;
};

struct Lines {
  std::vector<Line> lines = {};
  float width = 0;
};

bool isProse(const TextSpec& spec) { return spec.style == TextStyle::body || spec.style == TextStyle::words; }
/// What this page says runs as English does, whatever name it begins with.
bool runsRight(std::string_view paragraph, const TextSpec& spec) {
  return isProse(spec) ? mostlyFromRight(paragraph) : whollyFromRight(paragraph);
}

Lines linesOf(Ui& ui, std::string_view words, const TextSpec& spec, float width) {
  Lines out;
  Paint& paint = ui.paint();
  auto broken = paint.wrapped(words, spec.style, width);
  const bool may = needsPainter(words);  // of the typeface's own letters none runs from the right
  const auto most = static_cast<std::size_t>(std::max(0, spec.maxLines));
  for (std::size_t i = 0; i < broken.size(); ++i) {
    if (most > 0 && i + 1 == most && broken.size() > most) {
      // Everything that is left, cut at the end of this line.
      const auto* from = broken[i].data();
      const std::string_view rest(from, static_cast<std::size_t>(words.data() + words.size() - from));
      const bool fromRight = may && runsRight(paragraphOf(words, broken[i]), spec);
      out.lines.emplace_back(directed(paint.clipped(rest, spec.style, width), fromRight), fromRight);
      out.width = std::max(out.width, paint.textWidth(out.lines.back().words, spec.style));
      break;
    }
    std::string_view line = broken[i];
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    const bool fromRight = may && runsRight(paragraphOf(words, line), spec);
    out.lines.emplace_back(directed(line, fromRight), fromRight);
    out.width = std::max(out.width, paint.textWidth(line, spec.style));
  }
  return out;
}

/// Paragraphs are not set wider than can be read.
float measure(Ui& ui, const TextSpec& spec) {
  constexpr float kMeasure = 760;
  const bool prose =
      spec.style == TextStyle::body || spec.style == TextStyle::words || spec.style == TextStyle::second;
  return prose && spec.align == Align::start ? std::min(ui.width(), ui.tx(kMeasure)) : ui.width();
}

}  // namespace

void text(Ui& ui, std::string_view words, const TextSpec& spec) {
  Paint& paint = ui.paint();
  const float width = measure(ui, spec);
  const Lines set = linesOf(ui, words, spec, width);
  const float line = paint.lineHeight(spec.style);
  // Whole paragraphs begin at their own side; a line among labels stays where the labels are.
  const bool sided =
      spec.align == Align::start && isProse(spec) && std::ranges::any_of(set.lines, &Line::fromRight);
  const bool aligned = spec.align != Align::start || sided;
  const Box box =
      ui.place(aligned ? width : std::ceil(set.width), line * static_cast<float>(set.lines.size()));
  if (ui.visible(box)) {
    float y = box.y;
    for (const auto& [one, fromRight] : set.lines) {
      float x = box.x;
      if (spec.align != Align::start || (sided && fromRight)) {
        const float free = box.width - paint.textWidth(one, spec.style);
        x += spec.align == Align::middle ? free / 2 : free;
      }
      paint.text(x, y, one, spec.style, spec.tone);
      y += line;
    }
  }
  if (spec.record) ui.node(spec.role, ui.nodeFor(words), std::string(words), box);
}

void body(Ui& ui, std::string_view words, Tone tone) { text(ui, words, {.tone = tone}); }
void second(Ui& ui, std::string_view words, Tone tone) {
  text(ui, words, {.style = TextStyle::second, .tone = tone});
}

void label(Ui& ui, std::string_view words, std::string_view aside) {
  if (aside.empty()) {
    text(ui, words, {.style = TextStyle::secondStrong, .record = false});
    return;
  }
  runs(ui,
       {{.words = std::string(words), .style = TextStyle::secondStrong},
        {.words = "  " + std::string(aside), .style = TextStyle::second, .tone = Tone::ink2}},
       0, false);
}

// --- Runs: parts of one paragraph that look different --------------------------------------------------

namespace {

/// A piece that stays on one line: a word with the spaces after it, or an icon with its word.
struct Piece {
  std::string_view words = {};
  const Run* run = nullptr;
  bool withIcon = false;
  float width = 0, ink = 0;  ///< with and without the spaces after it
};

std::vector<Piece> piecesOf(Ui& ui, const std::vector<Run>& parts) {
  std::vector<Piece> pieces;
  Paint& paint = ui.paint();
  for (const Run& run : parts) {
    std::string_view rest = run.words;
    bool first = run.icon != Icon::none;
    while (!rest.empty() || first) {
      std::size_t end = rest.find_first_not_of(' ', 0);
      end = end == std::string_view::npos ? rest.size() : rest.find(' ', end);
      end = end == std::string_view::npos ? rest.size() : end;
      while (end < rest.size() && rest[end] == ' ') ++end;
      // Words that run from the right stand together, or they would stand in the order of the others.
      while (end < rest.size() && whollyFromRight(rest.substr(0, end)) && runsFromRight(rest.substr(end))) {
        end = std::min(rest.find(' ', end), rest.size());
        while (end < rest.size() && rest[end] == ' ') ++end;
      }
      Piece piece;
      piece.words = rest.substr(0, end);
      piece.run = &run;
      piece.withIcon = first;
      std::string_view ink = piece.words;
      while (!ink.empty() && ink.back() == ' ') ink.remove_suffix(1);
      const float icon = first ? std::min(ui.tx(18), 28.0F) + 4 : 0;
      piece.width = icon + paint.textWidth(piece.words, run.style);
      piece.ink = icon + paint.textWidth(ink, run.style);
      first = false;
      pieces.push_back(piece);
      rest.remove_prefix(end);
    }
  }
  return pieces;
}

struct Laid {
  std::vector<std::vector<Piece>> lines = {};
  float width = 0, line = 0;
};

Laid laidOut(Ui& ui, const std::vector<Run>& parts, float width, int maxLines) {
  Laid out;
  float x = 0;
  for (const Run& run : parts) out.line = std::max(out.line, ui.paint().lineHeight(run.style));
  for (Piece& piece : piecesOf(ui, parts)) {
    const bool full = !out.lines.empty() && !out.lines.back().empty() && x + piece.ink > width + 0.5F;
    const bool last = maxLines > 0 && static_cast<int>(out.lines.size()) == maxLines;
    if (out.lines.empty() || (full && !last)) {
      // No line but the first begins with a space.
      if (!out.lines.empty() && !piece.withIcon) {
        const std::size_t spaces = std::min(piece.words.find_first_not_of(' '), piece.words.size());
        const float less = ui.paint().textWidth(piece.words.substr(0, spaces), piece.run->style);
        piece.words.remove_prefix(spaces);
        piece.width -= less;
        piece.ink = std::max(0.0F, piece.ink - less);
      }
      out.lines.emplace_back();
      x = 0;
    }
    out.lines.back().push_back(piece);
    out.width = std::max(out.width, std::min(width, x + piece.ink));
    x += piece.width;
  }
  return out;
}

}  // namespace

float runsHeight(Ui& ui, const std::vector<Run>& parts, float width, int maxLines) {
  const Laid laid = laidOut(ui, parts, width, maxLines);
  return laid.line * static_cast<float>(laid.lines.size());
}

void runs(Ui& ui, const std::vector<Run>& parts, int maxLines, bool record, const std::string& said) {
  Paint& paint = ui.paint();
  const float width = ui.width();
  const Laid laid = laidOut(ui, parts, width, maxLines);
  const Box box = ui.place(std::ceil(laid.width), laid.line * static_cast<float>(laid.lines.size()));
  float y = box.y;
  for (const auto& line : laid.lines) {
    float x = box.x;
    for (const Piece& piece : line) {
      if (!ui.visible(box)) break;
      const Run& run = *piece.run;
      const float high = paint.lineHeight(run.style);
      const float top = y + (laid.line - high);
      const float room = box.x + width - x;
      std::string words(piece.words);
      if (piece.ink > room + 0.5F) words = paint.clipped(words, run.style, room);
      const float wide = std::min(piece.width, room);
      if (run.marked) {
        paint.fill({x, top + 1, wide, high - 3}, Tone::amberTint, 2);
        paint.line(x, top + high - 3, x + wide, top + high - 3, Tone::amber, 2);
      }
      if (run.fresh) {
        paint.fill({x, top + 1, wide, high - 3}, Tone::greenTint, 2);
        paint.line(x, top + high - 3, x + wide, top + high - 3, Tone::green, 2);
      }
      float from = x;
      if (piece.withIcon) {
        const float size = std::min(ui.tx(18), 28.0F);
        drawIcon(paint, run.icon, x, top + (high - size) / 2, size, run.tone);
        from += size + 4;
      }
      paint.text(from, top, words, run.style, run.tone);
      if (run.underlined) paint.line(x, top + high - 4, x + wide, top + high - 4, run.tone, 1);
      if (run.struck) paint.line(x, top + high / 2, x + wide, top + high / 2, run.tone, 1);
      x += piece.width;
      if (x > box.x + width) break;
    }
    y += laid.line;
  }
  if (!record) return;
  std::string all = said;
  if (said.empty())
    for (const Run& run : parts) all += run.words;
  const NodeId id = ui.nodeFor(all);
  ui.node(NodeRole::text, id, std::move(all), box);
}

// --- Headings -------------------------------------------------------------------------------------------

void heading(Ui& ui, std::string_view words, int level, TextStyle style) {
  const std::size_t before = ui.frame().nodes.size();
  text(ui, words, {.style = style, .role = NodeRole::heading});
  if (ui.frame().nodes.size() > before) ui.frame().nodes.back().level = static_cast<std::uint8_t>(level);
}

void title(Ui& ui, std::string_view words, std::string_view below) {
  ui.whole([&] {
    // On a phone in large text the page begins with more than its title, and so it does under a very long name.
    constexpr std::size_t kLong = 48;  // characters
    const bool smaller = ui.metrics().effectiveWidth() < 300 || characters(words) > kLong;
    heading(ui, words, 1, smaller ? TextStyle::heading : TextStyle::title);
    if (!below.empty()) text(ui, below, {.tone = Tone::ink2});
  });
}

bool sectionHead(Ui& ui, std::string_view words, std::string_view action, Icon icon) {
  bool pressed = false;
  if (action.empty()) {
    // As high as one with a button, so that neighbouring columns begin level.
    ui.whole([&] {
      ui.gap(10);
      heading(ui, words);
      ui.gap(10);
    });
    return false;
  }
  ui.row({.gap = 16, .stackGap = 0},
         {flex([&] { heading(ui, words); }), fit([&] {
            pressed = button(ui, action, {.kind = ButtonKind::plain, .icon = icon, .align = Align::end});
          })});
  return pressed;
}

// --- Somebody's own words, figures, facts -----------------------------------------------------------------

void ownWords(Ui& ui, std::string_view words, WordsSize size, std::string_view from) {
  const bool card = size == WordsSize::card;
  const std::string quoted = "\xE2\x80\x9C" + std::string(words) + "\xE2\x80\x9D";
  const NodeId id = ui.nodeFor("words");
  ui.whole([&] {
    const float top = ui.y();
    const Box bar{ui.x(), top, 4, ui.remembered(id)};
    if (bar.height > 0 && ui.visible(bar)) ui.paint().fill(bar, Tone::clay);
    ui.indent(card ? 20 : 24, [&] {
      ui.gap(2);
      text(ui, quoted, {.style = card ? TextStyle::body : TextStyle::words});
      if (!from.empty()) {
        ui.gap(4);
        second(ui, from);
      }
      ui.gap(2);
    });
    ui.remember(id, ui.y() - top);
  });
}

void wordsAcross(Ui& ui, std::string_view words, TextStyle style) {
  const std::string quoted = "\xE2\x80\x9C" + std::string(words) + "\xE2\x80\x9D";
  const NodeId id = ui.nodeFor("words across");
  ui.whole([&] {
    const float top = ui.y();
    const Box bar{ui.x(), top, 5, ui.remembered(id)};
    if (bar.height > 0 && ui.visible(bar)) ui.paint().fill(bar, Tone::clay);
    ui.indent(29, [&] { text(ui, quoted, {.style = style}); });
    ui.remember(id, ui.y() - top);
  });
}

void figures(Ui& ui, std::string_view digits, TextStyle style, Tone tone) {
  Paint& paint = ui.paint();
  const Box box = ui.place(std::ceil(paint.figuresWidth(digits, style)), paint.lineHeight(style));
  if (ui.visible(box)) paint.figures(box.x, box.y, digits, style, tone);
  ui.node(NodeRole::text, ui.nodeFor(digits), std::string(digits), box);
}

void fact(Ui& ui, std::string_view name, std::string_view value, bool digits) {
  ui.group(NodeRole::group, "fact" + std::string(name), std::string(name), [&] {
    ui.row({.gap = 16, .align = Align::start, .stackBelow = 380, .stackGap = 0},
           {fixed(ui.tx(160),
                  [&] {
                    ui.gap(ui.tx(1.6F));  // both on one baseline
                    second(ui, name);
                  }),
            flex([&] {
              if (digits) {
                figures(ui, value, TextStyle::row);
              } else {
                text(ui, value, {.style = TextStyle::row});
              }
            })});
  });
}

}  // namespace alongside::ui
