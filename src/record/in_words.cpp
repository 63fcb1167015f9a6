// Answers as people read them, and as search finds them.
#include "core/text.h"
#include "record/kind.h"

namespace alongside {

namespace {

std::string labelOf(const Field& field, std::string_view code) {
  for (const Choice& choice : field.choices) {
    if (choice.code == code) return std::string(choice.label);
  }
  return std::string(code);  // a newer version's: better its code than silence
}

std::string chosen(const Field& field, const Json& codes) {
  std::string text;
  for (const Json& code : codes) {
    if (!code.is_string()) continue;
    if (!text.empty()) text += ", ";
    text += labelOf(field, code.get_ref<const std::string&>());
  }
  return text;
}

/// "Ask about Sunday leave, Dr Shah, 24 November 2026": a line for each row. "Can I go out? From Monday. (answered)".
std::string rowsInWords(const Field& field, const Json& rows, Date today) {
  std::string text;
  for (const Json& row : rows) {
    std::string line, ticked;
    for (const Field& part : field.parts) {
      const std::string words = inWords(part, row, today);
      if (words.empty()) continue;
      if (part.type == FieldType::yesNo) {
        if (flagAt(row, part.key)) ticked = " (" + fold(part.label) + ")";
        continue;
      }
      const bool ended = !line.empty() && std::string_view("?!.").contains(line.back());
      line += (line.empty() ? "" : ended ? " " : ", ") + words;
    }
    if (!line.empty()) line += ticked;
    if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

}  // namespace

std::string labelled(std::string_view label, std::string_view first) {
  constexpr std::string_view kPlace = "{first}";
  std::string text;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t place = label.find(kPlace, at);
    text += label.substr(at, place - at);
    if (place == std::string_view::npos) break;
    if (!first.empty()) {
      text += first;
    } else {
      text += text.empty() ? "The person" : "the person";
    }
    at = place + kPlace.size();
  }
  return text;
}

std::string sinceInWords(const Field& field, const Fields& fields) {
  if (field.since.empty()) return {};
  const auto began = momentFrom(textAt(fields, field.since));
  if (!began) return {};
  const std::string answer = textAt(fields, field.key);
  if (const auto moment = momentFrom(answer); moment && *moment >= *began) {
    constexpr int kHour = 60;
    const int minutes = minutesBetween(*began, *moment);
    return (minutes < 2 * kHour ? plural(minutes, "minute", "minutes")
                                : plural(minutes / kHour, "hour", "hours")) +
           " after";
  }
  const auto date = dateFrom(answer);
  if (!date || *date < began->date) return {};
  const int days = daysBetween(began->date, *date);
  return days == 0 ? "the same day" : plural(days, "day", "days") + " after";
}

std::string inWords(const Field& field, const Fields& fields, Date today) {
  const auto at = fields.is_object() ? fields.find(field.key) : fields.end();
  if (at == fields.end()) return {};
  if (at->is_boolean()) return field.type != FieldType::yesNo ? "" : at->get<bool>() ? "Yes" : "No";
  if (at->is_number_integer()) {
    const auto number = at->get<std::int64_t>();
    if (field.type == FieldType::minutes) return plural(number, "minute", "minutes");
    if (field.type == FieldType::scale) return std::to_string(number) + " of 10";
    if (field.type == FieldType::count) return std::to_string(number);
    return {};
  }
  if (at->is_array() && field.type == FieldType::rows) return rowsInWords(field, *at, today);
  if (at->is_array()) return field.type == FieldType::many ? chosen(field, *at) : std::string();
  if (!at->is_string()) return {};
  const auto& text = at->get_ref<const std::string&>();
  const auto withAfter = [&](const std::string& words) {
    const std::string after = sinceInWords(field, fields);
    return after.empty() ? words : words + ", " + after;
  };
  switch (field.type) {
    case FieldType::line:
    case FieldType::text:
    case FieldType::words:
      return text;
    case FieldType::one:
      return labelOf(field, text);
    case FieldType::nhsNumber:
      return nhsNumberShown(text);
    case FieldType::date: {
      const auto date = dateFrom(text);
      return date ? withAfter(fullDate(*date)) : text;
    }
    case FieldType::moment: {
      const auto moment = momentFrom(text);
      return moment ? withAfter(momentInWords(*moment, today)) : text;
    }
    default:
      return {};
  }
}

std::string searchText(const Kind& kind, const Fields& fields) {
  std::string words;
  for (const Field& field : kind.fields) {
    if (!field.search) continue;
    const std::string answer = inWords(field, fields, Date{});
    if (answer.empty()) continue;
    words += answer;
    words += '\n';
    if (field.type == FieldType::nhsNumber) words += textAt(fields, field.key) + '\n';
  }
  return fold(words);
}

}  // namespace alongside
