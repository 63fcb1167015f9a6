// The steps of first start. Each draws the matter of its page; screen_begin.cpp chooses and frames them.
#pragma once

#include <string_view>

#include "app/state.h"
#include "ui/kit/button.h"

namespace alongside::ui {

class Ui;

void beginTeam(Ui& ui, const BeginState& begin);
void beginTeamFile(Ui& ui, const BeginState& begin);
void beginCheckTeam(Ui& ui, const BeginState& begin);
void beginName(Ui& ui, const BeginState& begin);
void beginPassphrase(Ui& ui, const BeginState& begin);
void beginRecovery(Ui& ui, const BeginState& begin);
void beginDone(Ui& ui, const State& state);
void beginRestore(Ui& ui, const BeginState& begin);
void beginRestoreTeam(Ui& ui, const BeginState& begin);
/// A team's name, number and wards, who signed its file, and the five words that have to be heard from them.
void teamToCompare(Ui& ui, const OpenedTeam& opened, const std::string& fileName,
                   const std::vector<std::string>& words);

/// Heading and a sentence at the top of a step.
void stepHead(Ui& ui, std::string_view title, std::string_view below);
/// What went wrong in this step, if anything did.
void stepFault(Ui& ui, const BeginState& begin);
/// The button that ends a step.
void stepOn(Ui& ui, std::string_view words, ButtonSpec spec = {});
/// The sentence below a field that cannot stay as it is, or nothing.
std::string faultOf(const BeginState& begin, const char* field);
/// Reading the same five words aloud from two screens: is it the same tablet?
void joinAgain(Ui& ui, const std::vector<std::string>& ownWords, std::string_view coordinator, bool canShare);

}  // namespace alongside::ui
