#include "insight/history.h"

#include <doctest/doctest.h>

#include "record/codes.h"

using namespace alongside;

namespace {
const Date kToday{2026, 11, 24};
}  // namespace

TEST_CASE("a plan's change is shown word by word, a choice whole, in the order of the form") {
  const Kind& plan = *kindNamed(codes::kPlan);
  const Fields before = {{"type", codes::kRecoveryPlan},
                         {"everyday", "The pond, once a day."},
                         {"well", "I get up before ten."},
                         {"review", "2026-12-01"}};
  Fields after = before;
  after["everyday"] = "The pond, twice a day.";
  after["hopes"] = "My own kitchen again.";
  after["review"] = "2026-12-08";
  const auto changes = changesBetween(plan, before, after, kToday);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].field->key == "hopes");
  REQUIRE(changes[0].pieces.size() == 1);
  CHECK(changes[0].pieces[0] == Piece{Piece::Is::come, "My own kitchen again."});
  CHECK(changes[1].field->key == "everyday");
  REQUIRE(changes[1].pieces.size() == 4);
  CHECK(changes[1].pieces[1] == Piece{Piece::Is::gone, "once "});
  CHECK(changes[1].pieces[2] == Piece{Piece::Is::come, "twice "});
  CHECK(changes[2].field->key == "review");
  REQUIRE(changes[2].pieces.size() == 2);
  CHECK(changes[2].pieces[0].is == Piece::Is::gone);
  CHECK(changes[2].pieces[1].is == Piece::Is::come);
}

TEST_CASE("rows are compared as they are read") {
  const Kind& plan = *kindNamed(codes::kPlan);
  const Fields before = {{"type", codes::kContingencyPlan},
                         {"ifThen", {{{"when", "The cat is alone"}, {"then", "Ring Hetty"}}}}};
  Fields after = before;
  after["ifThen"].push_back({{"when", "I lose my keys"}, {"then", "Ask at number 9"}});
  const auto changes = changesBetween(plan, before, after, kToday);
  REQUIRE(changes.size() == 1);
  std::string come;
  for (const Piece& piece : changes[0].pieces) {
    CHECK(piece.is != Piece::Is::gone);
    if (piece.is == Piece::Is::come) come += piece.words;
  }
  CHECK(come.find("Ask at number 9") != std::string::npos);
  CHECK(come.find("Ring Hetty") == std::string::npos);
}

TEST_CASE(
    "a goal's progress over time: by day, the last word on a day, corrections in place of what they "
    "correct") {
  const Date first{2026, 10, 6}, second{2026, 10, 27}, third{2026, 11, 17};
  const std::vector<GoalVersion> versions = {
      {first, 2, false}, {second, 9, false},       {second, 5, true},           {third, 6, false},
      {third, 7, false}, {std::nullopt, 1, false}, {third, std::nullopt, false}};
  const auto points = progressOver(versions);
  REQUIRE(points.size() == 3);
  CHECK(points[0] == ProgressPoint{first, 2});
  CHECK(points[1] == ProgressPoint{second, 5});
  CHECK(points[2] == ProgressPoint{third, 7});
  CHECK(progressOver({}).empty());
}
