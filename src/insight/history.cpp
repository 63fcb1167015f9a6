#include "insight/history.h"

#include <algorithm>
#include <map>

namespace alongside {

namespace {

bool written(const Field& field) {
  return field.type == FieldType::line || field.type == FieldType::text || field.type == FieldType::words ||
         field.type == FieldType::rows;
}

}  // namespace

std::vector<FieldChange> changesBetween(const Kind& kind, const Fields& before, const Fields& after,
                                        Date today) {
  std::vector<FieldChange> changes;
  const auto keys = changedKeys(before, after);
  for (const Field& field : kind.fields) {
    if (std::ranges::find(keys, field.key) == keys.end()) continue;
    const std::string was = inWords(field, before, today), is = inWords(field, after, today);
    FieldChange change{&field, {}};
    if (written(field)) {
      change.pieces = difference(was, is);
    } else {
      if (!was.empty()) change.pieces.push_back({Piece::Is::gone, was});
      if (!is.empty()) change.pieces.push_back({Piece::Is::come, is});
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<ProgressPoint> progressOver(std::span<const GoalVersion> versions) {
  std::vector<const GoalVersion*> standing;
  for (const GoalVersion& version : versions) {
    if (version.corrects && !standing.empty()) standing.pop_back();
    standing.push_back(&version);
  }
  std::map<Date, int> days;
  for (const GoalVersion* version : standing)
    if (version->on && version->progress) days[*version->on] = *version->progress;
  std::vector<ProgressPoint> points;
  for (const auto& [on, value] : days) points.push_back({on, value});
  return points;
}

}  // namespace alongside
