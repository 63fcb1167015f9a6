// Printed pages: small HTML that the platform puts on paper, black on white.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"

namespace alongside {

std::string escapedHtml(std::string_view text);

/// The team's recovery sheet: eight words, what they are for, where to keep them.
std::string recoverySheet(std::string_view team, std::string_view coordinator,
                          const std::vector<std::string>& words, Date today);

}  // namespace alongside
