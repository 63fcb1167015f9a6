// Choosing: chips, segments, steppers, scales, ticks. The caller holds the value and gets the new one back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/pen/ui.h"

namespace alongside::ui {

struct Option {
  std::string code = {};
  std::string label = {};
  bool disabled = false;
};

struct ChipSpec {
  bool chosen = false;
  Icon icon = Icon::none;  ///< plus: 'add it if it came up'
  bool disabled = false;
  std::string why = {};
  NodeRole role = NodeRole::checkbox;
  std::string key = {};
};
/// One chip; true when pressed. Inside ui.flow(8, ...).
bool chip(Ui& ui, std::string_view label, const ChipSpec& spec = {});

struct ChoiceSpec {
  std::string label = {};             ///< above; in bold 15
  std::string aside = {};             ///< beside the label: 'As many as you like'
  std::string hint = {}, error = {};  ///< below
  int first = 0;                      ///< show so many (and the chosen), the rest behind 'More'; 0: all
  bool clearable = true;              ///< pressing the chosen one again takes it away (oneOf gives "")
  bool disabled = false;
  std::string why = {};
  std::string key = {};
};
/// Chips, one of them: the code chosen now.
std::optional<std::string> oneOf(Ui& ui, std::string_view chosen, std::span<const Option> options,
                                 const ChoiceSpec& spec);
/// Chips, as many as you like: the new set.
std::optional<std::vector<std::string>> manyOf(Ui& ui, const std::vector<std::string>& chosen,
                                               std::span<const Option> options, const ChoiceSpec& spec);
/// Two to four beside each other; falls back to chips when they do not fit. Full width if `full`.
struct SegmentSpec {
  std::string name = {};  ///< for the mirror
  bool full = false;
  bool tick = true;  ///< a tick before the chosen word
  std::string key = {};
};
std::optional<std::string> segments(Ui& ui, std::string_view chosen, std::span<const Option> options,
                                    const SegmentSpec& spec);
/// A question with Yes and No at the right; goes under it when there is no room. No value: neither.
std::optional<bool> yesNo(Ui& ui, std::string_view question, std::optional<bool> value,
                          std::string_view error = {});

struct StepperSpec {
  std::string label = {};  ///< above (empty: none), and the name
  bool hideLabel = false;  ///< the name goes to the mirror alone
  std::string unit = "min";
  int step = 5, oneBelow = 0;  ///< below `oneBelow` a step is one
  int least = 0, most = 600;
  float width = 180;
  std::string error = {};
  std::string key = {};
};
std::optional<int> stepper(Ui& ui, int value, const StepperSpec& spec);
/// 0 to 10; two rows on a phone.
std::optional<int> scale(Ui& ui, std::string_view question, std::optional<int> value,
                         std::string_view low = {}, std::string_view high = {}, std::string_view error = {});

struct TickSpec {
  std::string below = {};  ///< second line
  bool disabled = false;
  std::string why = {};
  bool full = false;   ///< box at the right, words at the left
  bool aloud = false;  ///< in large type, to be read from across a table; its second line is the answer
  std::string key = {};
};
/// True when pressed: the caller turns it.
bool tickBox(Ui& ui, std::string_view label, bool on, const TickSpec& spec = {});
bool switchRow(Ui& ui, std::string_view label, bool on, const TickSpec& spec = {});
/// Radios one under the other, with second lines.
struct RadioOption {
  std::string code = {}, label = {}, below = {};
};
std::optional<std::string> radios(Ui& ui, std::string_view name, std::string_view chosen,
                                  std::span<const RadioOption> options);
/// A round box alone, 48 touched: ticking off a follow-up. `name` for the mirror.
bool roundTick(Ui& ui, std::string_view name, bool on, std::string_view key = {});

struct Tab {
  std::string code = {}, label = {};
};
std::optional<std::string> tabs(Ui& ui, std::string_view chosen, std::span<const Tab> all,
                                std::string_view name);

}  // namespace alongside::ui
