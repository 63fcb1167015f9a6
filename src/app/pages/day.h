// The day that Today shows: what was and will be on it, and what is due.
#pragma once

#include <optional>

#include "app/session/feature.h"

namespace alongside {

class Day : public Feature {
 public:
  explicit Day(Session& in) : Feature(in) { hear(); }
  void refresh() override;
  void show(std::optional<Date> day);  ///< none: today

 private:
  void hear();
};

}  // namespace alongside
