// A worker's own work: how many people a week, by what way, on how many days. Pure counting over what is given.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/time.h"

namespace alongside {

/// One care contact that took place.
struct Contact {
  Date day;
  int minutes = 0;
  std::string mechanism;  ///< CONSULTATION MECHANISM; empty: not said
};

struct WorkWeek {
  Date monday;
  int contacts = 0;
  int minutes = 0;
  int days = 0;      ///< days with at least one contact
  int wardDays = 0;  ///< days that were put down as spent on a ward
};

/// What was agreed for a usual week; 0: nothing was said about it.
struct AgreedWeek {
  int contacts = 0, wardDays = 0, hours = 0;
  std::map<std::string, int> minutes{};  ///< by mechanism
  Date since{};
  bool said() const { return contacts + wardDays + hours > 0 || !minutes.empty(); }
};

struct MyWork {
  /// Oldest first, from the first with a contact on (this week at least), empty ones between among them.
  std::vector<WorkWeek> weeks;
  std::map<std::string, int> minutes;  ///< by mechanism, over all these weeks
  /// By mechanism, of one week: the mean of the whole ones (this one, as long as there is no other). A way that is
  /// taken every third week has a median of nothing.
  std::map<std::string, double> weekMinutes;
  /// Medians of the whole weeks (this week is not over).
  double usualContacts = 0, usualWardDays = 0, usualMinutes = 0;
  AgreedWeek agreed;
};

/// The last `weeks` weeks up to the one that holds `today`; what lies before them is left out.
MyWork myWork(std::span<const Contact> contacts, std::span<const Date> wardDays, Date today, int weeks);

}  // namespace alongside
