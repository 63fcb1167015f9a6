// States of the app made by hand, with made-up people.
#pragma once

#include "app/state.h"

namespace alongside::test {

Team madeUpTeam();
/// Nadia on her tablet: three records not sent, one kept back, packs in every state.
State atWork();
/// Ruth at her desk: packs of every verdict, somebody who asks to join, a record with two versions.
State atTheDesk();
/// Nadia's tablet with a file of her coordinator's: somebody comes to her, and Patrick goes to Femi.
State withAllocation();
State atTheLock();
State atFirstStart(BeginStep step, bool coordinator);
Fault tabletFull();

/// Notes about Hassan on two tablets, not settled.
Id twoVersions(Store& store, const std::string& mine, const std::string& theirs);

}  // namespace alongside::test
