// The parts of a form: what the description of a field becomes on the screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

/// What every part of one form has to know.
struct FormPen {
  Ui& ui;
  const State& state;
  const OpenState& open;
  const FormState& form;
  std::string first;              ///< whom it is about, as a sentence names them; may be empty
  std::vector<FieldFault> typed;  ///< what is wrong just now; most of it is said only after Save
  bool& seeking;                  ///< Save was pressed: the first fault comes into view

  const Fields* row = nullptr;  ///< the answers of one row of a field of type rows
  std::string before{};         ///< "agreed.0." in such a row

  const Kind& kind() const { return *form.kind; }
  const Fields& fields() const { return row != nullptr ? *row : form.fields; }
  std::string path(std::string_view key) const { return before + std::string(key); }
  std::string words(std::string_view label) const { return labelled(label, first); }
  /// The fault of a field that is to be seen by now.
  const FieldFault* fault(std::string_view key) const;
  /// Its sentence, unless it may be saved all the same: warnings stand below the field by themselves.
  std::string wrong(std::string_view key) const;
  /// It stands there as in the last record with them, and nobody has changed it.
  bool carried(const Field& field) const;
};
FormPen formPen(Ui& ui, const State& state);
/// The field with the first fault gets the focus, once; `node` 0: it only comes into view.
void seek(FormPen& pen, std::string_view key, NodeId field, NodeId otherwise = 0);

/// One field, with its label unless the group's heading says enough, and its fault below.
void drawField(FormPen& pen, const Field& field);
/// What a field holds now; null when it is not answered.
const Json* answerIn(const Fields& fields, std::string_view key);
void setAnswer(FormPen& pen, const Field& field, Json value);
void setText(FormPen& pen, const Field& field, std::string text);
/// A text field as the description wants it: label, empty field's text, length, fault.
FieldSpec specFor(const FormPen& pen, const Field& field);

void drawMinutes(FormPen& pen, const Field& field);
void drawMoment(FormPen& pen, const Field& field);
void drawDate(FormPen& pen, const Field& field);
/// Chips: the choices of a field of type one or many.
void drawChoices(FormPen& pen, const Field& field);
/// Somebody's name with 'Change', or a button that asks who.
void drawWhom(FormPen& pen, const Field& field);
/// Rows of answers, each with a way to take it away, and one more: form_rows.cpp.
void drawRows(FormPen& pen, const Field& field);
/// A row for each of several people: form_visits.cpp.
void drawVisits(FormPen& pen, const Field& field);
/// What was answered here lately, to be taken over with one tap: form_offers.cpp.
void drawRecent(FormPen& pen, const Field& field);
/// Who may see it, while nobody was asked: what was agreed the last time, for one tap: form_offers.cpp.
void drawLastSeenBy(FormPen& pen, const Field& field);
/// A record that is chosen from its list, the directory: form_offers.cpp.
void drawPick(FormPen& pen, const Field& field);
/// Several people of the caseload: form_rows.cpp.
void drawPeople(FormPen& pen, const Field& field);
void drawCount(FormPen& pen, const Field& field);
/// 'This app calls nobody', unless that is `said` already, with the ward's number.
void drawRing(FormPen& pen);
void drawRing(Ui& ui, const OpenState& open, const Id& person, bool said = false);
/// A row, when two fields are so short that they belong beside each other: when and how long.
bool besideEachOther(const Field& one, const Field& other);
void drawBeside(FormPen& pen, const Field& one, const Field& other);

/// 'Who were you with?': form_who.cpp.
void drawWho(Ui& ui, const State& state);

}  // namespace alongside::ui
