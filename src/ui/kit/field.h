// Fields. The browser's own text control lies exactly over what is drawn here: typing, dictation, undo and the
// keyboard are its business. The caller passes the value it holds and gets the new one back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/pen/ui.h"

namespace alongside::ui {

struct FieldSpec {
  std::string label = {};  ///< above it, and its name in the mirror
  std::string aside = {};  ///< beside the label, in ink2: 'if you know it'
  bool hideLabel = false;  ///< the name goes to the mirror alone
  std::string hint = {};   ///< below
  std::string error = {};  ///< below, in red, with a red border
  std::string placeholder = {};
  FieldInput input = FieldInput::text;
  Icon icon = Icon::none;  ///< at its left
  int lines = 3;           ///< several lines of text: at least so many; grows with the words
  bool required = false;
  bool disabled = false;
  bool figures = false;
  float width = 0;    ///< 0: the whole column
  float height = 48;  ///< 56 on the lock screen
  std::uint32_t maxLength = 0;
  std::string autocomplete = "off";
  std::string account = {};    ///< passwords: whose it is, for password stores
  std::string enterHint = {};  ///< "next", "done", "search", "go", "send"
  std::string key = {};        ///< when the label changes
};

struct Entry {
  std::optional<std::string> value = {};  ///< what the field holds now, when the person changed it
  bool entered = false;                   ///< Enter in a one-line field
  explicit operator bool() const { return value.has_value(); }
};
Entry textField(Ui& ui, std::string_view value, const FieldSpec& spec);
Entry longField(Ui& ui, std::string_view value, FieldSpec spec);  ///< several lines
Entry searchField(Ui& ui, std::string_view value, std::string_view placeholder, float width = 0);
Entry passwordField(Ui& ui, std::string_view value, FieldSpec spec);  ///< with show and hide
/// The node of a field, to focus it: call in the same key scope.
NodeId fieldNode(Ui& ui, const FieldSpec& spec);

/// A button that shows 'Today, 14:30' and unfolds days and times for a thumb, and fields to type them.
struct WhenSpec {
  std::string label = {};
  bool hideLabel = false;  ///< the name goes to the mirror alone
  std::string error = {};
  bool future = false;  ///< offers days ahead (a follow-up) or days gone by (a record)
  float width = 0;
  std::string key = {};
};
/// Without a value the first press means now.
std::optional<Moment> momentEntry(Ui& ui, const std::optional<Moment>& value, const WhenSpec& spec);
std::optional<Date> dateEntry(Ui& ui, std::optional<Date> value, const WhenSpec& spec);
/// A date far away, typed: '14 3 1991'. The new text; the caller validates (core/time.h, dateFromTyped).
Entry typedDate(Ui& ui, std::string_view value, FieldSpec spec);

}  // namespace alongside::ui
