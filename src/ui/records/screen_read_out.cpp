#include "ui/records/screen_read_out.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"
#include "ui/words/time_words.h"

namespace alongside::ui {

namespace {

constexpr std::array<TextStyle, 4> kSizes = {TextStyle::aloud24, TextStyle::aloud28, TextStyle::aloud34,
                                             TextStyle::aloud40};
constexpr double kUsual = 2;
constexpr float kBeside = 900;  ///< CSS pixels times text size

/// Minus, 'Aa' and plus in one frame.
void drawSizes(Ui& ui, double& size) {
  constexpr float kWide = 168;
  ui.group(NodeRole::group, "size", "Size of the words", [&] {
    Paint& paint = ui.paint();
    const float high = std::max(48.0F, std::round(ui.tx(48)));
    const Box box = ui.place(kWide, high);
    const float middle = box.y + (high - 48) / 2;
    paint.fill(box, Tone::surface, radius::control);
    paint.border(box, Tone::control, paint.contrast() ? 2 : 1, radius::control);
    constexpr float kIcon = 26;
    drawIcon(paint, Icon::textSize, box.x + (kWide - kIcon) / 2, box.y + (high - kIcon) / 2, kIcon,
             Tone::ink);
    ui.inside({box.x, middle, 48, 48}, [&] {
      if (iconButton(ui, Icon::minus, "Smaller words", {.key = "smaller"})) size = std::max(0.0, size - 1);
    });
    ui.inside({box.right() - 48, middle, 48, 48}, [&] {
      if (iconButton(ui, Icon::plus, "Larger words", {.key = "larger"}))
        size = std::min<double>(kSizes.size() - 1, size + 1);
    });
  });
}

void drawHead(Ui& ui, const OpenState& open, const Record& record, const Fields& fields, double& size) {
  const auto when = momentFrom(record.when);
  std::string line = when ? longDay(when->date) + ", " + when->clock() : std::string();
  const std::string ward = wardInWords(textAt(fields, "ward"));
  if (!ward.empty()) line += ", " + ward;
  const Field* meeting = record.kind->field("meeting");
  const std::string what = meeting != nullptr ? inWords(*meeting, fields, ui.today()) : std::string();
  const std::string whose = belongingTo(shortNameOf(open, record.person)) + " " +
                            (what.empty() ? "ward round" : fold(what.substr(0, 1)) + what.substr(1));
  const auto print = [&] {
    if (button(ui, "Print", {.icon = Icon::print, .name = "Print this sheet"}))
      ui.emit(command::PrintRecord{record.id, true});
  };
  const auto close = [&] {
    if (iconButton(ui, Icon::close, "Close", {.key = "close reading"})) ui.emit(command::Back{});
  };
  const auto name = [&] {
    ui.column(0, [&] {
      heading(ui, whose, 1);
      second(ui, line);
    });
  };
  const auto sizes = [&] { drawSizes(ui, size); };
  if (ui.metrics().narrow()) {
    ui.row({.gap = 8}, {fixed(48, close), flex(name)});
    ui.gap(12);
    ui.row({.gap = 12}, {fit(sizes), fit(print), flex()});
  } else {
    ui.row({.gap = 12}, {fixed(48, close), flex(name), fit(sizes), fit(print)});
  }
}

void partName(Ui& ui, std::string_view name) {
  text(ui, name, {.style = TextStyle::secondStrong, .tone = Tone::ink2, .role = NodeRole::heading});
  ui.gap(8);
}

void drawWords(Ui& ui, std::string_view name, const std::string& words, TextStyle style) {
  ui.keyed(name, [&] {
    partName(ui, name);
    if (words.empty()) {
      second(ui, "Nothing yet");
    } else {
      std::string_view left = words;
      while (!left.empty()) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        if (end > 0)
          ui.keyed(std::to_string(left.size()), [&] { wordsAcross(ui, left.substr(0, end), style); });
        left.remove_prefix(std::min(end + 1, left.size()));
        if (!left.empty()) ui.gap(20);
      }
    }
    ui.gap(28);
  });
}

void drawQuestions(Ui& ui, const Record& record, const Fields& fields) {
  partName(ui, "My questions");
  const Json questions = fields.value("questions", Json::array());
  if (questions.empty()) second(ui, "Nothing yet");
  ui.group(NodeRole::list, "questions", "My questions", [&] {
    ui.column(12, [&] {
      for (std::size_t i = 0; i < questions.size(); ++i) {
        const bool answered = flagAt(questions[i], "answered");
        const std::string words = textAt(questions[i], "question"), answer = textAt(questions[i], "answer");
        ui.keyed(std::to_string(i), [&] {
          ui.column(4, [&] {
            if (tickBox(ui, words, answered, {.below = answer, .aloud = true}))
              ui.emit(command::TickQuestion{record.id, i, !answered});
          });
        });
      }
    });
  });
  ui.gap(28);
}

}  // namespace

