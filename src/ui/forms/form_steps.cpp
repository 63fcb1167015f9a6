// A long form in short steps: any order, and each keeps itself as the rest of the draft does.
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/forms/form_groups.h"

namespace alongside::ui {

namespace {

constexpr float kRail = 248;   ///< the list of steps beside the step
constexpr float kMark = 28;    ///< a step's number or tick
constexpr float kLine = 54;    ///< one line of that list
constexpr float kNumber = 48;  ///< a number alone, where there is no room for the list

struct StepOf {
  std::string name;
  std::vector<const Group*> groups;
  bool done = false;
};

bool faulty(const FormPen& pen, const Group& group) {
  for (std::size_t i = group.begin; i < group.end; ++i) {
    const std::string_view key = pen.kind().fields[i].key;
    const auto wrong = [&](const FieldFault& fault) { return fault.key == key && !fault.warning; };
    if (std::ranges::any_of(pen.typed, wrong)) return true;
  }
  return false;
}

/// What has no heading belongs to the step after it.
std::vector<StepOf> stepsOf(FormPen& pen, const std::vector<Group>& groups) {
  std::vector<StepOf> steps;
  std::vector<const Group*> before;
  for (const Group& group : groups) {
    if (shownOf(pen, group).empty()) continue;
    before.push_back(&group);
    const std::string name = pen.words(pen.kind().fields[group.begin].group);
    if (name.empty()) continue;
    const auto isAnswered = [&](const Group* one) { return answered(pen, *one); };
    const auto isFaulty = [&](const Group* one) { return faulty(pen, *one); };
    steps.push_back(
        {name, before, std::ranges::any_of(before, isAnswered) && std::ranges::none_of(before, isFaulty)});
    before.clear();
  }
  return steps;
}

std::optional<std::size_t> stepWith(const FormPen& pen, const std::vector<StepOf>& steps,
                                    std::string_view key) {
  const std::string_view whole = key.substr(0, key.find('.'));
  for (std::size_t i = 0; i < steps.size(); ++i)
    for (const Group* group : steps[i].groups)
      for (std::size_t at = group->begin; at < group->end; ++at)
        if (pen.kind().fields[at].key == whole) return i;
  return std::nullopt;
}

void drawMark(Ui& ui, const Box& box, std::size_t i, bool on, bool done) {
  Paint& paint = ui.paint();
  const float radius = box.width / 2;
  if (on) {
    paint.fill(box, Tone::fill, radius);
  } else if (done) {
    paint.fill(box, Tone::greenTint, radius);
  } else {
    paint.fill(box, Tone::surface, radius);
    paint.border(box, Tone::control, paint.contrast() ? 2 : 1, radius);
  }
  if (done && !on) {
    const float icon = std::round(box.width * 0.6F);
    drawIcon(paint, Icon::check, box.x + (box.width - icon) / 2, box.y + (box.height - icon) / 2, icon,
             Tone::green);
    return;
  }
  const std::string number = std::to_string(i + 1);
  const TextStyle style = TextStyle::leastStrong;
  paint.text(box.x + (box.width - paint.textWidth(number, style)) / 2,
             box.y + (box.height - paint.lineHeight(style)) / 2, number, style,
             on ? Tone::onfill : Tone::ink2);
}

/// The steps as tabs: beneath each other with their names, or their numbers beside each other.
std::optional<std::size_t> chooseStep(Ui& ui, const std::vector<StepOf>& steps, std::size_t now, bool names) {
  Paint& paint = ui.paint();
  std::optional<std::size_t> chosen;
  const float mark = names ? std::round(ui.tx(kMark)) : std::max(kNumber, std::round(ui.tx(36)));
  const float line = names ? std::max(ui.tx(kLine), 48.0F) : mark;
  const float gap = names ? 0 : 8;
  const auto across = static_cast<std::size_t>(std::max(1.0F, std::floor((ui.width() + gap) / (mark + gap))));
  const std::size_t lines = names ? steps.size() : (steps.size() + across - 1) / across;
  const Box whole = ui.place(ui.width(), static_cast<float>(lines) * (line + gap) - gap);
  const NodeId list = ui.nodeFor("steps");
  ui.node(NodeRole::tabList, list, "Steps", whole);
  ui.open(list);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto column = static_cast<float>(names ? 0 : i % across),
               row = static_cast<float>(names ? i : i / across);
    const Box box{whole.x + column * (mark + gap), whole.y + row * (line + gap), names ? whole.width : mark,
                  line};
    const NodeId id = ui.nodeFor("step " + steps[i].name);
    const bool on = i == now;
    if (ui.clicked(id) && !on) chosen = i;
    Node& node = ui.node(NodeRole::tab, id, steps[i].name, box);
    node.selected = on;
    node.position = static_cast<std::uint16_t>(i + 1);
    node.setSize = static_cast<std::uint16_t>(steps.size());
    if (steps[i].done) node.description = "Answered";
    if (!ui.visible(box)) continue;
    const bool lit = ui.pressed(id) || ui.hovered(id);
    if (names && (on || lit)) paint.fill(box, Tone::tint, radius::control);
    const float left = names ? box.x + 12 : box.x;
    drawMark(ui, {left, box.y + (line - mark) / 2, mark, mark}, i, on, steps[i].done);
    if (names) {
      const TextStyle style = on ? TextStyle::rowStrong : TextStyle::row;
      const float x = left + mark + 14;
      paint.text(x, box.y + (line - paint.lineHeight(style)) / 2,
                 paint.clipped(steps[i].name, style, box.right() - x - 8), style,
                 on || lit ? Tone::blue : Tone::ink);
    }
    ui.ring(id, names ? box : box.grown(2), names ? radius::control : mark / 2);
  }
  ui.close();
  return chosen;
}

}  // namespace

