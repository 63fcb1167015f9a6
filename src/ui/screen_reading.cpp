#include "ui/screen_reading.h"

#include <algorithm>
#include <array>

#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit.h"
#include "ui/reading.h"
#include "ui/said.h"

namespace alongside::ui {

namespace {

constexpr std::array<TextStyle, 4> kSizes = {TextStyle::aloud24, TextStyle::aloud28, TextStyle::aloud34,
                                             TextStyle::aloud40};
constexpr double kUsual = 2;

void drawSizes(Ui& ui, double& size) {
  ui.group(NodeRole::group, "size", "Size of the words", [&] {
    ui.row({.gap = 8},
           {fixed(48,
                  [&] {
                    if (iconButton(ui, Icon::minus, "Smaller words", {.outlined = true, .key = "smaller"}))
                      size = std::max(0.0, size - 1);
                  }),
            fixed(48, [&] {
              if (iconButton(ui, Icon::plus, "Larger words", {.outlined = true, .key = "larger"}))
                size = std::min<double>(kSizes.size() - 1, size + 1);
            })});
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
  const Cell sizes = fit([&] { drawSizes(ui, size); });
  if (ui.metrics().narrow()) {
    ui.row({.gap = 8}, {fixed(48, close), flex(name)});
    ui.gap(12);
    ui.row({.gap = 12}, {sizes, fit(print), flex()});
  } else {
    ui.row({.gap = 12}, {fixed(48, close), flex(name), sizes, fit(print)});
  }
}

void drawWords(Ui& ui, std::string_view name, const std::string& words, TextStyle style) {
  ui.keyed(name, [&] {
    label(ui, name);
    ui.gap(8);
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
  label(ui, "My questions");
  ui.gap(8);
  const Json questions = fields.value("questions", Json::array());
  if (questions.empty()) second(ui, "Nothing yet");
  ui.group(NodeRole::list, "questions", "My questions", [&] {
    ui.column(12, [&] {
      for (std::size_t i = 0; i < questions.size(); ++i) {
        const bool answered = flagAt(questions[i], "answered");
        const std::string words = textAt(questions[i], "question"), answer = textAt(questions[i], "answer");
        ui.keyed(std::to_string(i), [&] {
          ui.column(4, [&] {
            if (tickBox(ui, words, answered, {.below = answer}))
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
  const Record* record = open.store.find(open.reading);
  if (record == nullptr || record->kind == nullptr) return;
  const Fields fields = open.store.fields(*record);
  double& size = ui.number("words size", kUsual);
  const auto step = static_cast<std::size_t>(size);
  const TextStyle large = kSizes[step], small = kSizes[step == 0 ? 0 : step - 1];
  page(ui, "reading " + record->id.text(), [&] {
    drawHead(ui, open, *record, fields, size);
    ui.gap(20);
    ui.columns({flex(
                    [&] {
                      drawWords(ui, "What I want to say", textAt(fields, "say"), large);
                      drawWords(ui, "What matters to me", textAt(fields, "matters"), small);
                    },
                    1.6F),
                flex([&] {
                  drawQuestions(ui, *record, fields);
                  drawWords(ui, "What I wish for", textAt(fields, "wishes"), small);
                  label(ui, "I would like there");
                  ui.gap(8);
                  const std::string there = textAt(fields, "whoThere");
                  if (there.empty())
                    second(ui, "Nothing yet");
                  else
                    text(ui, there, {.style = TextStyle::aloud24});
                  ui.gap(28);
                  if (button(ui, "Write what was said back",
                             {.kind = ButtonKind::filled, .icon = Icon::pencil, .full = true}))
                    ui.emit(command::Amend{record->id});
                })},
               760);
  });
}

}  // namespace alongside::ui
