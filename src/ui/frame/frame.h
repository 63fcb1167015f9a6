// What stands around every page: the rail or the bar, the status strip, the practice band, the toast.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/pen/ui.h"

namespace alongside::ui {

struct RailPlace {
  Icon icon = Icon::none;
  std::string label = {};
  bool here = false;
  int count = 0;  ///< worries that are late: a red badge; 0: none
};
struct StripItem {
  Icon icon = Icon::none;
  std::string words = {};  ///< "Saved on this tablet 14:03"
  std::string brief = {};  ///< "Saved 14:03", on a phone and in large text; empty: the same
  Tone tone = Tone::ink2;
  Tone iconTone = Tone::ink2;
  bool strong = false;
  bool pressable = false;  ///< '3 not sent yet' leads to Send
  bool alert = false;      ///< said at once: 'Not saved since 15:06'
};
struct FrameSpec {
  std::string lead = {};  ///< "Record", "Bring in"; empty: none
  Icon leadIcon = Icon::plus;
  bool leadOpen = false;     ///< its sheet is open: shown as chosen
  bool floatingLead = true;  ///< without a rail: the floating button (off where the page has its own)
  std::vector<RailPlace> places = {};  ///< at most five; empty: no rail and no bar
  std::vector<StripItem> strip = {};
  std::string person = {};  ///< who is signed in
  bool search = true, lock = true;
  bool practice = false;  ///< the yellow band
  std::string practiceWords = "Practice. Everybody here is made up, and nothing is kept.";
  std::string practiceBrief = "Practice, nothing is kept";  ///< in large text on a phone; the mirror says all
};
struct FramePress {
  bool lead = false, search = false, lock = false, person = false;
  std::optional<std::size_t> place = {};  ///< of `places`
  std::optional<std::size_t> strip = {};  ///< of `strip`
};
/// Rail or bar, strip and band; then `page` is drawn in what is left, then `over` (sheets, dialogs).
FramePress appFrame(Ui& ui, const FrameSpec& spec, Draw page, Draw over = {});

struct ToastSpec {
  std::string words = {};
  std::string action = {};  ///< "Undo"; empty: none
};
/// True when the action was pressed. Drawn at the foot, over everything but the bar.
bool toast(Ui& ui, const ToastSpec& spec);

}  // namespace alongside::ui
