// Small things that several screens say: times as people say them, and words to compare aloud.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/pen/ui.h"

namespace alongside::ui {

/// "14:03" today, else "yesterday 14:03", "Monday 17:05", "9 November 17:05": for the middle of a sentence.
std::string saidAt(Millis at, Date today);
/// "Mon 17:02", or "9 Nov 17:02" when that is more than six days ago.
std::string shortlyAt(Millis at, Date today);
/// "Today", "Yesterday", "Friday", "9 November".
std::string saidDay(Millis at, Date today);
/// "Nadia’s".
std::string belongingTo(std::string_view name);
/// The first letter in capitals.
std::string capital(std::string words);

/// Words in large type, numbered, to read out or to copy. `name`: what they are, for the mirror.
void wordsAloud(Ui& ui, std::string_view name, std::span<const std::string> words);

}  // namespace alongside::ui
