// The daily allocation meeting, as its board shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/time.h"
#include "insight/allocation.h"

namespace alongside {

/// Somebody whom the meeting is about.
struct BoardLine {
  Id referral, person;
  std::string name, from;  ///< "Rowan ward, with interim"
  std::string state;
  bool urgent = false;  ///< stands before the others
  int days = 0;
  bool overlong = false;
  bool risk = false;  ///< a risk came with the referral, or a worry about them is open
};

/// A worker with their room, best fit first for whoever is chosen.
struct BoardWorker {
  Colleague colleague;
  std::string device;
  int limit = 0;
  bool away = false;
  std::vector<std::string> reasons, against;
  const std::string& name() const { return colleague.name; }
  int room() const { return limit - colleague.active; }
};

/// Something that the meeting should know of.
struct BoardNews {
  Id record;  ///< to read; empty: it stands in the roster or in a worker's week
  std::string who, what;
};

struct BoardDecision {
  std::string whom, what, to, why;
};

struct Board {
  // The meeting
  Id meeting;  ///< empty: nothing was decided or written today
  std::string chair, deputyFor, present;
  bool ended = false;
  std::vector<BoardDecision> decided;

  // Who and what it is about
  std::vector<BoardLine> toPlace, fresh;  ///< who waits; who is new: longest first
  std::vector<BoardNews> worries, leaving;
  std::vector<BoardWorker> workers;
  int places = 0, used = 0;  ///< of all workers who are not away

  // What is being decided
  Id chosen;                ///< a referral
  bool personOpen = false;  ///< on a small screen: their page lies over the list
  std::string worker;       ///< with whom
  std::string why;
  std::string fault;  ///< why it cannot be done

  /// The question who is in the chair.
  struct Chair {
    std::string chair, deputyFor, present;
    bool tried = false;
  };
  std::optional<Chair> asked;
};

}  // namespace alongside
