// What the screens about referrals have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/desk_state.h"
#include "record/kinds/referral.h"
#include "ui/kit/list.h"

namespace alongside::ui {

/// "Waiting, with interim", with the icon and colour of its state.
Tag stateTag(std::string_view state, bool interim);
std::string_view sourceName(std::string_view source);  ///< "RiO"
/// "6 Nov 1988, 999 418 2048": who it is beyond doubt. Empty when neither is known.
std::string bornAndNumber(const OpenState& open, const Id& person);
/// What the step is called on a button: "Ask for information", "Allocate".
std::string_view stepVerb(std::string_view to);
Icon stepIcon(std::string_view to);

/// "9 days", "2.5 days".
std::string daysInWords(double days);
/// The four intervals, beside each other where there is room. Never called waiting-time targets.
void drawIntervals(Ui& ui, const Waiting& waiting);
/// What has to reach the workers' tablets, and what is on its way: hand_over_rows.cpp.
void drawHandOvers(Ui& ui, const OpenState& open, const Desk& desk);
/// What they hope for, in their words, and what was said about them.
void drawReferralFacts(Ui& ui, const OpenState& open, const Record& record, const Fields& fields);
/// Nobody is allocated before peer support was explained and they agreed.
void drawGate(Ui& ui, const Id& id, const Fields& fields, std::string_view first);
/// One referral: screen_referral.cpp.
void drawReferral(Ui& ui, const State& state, const Desk& desk);
/// When, by whom and why, before a step is taken: referral_step.cpp.
void drawStep(Ui& ui, const State& state);

}  // namespace alongside::ui
