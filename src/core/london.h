// London's clocks. Records hold civil time as read off the ward's clock, whatever zone the reader's machine is set to.
#pragma once

#include <cstdint>

#include "core/time.h"

namespace alongside {

enum class Summer : std::uint8_t { no, yes, unsure };

/// Whether London's clock was an hour before UTC's on that day, from after 01:00 UTC on. Since 1972 by the Summer Time Act and
/// its orders; from October 1968 to October 1971 all the year; before that each year had days of its own: between April and
/// September alone it is sure, and from 1916 on (Whitaker's tables; the IANA time zone data, file 'europe').
Summer summerTime(Date date);

/// A moment by the clock of London. Of an hour that it shows twice the first is meant; one that it leaves out is read as the
/// hour after. Years before 1996 are read by the rule since then.
Millis fromLondon(Moment moment);

}  // namespace alongside
