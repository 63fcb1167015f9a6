// Who is meant: somebody of the roster, whatever they are called and whichever tablet they hold.
//
// Each entry of the roster is one tablet; entries with one member id are one human. A record that names a worker holds
// that id beside the name as it was then: "worker" and "workerId". Older records hold the name alone. Then it is whoever
// has or had that name; of several, the one who was in the team first, since nobody else can have been meant then.
//
// Pages and calculations tell workers apart by a label: the name as it is now, and where two humans share one, a word of
// the first tablet's fingerprint behind it ("Femi Larkin, apricot"). Labels are never stored.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/team/team.h"

namespace alongside {

class Members {
 public:
  struct One {
    Id id;
    std::string name;   ///< as the newest of their tablets has it
    std::string label;  ///< unlike anybody else's
    Role role = Role::worker;
    bool gone = false;                        ///< no tablet of theirs has access
    bool left = false;                        ///< ... and none of them was lost: who lost one is still there
    Millis since = 0;                         ///< of the first tablet
    std::vector<std::string> devices, names;  ///< names: now and before
  };

  Members() = default;
  explicit Members(const Team& team);
  const std::vector<One>& all() const { return all_; }  ///< in the roster's order
  const One* byDevice(std::string_view thumbprint) const;
  const One* byLabel(std::string_view label) const;
  const One* byId(const Id& id) const;
  /// The label of whom a record means; the name as it stands where nobody of the roster is meant.
  std::string meant(std::string_view id, const std::string& name) const;
  std::string meantIn(const Fields& fields, std::string_view key) const;  ///< `key` and, for the id, `key`Id
  /// Writes whom a label stands for: name and id. A label of nobody is written as a name.
  void write(Fields& fields, std::string_view key, const std::string& label) const;

 private:
  std::vector<One> all_;
  std::map<std::string, std::size_t, std::less<>> byDevice_, byLabel_;
};

/// Of older team files, which have none: made of the tablet's thumbprint (UUID version 8, RFC 9562), so that every
/// machine makes the same.
Id memberIdOf(std::string_view thumbprint);

}  // namespace alongside
