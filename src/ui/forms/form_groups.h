// A form's groups: the fields under one heading, as the description puts them together.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ui/forms/form_parts.h"

namespace alongside::ui {

/// Fields [begin, end) that stand under one heading.
struct Group {
  std::size_t begin = 0, end = 0;
  bool extra = false;
  int column = 0;
};
std::vector<Group> groupsOf(const Kind& kind);

/// The link that says whom a record is about stands in the sheet's title once it is known.
bool inTitle(const FormPen& pen, const Field& field);
/// The fields that are to be answered just now.
std::vector<const Field*> shownOf(const FormPen& pen, const Group& group);
/// Something in it is answered, or has a fault that is to be seen.
bool answered(const FormPen& pen, const Group& group);
std::string extraKey(const Kind& kind, const Group& group);
/// An extra group is there once its chip was pressed or something in it is answered.
bool unfolded(const FormPen& pen, const Group& group);
/// `headed` false: its heading stands elsewhere already.
void drawGroup(FormPen& pen, const Group& group, bool headed = true);
/// Down, between two groups.
float betweenGroups(const Ui& ui);

/// One group at a time, and the others to choose from: form_steps.cpp.
bool drawSteps(FormPen& pen, const std::vector<Group>& groups);

}  // namespace alongside::ui
