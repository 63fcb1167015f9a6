// Which ward somebody was on, on a day: their record says where they are now, and its history where they were.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace alongside {

struct WardSince {
  Date from;
  std::string ward;  ///< empty: on none
};

/// In order of days. A version of the person's record tells its ward from 'On this ward since' on, or without that from the day
/// when it was written; a later version is right about all that comes after.
std::vector<WardSince> wardsOf(const Store& store, const Record& person);
/// Before the first of them: the first, for people were there before they were written down.
std::string_view wardOn(std::span<const WardSince> wards, Date day);

}  // namespace alongside
