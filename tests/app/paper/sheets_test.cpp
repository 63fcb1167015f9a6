// What goes on paper, for the person to keep.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/paper/sheets.h"
#include "record/codes.h"

using namespace alongside;

namespace {
const Date kToday{2026, 11, 24};
bool holds(const std::string& html, std::string_view words) { return html.find(words) != std::string::npos; }
}  // namespace

TEST_CASE(
    "a plan on paper carries its own name, says that it was written together, and keeps the words whole") {
  const std::string html = personSheet(*kindNamed(codes::kPlan),
                                       {{"type", codes::kCrisisPlan},
                                        {"from", "2026-11-12"},
                                        {"together", true},
                                        {"signs", "I stop answering my brother."},
                                        {"people", "Errol <020 7946 0555>"},
                                        {"seenBy", {"ward"}}},
                                       "Desmond Pryce", "Hazel", kToday);
  CHECK(holds(html, "<h1>Crisis plan</h1>"));
  CHECK(holds(html, "Desmond Pryce, Hazel"));
  CHECK(holds(html, "Written together on 12 November 2026."));
  CHECK(holds(html, "<blockquote><p>“I stop answering my brother.”</p></blockquote>"));
  CHECK(holds(html, "Errol &lt;020 7946 0555&gt;"));
  CHECK_FALSE(holds(html, "Which plan"));
  CHECK_FALSE(holds(html, "Written together?"));
  CHECK_FALSE(holds(html, "Ward team"));  // who may see it is no part of the plan
}

TEST_CASE("a plan that was not written together does not say so") {
  const std::string html = personSheet(
      *kindNamed(codes::kPlan), {{"type", codes::kRecoveryPlan}, {"from", "2026-11-12"}}, "", "", kToday);
  CHECK(holds(html, "<p>Written on 12 November 2026.</p>"));
  CHECK_FALSE(holds(html, "together"));
}

TEST_CASE("what might happen and what is to be done then are read as one line each") {
  const std::string html = personSheet(*kindNamed(codes::kPlan),
                                       {{"type", codes::kContingencyPlan},
                                        {"ifThen", {{{"when", "The cat is alone"}, {"then", "Ring Hetty"}}}}},
                                       "", "", kToday);
  CHECK(holds(html, "<li>The cat is alone: Ring Hetty</li>"));
}

TEST_CASE("a goal on paper shows how it went over time") {
  const std::vector<ProgressPoint> progress = {{{2026, 10, 6}, 2}, {{2026, 11, 17}, 7}};
  const Fields goal = {{"what", "Cook for my sister"}, {"on", "2026-11-17"}, {"progress", 7}};
  const std::string html =
      personSheet(*kindNamed(codes::kGoal), goal, "Gloria Penhale", "", kToday, progress);
  CHECK(holds(html, "<li>6 October 2026: 2</li><li>17 November 2026: 7</li>"));
  CHECK(holds(html, "Cook for my sister"));
  CHECK_FALSE(holds(html, "How far Gloria"));
  const std::string alone = personSheet(*kindNamed(codes::kGoal), goal, "Gloria Penhale", "", kToday);
  CHECK(holds(alone, "How far Gloria Penhale has come"));
}
