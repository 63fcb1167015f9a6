#include "insight/allocation.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {

constexpr Date kToday{2026, 11, 24};

Colleague colleague(std::string name, int active, std::string ward = {}, std::string offers = {}) {
  Colleague one;
  one.name = std::move(name);
  one.active = active;
  if (!ward.empty()) one.wards = {std::move(ward)};
  one.offers = std::move(offers);
  return one;
}

Need need(std::string ward, std::string wishes = {}, std::vector<std::string> knows = {}) {
  return {std::move(ward), std::move(wishes), std::move(knows)};
}

std::vector<std::string> order(const Need& need, const std::vector<Colleague>& colleagues) {
  std::vector<std::string> names;
  for (const Suggestion& one : suggestions(need, colleagues, kToday, 12))
    names.push_back(colleagues[one.colleague].name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a caseload’s limit is pro rata") {
  Colleague one = colleague("Femi", 0);
  CHECK(caseloadLimit(one, 12) == 12);
  one.wholeTime = 0.6;
  CHECK(caseloadLimit(one, 12) == 7);
  one.wholeTime = 0.02;
  CHECK(caseloadLimit(one, 12) == 1);
  one.wholeTime = 0;
  CHECK(caseloadLimit(one, 12) == 0);
  one.wholeTime = 1;
  CHECK(caseloadLimit(one, 8) == 8);
}

TEST_CASE("who is known comes first, then who works there, then who has most room") {
  const std::vector<Colleague> all = {colleague("Ana", 3), colleague("Ben", 9, "rowan"),
                                      colleague("Cleo", 11), colleague("Dev", 2)};
  CHECK(order(need("Rowan", "", {"Cleo"}), all) == Names{"Cleo", "Ben", "Dev", "Ana"});
  CHECK(order(need(""), all) == Names{"Dev", "Ana", "Ben", "Cleo"});
}

TEST_CASE("whoever has no room or is away comes last, and it says so") {
  std::vector<Colleague> all = {colleague("Ana", 12, "Rowan"), colleague("Ben", 0), colleague("Cleo", 11)};
  all[1].awayFrom = Date{2026, 11, 20};
  all[1].awayUntil = Date{2026, 12, 3};
  CHECK(order(need("Rowan"), all) == Names{"Cleo", "Ana", "Ben"});
  const std::vector<Suggestion> found = suggestions(need("Rowan"), all, kToday, 12);
  CHECK(found[1].against == Names{"No room: 12 of 12"});
  CHECK(found[1].reasons == Names{"Works on Rowan"});
  CHECK(found[2].against == Names{"Away until 3 December"});
  CHECK(found[0].reasons == Names{"Room for 1 more"});

  CHECK(away(all[1], {2026, 11, 20}));
  CHECK(away(all[1], {2026, 12, 3}));
  CHECK_FALSE(away(all[1], {2026, 12, 4}));
  CHECK_FALSE(away(all[1], {2026, 11, 19}));
}

TEST_CASE("what both say is a reason, in the worker’s own spelling, and common words are none") {
  const std::vector<Colleague> all = {
      colleague("Ana", 0, "", "I like what they like and have been with them"),
      colleague("Ben", 0, "", "Speaks Português; gardening, cats")};
  const std::vector<Suggestion> found =
      suggestions(need("", "Somebody who speaks portugues, likes cats and would have time"), all, kToday, 12);
  CHECK(all[found[0].colleague].name == "Ben");
  CHECK(found[0].reasons == Names{"Both say ‘cats’", "Both say ‘Português’", "Room for 12 more"});
  CHECK(found[1].reasons == Names{"Room for 12 more"});
}

TEST_CASE("a colleague is what the record of their week says") {
  const Fields week = *parseJson(R"({"name":"Leon","wholeTime":"0.6","offers":"Walks, chess",
    "wardDays":[{"weekday":"tue","ward":"Rowan"},{"weekday":"thu","ward":"Hazel"},{"weekday":"fri","ward":"Rowan"}],
    "leave":[{"from":"2027-01-04","until":"2027-01-08"},{"from":"2026-12-01","until":"2026-12-02"},
             {"from":"2026-11-02","until":"2026-11-06"}]})");
  Colleague leon = colleagueFrom(week, kToday);  // a Tuesday
  CHECK(leon.name == "Leon");
  CHECK(caseloadLimit(leon, 12) == 7);
  CHECK(leon.wards == Names{"Rowan", "Hazel"});
  CHECK(leon.wardToday == "Rowan");
  CHECK(leon.offers == "Walks, chess");
  CHECK(leon.awayFrom == Date{2026, 12, 1});
  CHECK_FALSE(away(leon, kToday));
  CHECK(away(leon, {2026, 12, 2}));
  CHECK(colleagueFrom(week, {2026, 11, 25}).wardToday.empty());
  CHECK_FALSE(colleagueFrom(week, {2027, 2, 1}).awayFrom);

  leon.limit = 4;  // their own counts
  CHECK(caseloadLimit(leon, 12) == 4);
  CHECK(colleagueFrom(*parseJson(R"({"name":"Ana","wholeTime":"1"})"), kToday).wholeTime == 1);
}