void drawReading(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const Record* record = open.store.find(open.over.reading);
  if (record == nullptr || record->kind == nullptr) return;
  ui.setTitle(std::string(record->kind->title));
  const Fields fields = open.store.fields(*record);
  double& size = ui.number("words size", kUsual);
  const auto step = static_cast<std::size_t>(size);
  const TextStyle large = kSizes[step], small = kSizes[step == 0 ? 0 : step - 1];
  const auto said = [&] {
    drawWords(ui, "What I want to say", textAt(fields, "say"), large);
    drawWords(ui, "What matters to me", textAt(fields, "matters"), small);
    partName(ui, "I would like there");
    const std::string there = textAt(fields, "whoThere");
    if (there.empty())
      second(ui, "Nothing yet");
    else
      text(ui, there, {.style = TextStyle::aloud24});
    ui.gap(28);
  };
  const auto asked = [&] {
    drawQuestions(ui, *record, fields);
    drawWords(ui, "What I wish for", textAt(fields, "wishes"), small);
  };
  const auto back = [&] {
    if (button(ui, "Write what was said back",
               {.kind = ButtonKind::filled, .icon = Icon::pencil, .full = true, .tall = true}))
      ui.emit(command::Amend{record->id});
  };
  const std::string key = "reading " + record->id.text();
  // Beside each other: what is said, and what is asked, with its button always in reach.
  const Box area{ui.x(), ui.y(), ui.width(), ui.bottom() - ui.y()};
  const float foot = std::max(56.0F, std::round(ui.tx(56))) + 48;
  const bool beside = area.width >= ui.tx(kBeside) && area.height >= ui.tx(480);
  if (!beside) {
    page(ui, key, [&] {
      drawHead(ui, open, *record, fields, size);
      ui.gap(20);
      said();
      asked();
      back();
    });
    return;
  }
  Paint& paint = ui.paint();
  const float head = std::round(std::max(72.0F, ui.tx(64)));
  const float edge = paint.contrast() ? 2 : 1;
  ui.inside({area.x + 24, area.y + (head - std::max(48.0F, ui.tx(50))) / 2, area.width - 48, head},
            [&] { drawHead(ui, open, *record, fields, size); });
  paint.fill({area.x, area.y + head, area.width, edge}, Tone::line);
  const float first = std::round(area.width * 0.627F), top = area.y + head + edge;
  const float high = area.bottom() - top;
  ui.inside({area.x, top, first, high}, [&] {
    ui.scroll(key, {.marginX = 48, .marginTop = 28, .marginBottom = 32, .name = "Said"}, said);
  });
  const Box right{area.x + first, top, area.width - first, high};
  paint.fill(right, Tone::surface);
  paint.fill({right.x, right.y, edge, right.height}, Tone::line);
  ui.inside({right.x, right.y, right.width, right.height - foot}, [&] {
    ui.scroll("asked", {.marginX = 36, .marginTop = 28, .marginBottom = 16, .name = "Asked"}, asked);
  });
  ui.inside({right.x + 36, right.bottom() - foot + 24, right.width - 72, foot - 24}, back);
}

}  // namespace alongside::ui