bool drawSteps(FormPen& pen, const std::vector<Group>& groups) {
  Ui& ui = pen.ui;
  const std::vector<StepOf> steps = stepsOf(pen, groups);
  if (steps.empty()) return true;
  const std::size_t first =
      pen.form.answers.empty() ? 0 : stepWith(pen, steps, pen.kind().outcome.front()).value_or(0);
  double& kept = ui.number("step", static_cast<double>(first));
  auto now = std::min(static_cast<std::size_t>(std::max(kept, 0.0)), steps.size() - 1);
  // Save found something: the step with it comes up.
  const auto fault = std::ranges::find(pen.form.faults, false, &FieldFault::warning);
  if (pen.seeking && pen.form.tried && fault != pen.form.faults.end())
    now = stepWith(pen, steps, fault->key).value_or(now);

  const bool names = ui.metrics().wide();
  std::optional<std::size_t> chosen;
  const auto choose = [&] {
    if (const auto pressed = chooseStep(ui, steps, now, names)) chosen = pressed;
  };
  const auto step = [&] {
    ui.group(NodeRole::tabPanel, "step panel", steps[now].name, [&] {
      ui.column(0, [&] {
        if (!names) {
          heading(ui, steps[now].name);
          ui.gap(12);
        }
        for (const Group* group : steps[now].groups) drawGroup(pen, *group, false);
        ui.row({}, {flex([&] {
                      if (now > 0 && plainButton(ui, steps[now - 1].name, Icon::back)) chosen = now - 1;
                    }),
                    fit([&] {
                      if (now + 1 < steps.size() && button(ui, steps[now + 1].name)) chosen = now + 1;
                    })});
      });
    });
    ui.gap(betweenGroups(ui));
  };
  if (names) {
    ui.row({.gap = 32, .align = Align::start}, {fixed(ui.tx(kRail), choose), flex(step)});
  } else {
    choose();
    ui.gap(betweenGroups(ui));
    step();
  }
  kept = static_cast<double>(chosen.value_or(now));
  return now == 0;
}

}  // namespace alongside::ui
