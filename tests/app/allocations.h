// Somebody allocated to a worker, as the referral's page does it, and what is to be handed over then.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "rowan.h"

namespace alongside::test {

/// Takes a referral on and allocates it, as its page does.
inline Id allocated(Tablet& desk, std::string_view name, const std::string& worker) {
  const Id person = desk.addPerson(std::string(name));
  desk.say(command::StartForm{std::string(codes::kReferral), person});
  const Id referral = desk.open().over.form->record;
  desk.say(command::SetField{"source", "rio"});
  desk.say(command::SetField{"received", addDays(desk.state().local.date, -5).text()});
  desk.say(command::SetField{"hopes", "To walk by the canal."});
  desk.say(command::SetField{"explained", true});
  desk.say(command::SetField{"agrees", true});
  desk.say(command::SaveForm{});
  REQUIRE_FALSE(desk.open().over.form.has_value());
  for (const std::string_view to : {codes::kTakenOn, codes::kAllocated}) {
    desk.say(command::AskStep{referral, std::string(to)});
    if (to == codes::kAllocated) desk.say(command::SetStep{"worker", worker});
    desk.say(command::TakeStep{});
    REQUIRE_FALSE(desk.open().desk->step.has_value());
  }
  desk.say(command::GoTo{Place::referrals});
  return referral;
}

inline const std::vector<AllocationFile>& allocationFiles(const Tablet& desk) {
  return desk.open().desk->allocationFiles;
}

}  // namespace alongside::test
