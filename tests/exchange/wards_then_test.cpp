// Where somebody was on a day, by the history of their record; and London's clocks.
#include "exchange/wards_then.h"

#include <doctest/doctest.h>

#include <random>

#include "core/london.h"
#include "record/codes.h"

using namespace alongside;

namespace {

constexpr Millis kMade = 1'795'000'000'000;

struct Life {
  Store store;
  Id person = makeId(kMade, {1});

  void says(const Fields& fields, Date on, Op op = Op::amend) {
    Revision revision = store.draft(person, codes::kPerson, store.size() == 0 ? Op::create : op, fields, "");
    revision.hlc.ms = fromLondon({on, 12 * 60});
    revision.device = "tablet";
    sealIdentity(revision);
    store.add(std::move(revision));
  }
  std::string on(Date day) { return std::string(wardOn(wardsOf(store, *store.find(person)), day)); }
};

}  // namespace

TEST_CASE("a ward counts from its day on, and before the first one the first") {
  Life life;
  life.says({{"ward", "Rowan"}}, {2026, 9, 10});
  life.says({{"ward", "Rowan"}, {"phone", "1"}}, {2026, 9, 20});
  life.says({{"ward", "Hazel"}, {"wardSince", "2026-10-01"}}, {2026, 10, 5});
  CHECK(life.on({2026, 8, 1}) == "Rowan");
  CHECK(life.on({2026, 9, 30}) == "Rowan");
  CHECK(life.on({2026, 10, 1}) == "Hazel");  // written five days later
  life.says({{"closedOn", "2026-11-01"}}, {2026, 11, 3});
  CHECK(life.on({2026, 10, 31}) == "Hazel");
  CHECK(life.on({2026, 11, 1}).empty());
  life.says({{"ward", "Willow"}, {"wardSince", "2026-11-20"}}, {2026, 11, 20});
  CHECK(life.on({2026, 11, 19}).empty());
  CHECK(life.on({2026, 11, 21}) == "Willow");
}

TEST_CASE("a later version is right about all that comes after the day that it names") {
  Life life;
  life.says({{"ward", "Rowan"}, {"wardSince", "2026-09-01"}}, {2026, 9, 1});
  life.says({{"ward", "Hazel"}, {"wardSince", "2026-10-10"}}, {2026, 10, 10});
  life.says({{"ward", "Willow"}, {"wardSince", "2026-10-01"}}, {2026, 10, 12});  // it never was Hazel
  CHECK(life.on({2026, 9, 30}) == "Rowan");
  CHECK(life.on({2026, 10, 5}) == "Willow");
  CHECK(life.on({2026, 10, 11}) == "Willow");
  Life nobody;
  nobody.says({{"name", "Owen Tallis"}}, {2026, 9, 1});
  CHECK(nobody.on({2026, 9, 2}).empty());
  nobody.says({{"ward", "Rowan"}}, {2026, 9, 5});
  CHECK(nobody.on({2026, 9, 2}) == "Rowan");
}

TEST_CASE("moments by London's clocks: an hour ahead in summer, and the two hours that are none or two") {
  const auto utc = [](int month, int day, int hour, int minute) {
    return utcText(fromLondon({{2026, month, day}, hour * 60 + minute}));
  };
  CHECK(utc(1, 15, 9, 30) == "2026-01-15T09:30:00.000Z");
  CHECK(utc(7, 15, 9, 30) == "2026-07-15T08:30:00.000Z");
  CHECK(utc(7, 15, 0, 30) == "2026-07-14T23:30:00.000Z");
  CHECK(utc(3, 29, 0, 59) == "2026-03-29T00:59:00.000Z");
  CHECK(utc(3, 29, 1, 30) == "2026-03-29T01:30:00.000Z");  // it is 2:30 by the clock
  CHECK(utc(3, 29, 2, 30) == "2026-03-29T01:30:00.000Z");
  CHECK(utc(10, 25, 1, 30) == "2026-10-25T00:30:00.000Z");  // the first of two
  CHECK(utc(10, 25, 2, 0) == "2026-10-25T02:00:00.000Z");
}
