// Receipts that are given: signed for everything of a tablet that came in.
#pragma once

#include <string>

#include "app/session/feature.h"

namespace alongside {

class ReceiptsGiven : public Feature {
 public:
  explicit ReceiptsGiven(Session& in) : Feature(in) { hear(); }
  void begun(const Json& local) override;
  void writeLocal(Json& local) const override;

 private:
  std::uint32_t count = 0;  ///< given so far: counted apart from packs of records
  void hear();
  Result<std::string> receiptFor(const Member& member);
  void saveReceipt(const std::string& device);
  void saveAllReceipts();
};

}  // namespace alongside
