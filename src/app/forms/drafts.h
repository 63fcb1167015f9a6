// Drafts: what is half written, on a shelf of the vault, kept at every pause.
#pragma once

#include <optional>
#include <string_view>

#include "app/session/feature.h"

namespace alongside {

inline constexpr std::string_view kWithdraws =
    "void";  ///< `op` of a draft that says why a record is withdrawn

class Drafts : public Feature {
 public:
  using Feature::Feature;
  void begun(const Json& local) override;
  std::optional<double> due() const override;
  bool woken() override;
  void hidden() override;

  Json all = Json::object();          ///< by the id of the draft
  void keepNow(bool written = true);  ///< false: one has only gone, so 'Draft kept' would be wrong
  void keepSoon();                    ///< at the next pause, or three seconds after the first change
  void notSoon() { due_.reset(); }
  void put(const FormState& form);  ///< as it stands; kept by one of the above

 private:
  std::optional<double> due_;  ///< uptime at which a changed draft is kept
  double since_ = 0;           ///< uptime of the first change that is not kept
};

}  // namespace alongside
