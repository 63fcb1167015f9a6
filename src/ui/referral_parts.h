// What the screens about referrals have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/desk_state.h"
#include "record/referral.h"
#include "ui/list.h"

namespace alongside::ui {

/// "Waiting, with interim", with the icon and colour of its state.
Tag stateTag(std::string_view state, bool interim);
std::string_view sourceName(std::string_view source);  ///< "RiO"
/// "6 Nov 1988, 999 418 2048": who it is beyond doubt. Empty when neither is known.
std::string bornAndNumber(const OpenState& open, const Id& person);
/// What the step is called on a button: "Ask for information", "Allocate".
std::string_view stepVerb(std::string_view to);
Icon stepIcon(std::string_view to);

/// The four intervals, beside each other where there is room. Never called waiting-time targets.
void drawIntervals(Ui& ui, const Waiting& waiting);
/// One referral: screen_referral.cpp.
void drawReferral(Ui& ui, const State& state, const Desk& desk);
/// When, by whom and why, before a step is taken: referral_step.cpp.
void drawStep(Ui& ui, const State& state);

}  // namespace alongside::ui
