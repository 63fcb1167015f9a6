#include "ui/forms/sheet_what.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

struct Part {
  std::string_view heading;
  Offered offered;
};
constexpr std::array<Part, 5> kParts = {{{"Most often", Offered::often},
                                         {"Together", Offered::together},
                                         {"Coming and going", Offered::way},
                                         {"For several", Offered::several},
                                         {"Only for you", Offered::own}}};

void drawPart(Ui& ui, const Part& part, const Id& person) {
  std::vector<const Kind*> offered;
  for (const Kind& kind : kinds())
    if (kind.offered == part.offered && (person.empty() || !kind.person.empty())) offered.push_back(&kind);
  if (offered.empty()) return;
  std::ranges::sort(offered, {}, &Kind::offeredAt);
  ui.keyed(part.heading, [&] {
    heading(ui, part.heading);
    ui.gap(8);
    ui.group(NodeRole::list, "acts", std::string(part.heading), [&] {
      ui.grid(
          340, 12, offered.size(),
          [&](std::size_t i, Box box) {
            ui.keyed(offered[i]->name, [&] {
              if (tile(ui, box, offered[i]->act, offered[i]->brief, "", iconOf(*offered[i])))
                ui.emit(command::StartForm{std::string(offered[i]->name), person});
            });
          },
          80);
    });
    ui.gap(24);
  });
}

}  // namespace

void drawActs(Ui& ui, const State& state) {
  if (!state.open || !state.open->over.acts || state.open->over.form) return;
  const Id& person = *state.open->over.acts;
  SheetSpec spec;
  spec.key = "acts";
  spec.title = "What would you like to record?";
  if (!person.empty()) spec.second = "About " + nameOf(*state.open, person);
  const SheetPress pressed = sheet(ui, spec, [&] {
    for (const Part& part : kParts) drawPart(ui, part, person);
  });
  if (pressed.closed) ui.emit(command::Back{});
}

}  // namespace alongside::ui
