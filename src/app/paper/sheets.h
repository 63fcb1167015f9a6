// Printed pages: small HTML that the platform puts on paper, black on white.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "insight/history.h"
#include "record/kind.h"

namespace alongside {

struct Board;

std::string escapedHtml(std::string_view text);

/// The team's recovery sheet: eight words, what they are for, where to keep them.
std::string recoverySheet(std::string_view team, std::string_view coordinator,
                          const std::vector<std::string>& words, Date today);

/// One record in the person's voice: own words first and in quotes, then the rest; questions with a box to tick.
/// `whose` and `ward` stand at the top when they are given. What nobody has answered leaves no trace.
/// `progress`: how a goal went. `only`: for whom alone the paper is, at its head.
std::string personSheet(const Kind& kind, const Fields& fields, std::string_view whose, std::string_view ward,
                        Date today, std::span<const ProgressPoint> progress = {}, std::string_view only = {});

/// To whoever referred somebody: what became of it, and nothing of what was talked about.
std::string referralReply(const Fields& referral, std::string_view name, std::string_view coordinator,
                          std::string_view team, Date today);

/// Several sheets, each beginning on a page of its own: a heading behind a footer does (web/style.css).
std::string eachOnItsPage(std::span<const std::string> sheets);

/// The allocation meeting on one page: who was there, what was decided, who still waits, who has room.
std::string boardSheet(const Board& board, std::string_view team, Date today);

}  // namespace alongside
