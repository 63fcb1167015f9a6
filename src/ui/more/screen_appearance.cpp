#include "ui/more/screen_appearance.h"

#include <array>

#include "app/command.h"
#include "ui/kit/kit.h"

namespace alongside::ui {
namespace {

struct Choice {
  Theme theme;
  const char* code;
  const char* label;
};
constexpr std::array<Choice, 4> kThemes = {{{Theme::system, "system", "As the tablet"},
                                            {Theme::light, "light", "Light"},
                                            {Theme::dark, "dark", "Dark"},
                                            {Theme::contrast, "contrast", "High contrast"}}};
constexpr std::array<int, 5> kSizes = {100, 125, 150, 175, 200};

}  // namespace

void chooseTheme(Ui& ui, const Appearance& appearance) {
  std::vector<Option> options;
  std::string chosen;
  for (const Choice& choice : kThemes) {
    options.push_back({choice.code, choice.label});
    if (choice.theme == appearance.theme) chosen = choice.code;
  }
  const auto picked = oneOf(ui, chosen, options, {.label = "Light or dark", .clearable = false});
  if (!picked) return;
  for (const Choice& choice : kThemes)
    if (*picked == choice.code) ui.emit(command::SetTheme{choice.theme});
}

void chooseTextSize(Ui& ui, const Appearance& appearance) {
  std::vector<Option> options;
  for (const int size : kSizes) options.push_back({std::to_string(size), std::to_string(size) + " %"});
  const auto picked =
      oneOf(ui, std::to_string(appearance.textPercent), options, {.label = "Text size", .clearable = false});
  if (!picked) return;
  for (const int size : kSizes)
    if (*picked == std::to_string(size)) ui.emit(command::SetTextSize{size});
}

void drawAppearance(Ui& ui, const State& state) {
  ui.setTitle("Look and text size");
  page(
      ui, "appearance",
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        title(ui, "Look and text size", "For everybody who uses this tablet. It changes at once.");
        ui.gap(24);
        ui.columns({flex([&] {
                      chooseTextSize(ui, state.appearance);
                      ui.gap(24);
                      if (switchRow(ui, "Roomier text", state.appearance.roomy,
                                    {.below = "Letters, words and lines stand further apart."}))
                        ui.emit(command::SetRoomy{!state.appearance.roomy});
                      ui.gap(24);
                      chooseTheme(ui, state.appearance);
                      ui.gap(16);
                      second(ui, "The tablet’s own setting for less motion is kept to.");
                    }),
                    flex([&] {
                      ui.card({.gap = 12, .key = "sample"}, [&] {
                        heading(ui, "How it looks", 2);
                        body(ui, "One-to-one with Owen, by the window in the day room. 40 minutes.");
                        ownWords(ui, "I keep thinking about the flat and who has the keys.", WordsSize::card);
                        tags(ui, {{.words = "Saved", .kind = TagKind::green, .icon = Icon::check},
                                  {.words = "From yesterday", .kind = TagKind::amber, .icon = Icon::clock}});
                        second(ui, "Owen is made up.");
                      });
                    })});
      },
      980);
}

}  // namespace alongside::ui
