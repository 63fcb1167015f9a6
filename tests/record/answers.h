// Answers as they are given on the ward, and what is said about them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>

#include "core/text.h"
#include "record/codes.h"
#include "record/kind.h"

namespace alongside::test {

inline constexpr Moment kNow{{2026, 11, 24}, 15 * 60 + 6};
inline constexpr std::string_view kImogen = "019ab3f0-7c3e-7a41-9d0f-0123456789ab";

inline const Kind& session() { return *kindNamed(codes::kSession); }
inline const Kind& person() { return *kindNamed(codes::kPerson); }
inline const Kind& followUp() { return *kindNamed(codes::kFollowUp); }

inline Fields oneToOne() {
  return *parseJson(
      R"({"person":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","when":"2026-11-24T14:30","minutes":30,
    "mechanism":"01","location":"N01","attendance":"5","themes":["sleep","leave"],
    "words":"Slept through for the first time.","shared":true,"worry":false,
    "next":"Ask about Sunday leave","nextOn":"2026-11-26","seenBy":["ward","coordinator"]})");
}

inline Fields with(Fields fields, std::string_view key, Json value) {
  fields[std::string(key)] = std::move(value);
  return fields;
}

/// The sentence about one field; a warning begins with "(w) ".
inline std::string said(const Kind& kind, const Fields& fields, std::string_view key) {
  for (const FieldFault& fault : validate(kind, fields, kNow)) {
    if (fault.key == key) return (fault.warning ? "(w) " : "") + fault.sentence;
  }
  return {};
}

inline bool fine(const Kind& kind, const Fields& fields) { return validate(kind, fields, kNow).empty(); }

}  // namespace alongside::test
