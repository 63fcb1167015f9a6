// The risk board as it is looked at, and what is being done to a worry.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/state.h"
#include "insight/worries.h"

namespace alongside {

/// A worry on the board.
struct WorryLine {
  Id id{};  ///< of the worry; of the referral or session while nobody has taken it up
  Id person{};
  std::string name{};         ///< whom it is about: "A worker" when it came up in supervision
  std::string apart{};        ///< tells it from other open worries about them; empty: it is the only one
  std::string from{};         ///< "Nadia’s pack", "Referral", "Supervision"
  std::string_view origin{};  ///< the part of the board that it belongs to by where it came from
  Worry worry{};
};

/// What is asked before an act: whom you told, who answered, what it was closed with, when to look again.
enum class WorryAct : std::uint8_t { tell, answer, close, again };
struct WorryAsked {
  Id id{};
  WorryAct act = WorryAct::tell;
  std::string who{};                  ///< told, or who answered
  std::string words{};                ///< what they said, or what it was closed with
  Moment at{};                        ///< when
  std::optional<Moment> due{};        ///< look again by
  std::vector<std::string> lately{};  ///< those who were told lately
  std::string whoFault{}, wordsFault{}, atFault{}, dueFault{};
};

struct WorryBoard {
  ListChoice list{.query = {}, .only = {}, .order = ListOrder::oldest};  ///< oldest: the most urgent first
  bool closed = false;                                                   ///< the closed ones are looked at
  std::array<std::vector<WorryLine>, kOpenStages> stages{};              ///< as the board is looked at
  std::vector<WorryLine> shut{};                                         ///< newest first
  std::vector<std::pair<std::string, int>> parts{};  ///< with counts, of all that are open
  std::optional<WorryAsked> asked{};

  // Of all, however the board is looked at: Today and the rail say it.
  std::vector<WorryLine> unanswered{};  ///< the most urgent first
  int open = 0, late = 0, closedInAll = 0;
};

// Parts of the board.
inline constexpr std::string_view kLateWorries = "late", kMyWorries = "mine", kNobodysWorries = "nobody",
                                  kReferralWorries = "referral", kPackWorries = "pack",
                                  kSupervisionWorries = "supervision";

}  // namespace alongside
