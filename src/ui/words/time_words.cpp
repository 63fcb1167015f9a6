#include "ui/words/time_words.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/kit.h"

namespace alongside::ui {

std::string saidDay(Millis at, Date today) { return dayInWords(localMoment(at).date, today); }

std::string saidAt(Millis at, Date today) {
  const Moment moment = localMoment(at);
  if (moment.date == today) return moment.clock();
  std::string day = dayInWords(moment.date, today);
  if (day == "Yesterday") day = "yesterday";
  return day + " " + moment.clock();
}

std::string shortlyAt(Millis at, Date today) {
  const Moment moment = localMoment(at);
  const std::string day = shortDay(moment.date);  // "Tue 24 Nov"
  const std::size_t space = day.find(' ');
  const bool near = daysBetween(moment.date, today) < 7;
  return (near ? day.substr(0, space) : day.substr(space + 1)) + " " + moment.clock();
}

std::string belongingTo(std::string_view name) { return std::string(name) + "’s"; }

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

void wordsAloud(Ui& ui, std::string_view name, std::span<const std::string> words) {
  constexpr float kLeast = 148, kGap = 8, kHeight = 60, kNumber = 34;
  if (words.empty()) return;
  // Lines of about the same length: five words are three and two, never four and one.
  const auto fitting =
      std::max<std::size_t>(1, static_cast<std::size_t>((ui.width() + kGap) / (ui.tx(kLeast) + kGap)));
  const std::size_t lines = (words.size() + fitting - 1) / fitting;
  const std::size_t across = (words.size() + lines - 1) / lines;
  const float wide = (ui.width() - kGap * static_cast<float>(across - 1)) / static_cast<float>(across);
  ui.group(NodeRole::list, name, std::string(name), [&] {
    ui.grid(
        std::floor(wide / ui.metrics().text) - 1, kGap, words.size(),
        [&](std::size_t i, Box box) {
          Paint& paint = ui.paint();
          const std::string number = std::to_string(i + 1);
          Node& node = ui.node(NodeRole::listItem, ui.nodeFor(number), number + ", " + words[i], box);
          node.setSize = static_cast<std::uint16_t>(words.size());
          node.position = static_cast<std::uint16_t>(i + 1);
          if (!ui.visible(box)) return;
          paint.fill(box, Tone::sunken, radius::control);
          if (paint.contrast()) paint.border(box, Tone::line, 2, radius::control);
          const float middle = box.y + box.height / 2;
          paint.figures(box.x + 14, middle - paint.lineHeight(TextStyle::second) / 2, number,
                        TextStyle::second, Tone::ink2);
          const TextStyle style =
              paint.textWidth(words[i], TextStyle::section) > box.width - ui.tx(kNumber) - 8
                  ? TextStyle::rowStrong
                  : TextStyle::section;
          paint.text(box.x + ui.tx(kNumber), middle - paint.lineHeight(style) / 2, words[i], style,
                     Tone::ink);
        },
        kHeight);
  });
}

}  // namespace alongside::ui
