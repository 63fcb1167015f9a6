// Who and what is here already, as far as a referral report asks: referrals by their number, people by the numbers that they
// have elsewhere, and by name and date of birth.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/store.h"

namespace alongside {

/// The system that a report comes from; stored in referrals (`source`) and in the team file.
struct ReferralSystem {
  std::string_view code, name;
  std::string_view client{};  ///< the person's own field for the number there; empty: a row of `numbers`
};
std::span<const ReferralSystem> referralSystems();
std::string systemName(
    std::string_view code);  ///< "SystmOne"; of another system its own name: it is its code

/// Why a referral is void that was taken out again with its report.
inline constexpr std::string_view kReportTakenOut = "The report that it came with was taken out again";

/// Numbers as they are compared: leading noughts, spaces and letters' case say nothing. A practice's numbers are its own:
/// two EMIS practices have the same.
std::string numberKey(std::string_view system, std::string_view practice, std::string_view number);
inline constexpr std::string_view kAnyPractice =
    "*";  ///< under it the first of a number's EMIS referrals stands as well

/// Somebody, as far as a row can say.
struct Human {
  Id person{};                     ///< empty: of a row of the same file
  std::size_t row = 0;             ///< that row's index + 1
  Fields fields = Json::object();  ///< of the person's record
};

/// Whether two descriptions can be one human's.
enum class Agreement {
  yes,      ///< the date of birth is the same, or the names share a word
  unsure,   ///< neither says so
  against,  ///< another date of birth or another NHS number
};
Agreement agreement(const Fields& a, const Fields& b);
/// Letters of names in one order and case: 'Ellery, Maud' and 'MAUD ELLERY' are the same.
std::string nameAndBirth(const Fields& person);  ///< empty without a date of birth

/// A set of people that can be asked for by any of their numbers.
class Humans {
 public:
  void add(Human human);
  const Human* byNhs(std::string_view nhs) const;
  const Human* byNumber(std::string_view key) const;
  const Human* alike(const Fields& person) const;  ///< of the same name and date of birth
  void clear();

 private:
  const Human* at(const std::unordered_map<std::string, std::size_t>& places, std::string_view key) const;
  std::vector<Human> all_;
  std::unordered_map<std::string, std::size_t> byNhs_, byNumber_, byNameAndBirth_;
};

/// What is here already. Built once before reading.
struct KnownReferrals {
  struct There {
    Id referral, person;
  };
  std::unordered_map<std::string, There> referrals;  ///< by numberKey
  Humans humans;
  std::unordered_map<Id, Fields> people;  ///< of these, and of people whom `humans` leaves out
};
KnownReferrals knownReferrals(const Store& store);
/// The same in slices: looks at `most` records more from where `from` stands. False: all have been looked at.
bool learnReferrals(KnownReferrals& known, const Store& store, std::size_t& from, std::size_t most);

/// The keys of all numbers of a person elsewhere.
std::vector<std::string> clientKeys(const Fields& person);
/// Puts a number into the person's answers, where that system's stands.
void setClientNumber(Fields& person, std::string_view system, std::string_view practice,
                     std::string_view number);

}  // namespace alongside
