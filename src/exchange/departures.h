// What has left this tablet, and with which pack: so that what is new is known whatever the clocks say, and that a page
// can say what left before somebody kept it back. Kept on the vault's shelf "left".
//
//   {"v":1,"packs":[{"pack":<id>,"seq":7,"made":<ms>,"revs":<identities one behind the other, base64url>,
//                    "again":<the same, of what had left before>}]}
//
// Seq 0 stands for packs of older versions, which did not note what they held.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/id.h"
#include "core/json.h"

namespace alongside {

class Departures {
 public:
  struct Departure {
    Id pack;
    std::uint32_t seq = 0;
    Millis made = 0;
    std::vector<Hash> revisions;  ///< that had not left before
    std::vector<Hash> again{};    ///< the others that it held: a receipt for it covers them, too
  };

  /// Those among `revisions` that left already stay with the pack they went with first, and count as `again` here.
  void note(Departure departure);
  /// The first pack that held it; null: it has not left.
  const Departure* of(const Hash& revision) const;
  bool empty() const { return packs_.empty(); }
  const std::vector<Departure>& all() const { return packs_; }
  /// Forgets packs that `keep` does not know: they were written down, and the pack itself never was.
  template <class F>
  void onlyPacks(F keep) {
    std::vector<Departure> all = std::exchange(packs_, {});
    by_.clear();
    for (Departure& one : all)
      if (one.seq == 0 || keep(one.pack)) note(std::move(one));
  }

  Json json() const;
  static Departures from(const Json& json);  ///< what cannot be read is left out: it counts as not sent

 private:
  std::vector<Departure> packs_;
  std::unordered_map<Hash, std::uint32_t> by_;
};

}  // namespace alongside
