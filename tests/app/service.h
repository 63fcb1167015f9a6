// A desk and tablets that have joined it.
#pragma once

#include <string>
#include <vector>

#include "tablet.h"

namespace alongside::test {

struct Service {
  Tablet desk;
  std::vector<Tablet> tablets;

  explicit Service(const std::vector<std::string>& names) {
    desk.startTeam();
    for (const std::string& name : names) {
      desk.say(command::SaveTeamFile{});
      Tablet& tablet = tablets.emplace_back();
      const Bytes request = tablet.join(desk.lastSaved(), name);
      desk.give("join.jws", request);
      desk.say(command::AcceptJoin{0});
    }
  }
};

inline Bytes packOf(Tablet& tablet) {
  tablet.say(command::SealAsFile{});
  return tablet.lastSaved();
}
/// The newest team file, as the desk hands it out.
inline Bytes teamFileOf(Tablet& desk) {
  desk.say(command::SaveTeamFile{});
  return desk.lastSaved();
}
inline Bytes savedNamed(const Tablet& tablet, std::string_view begins) {
  for (const auto& [name, bytes] : tablet.world->saved)
    if (name.starts_with(begins)) return bytes;
  FAIL("nothing was saved under ", begins);
  return {};
}

}  // namespace alongside::test
