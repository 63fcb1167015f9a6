// The list of worries: from packs, referrals, sessions and supervision, and what is done about them.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/forms/half_asked.h"
#include "app/session/feature.h"
#include "core/function_ref.h"

namespace alongside {

class Worries : public Feature {
 public:
  Worries(Session& in, HalfAsked& halfAsked) : Feature(in), halfAsked(halfAsked) { hear(); }
  void deskBegun() override;
  void storeChanged() override { facts.clear(); }
  void refresh() override;
  bool back() override;
  void leave() override;
  std::optional<double> due() const override;
  bool woken() override;

 private:
  /// A worry, or what worries in a referral, read once for each of its versions.
  struct Facts {
    std::vector<std::uint32_t> heads;
    Worry worry;
    Id from;  ///< what it was taken up from
  };
  HalfAsked& halfAsked;
  std::unordered_map<Id, Facts> facts;
  std::optional<Moment> lateAt;  ///< when the next worry becomes late
  void hear();
  std::vector<WorryLine> all();
  const Worry& worryFacts(const Record& record);
  void change(const Id& id, FunctionRef<void(Fields&)> change, std::string said);
  void ask(const Id& id, WorryAct act);
};

/// When a record first came about.
Moment cameAt(const Store& store, const Record& record);

}  // namespace alongside
