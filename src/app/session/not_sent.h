// What has left this tablet and what has not: what goes with the next pack, what stays, and why.
#pragma once

#include <unordered_set>
#include <vector>

#include "app/session/feature.h"
#include "exchange/departures.h"

namespace alongside {

class NotSent : public Feature {
 public:
  using Feature::Feature;
  void begun(const Json& local) override;
  void refresh() override;
  void refreshPage() override;
  void storeChanged() override;

  Departures left;                    ///< what has left this tablet, and with which pack
  std::vector<std::uint32_t> unsent;  ///< own revisions in the store that go with the next pack

  void load(const Json& local);  ///< once the store is filled
  /// Own revisions up to this stamp have left, but these.
  void leftUpTo(const Hlc& stamp, const std::unordered_set<Hash>& but = {});
  void note(Departures::Departure departure);  ///< a pack was made
  void saveLeft();
  void gather();  ///< a coordinator's own are gathered only where they are sent: most of them never are
  std::vector<CountedOnly> countedOnly() const;
  UnsentRow row(const Record& record) const;

 private:
  std::vector<std::uint32_t> notLeft;   ///< own revisions that have not left, as far as was looked
  std::vector<std::uint32_t> keptBack;  ///< of these, those that stay here, for whatever reason
  std::uint32_t lookedTo = 0;           ///< revisions of the store below were looked at
  void readUnsent();
  void readKeptBack();
};

}  // namespace alongside
