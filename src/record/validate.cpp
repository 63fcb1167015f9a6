// What is wrong with an answer, in the words of the form.
#include <algorithm>

#include "core/id.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kind.h"

namespace alongside {

namespace {

using std::string;

constexpr std::size_t kLineCharacters = 200;
constexpr std::size_t kTextCharacters = 100'000;
constexpr int kScaleMost = 10;
constexpr int kCountMost = 500;
constexpr std::size_t kRowsMost = 100;

constexpr std::string_view kUnreadable = "This answer cannot be read. Give it once more.";
constexpr std::string_view kNewer =
    "This answer comes from a newer version of Alongside. It is kept as it is.";

const Json* answerTo(const Field& field, const Fields& fields) {
  const auto at = fields.is_object() ? fields.find(field.key) : fields.end();
  if (at == fields.end() || at->is_null()) return nullptr;
  if (at->is_string() && trim(at->get_ref<const string&>()).empty()) return nullptr;
  if (at->is_array() && at->empty()) return nullptr;
  return &*at;
}

string missing(const Field& field) {
  if (!field.missing.empty()) return string(field.missing);
  switch (field.type) {
    case FieldType::one:
    case FieldType::many:
    case FieldType::yesNo:
    case FieldType::scale:
    case FieldType::person:
    case FieldType::record:
      return "Choose an answer.";
    case FieldType::date:
      return "Choose a day.";
    case FieldType::moment:
      return "Choose when it was.";
    default:
      return "Write something here.";
  }
}

std::size_t mostCharacters(const Field& field) {
  if (field.most != 0) return field.most;
  return field.type == FieldType::text || field.type == FieldType::words ? kTextCharacters : kLineCharacters;
}

string wholeThousands(std::size_t n) { return plural(n, "character", "characters"); }

string tooLong(const Field& field, const string& text) {
  const std::size_t most = mostCharacters(field);
  if (characters(text) <= most) return {};
  const bool line = field.type == FieldType::line;
  return "This is longer than " + wholeThousands(most) +
         (line ? ". Shorten it." : ". Shorten it, or carry on in a second record.");
}

string nhsFault(const string& typed) {
  if (!nhsNumberFrom(typed).empty()) return {};
  string digits;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9') return "An NHS number holds digits only.";
    digits += c;
  }
  if (digits.size() != 10)
    return "An NHS number has 10 digits. This one has " + std::to_string(digits.size()) + ".";
  if (digits.find_first_not_of(digits[0]) == string::npos)
    return "This is nobody’s number. Read it out once more.";
  return "The last digit does not fit. Read it out once more.";
}

string dateFault(const Field& field, const string& text, Moment now) {
  const auto date = dateFromTyped(text);
  if (!date) return "There is no such day. Write it like 24/11/2026.";
  if (!field.future && *date > now.date) return "This is in the future. Check the day.";
  return {};
}

string momentFault(const Field& field, const string& text, Moment now) {
  const auto moment = momentFrom(text);
  if (!moment) return "There is no such day or time. Choose it once more.";
  if (field.future || *moment <= now) return {};
  return moment->date > now.date ? "This is in the future. Check the day."
                                 : "This is in the future. Check the time.";
}

bool known(const Field& field, const Json& code) {
  return std::ranges::find(field.choices, code.get_ref<const string&>(), &Choice::code) !=
         field.choices.end();
}

string numberFault(const Field& field, const Json& value) {
  const bool length = field.type == FieldType::minutes;
  const std::int64_t least = length ? codes::kShortest : 0;
  const std::int64_t most = length && field.most != 0        ? static_cast<std::int64_t>(field.most)
                            : length                         ? codes::kLongest
                            : field.type == FieldType::scale ? kScaleMost
                                                             : kCountMost;
  if (value.is_number_integer() && value >= least && value <= most) return {};
  if (!value.is_number_integer()) return string(kUnreadable);
  if (field.type == FieldType::scale) return "Choose a number from 0 to 10.";
  if (field.type == FieldType::count) return "Give a number from 0 to 500.";
  return value < least
             ? "This is shorter than a minute. Check how long it was."
             : "This is longer than " + std::to_string(most / 60) + " hours. Check how long it was.";
}

bool rightShape(const Field& field, const Json& value) {
  switch (field.type) {
    case FieldType::yesNo:
      return value.is_boolean();
    case FieldType::many:
    case FieldType::people:
    case FieldType::rows:
      return value.is_array();
    case FieldType::scale:
    case FieldType::minutes:
    case FieldType::count:
      return value.is_number();
    default:
      return value.is_string();
  }
}

void check(const Field& field, const Json& value, Moment now, std::vector<FieldFault>& faults);

/// Rows without any answer are none yet; a fault of a part carries its row.
void checkRows(const Field& field, const Json& rows, Moment now, std::vector<FieldFault>& faults) {
  if (rows.size() > kRowsMost) {
    faults.push_back({string(field.key), "These are more than 100. Write the others into a second record."});
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].is_object()) {
      faults.push_back({string(field.key), string(kUnreadable)});
      return;
    }
    if (std::ranges::none_of(field.parts,
                             [&](const Field& part) { return answerTo(part, rows[i]) != nullptr; }))
      continue;
    std::vector<FieldFault> ofRow;
    for (const Field& part : field.parts) {
      const Json* answer = answerTo(part, rows[i]);
      if (answer != nullptr) {
        check(part, *answer, now, ofRow);
      } else if (part.must) {
        ofRow.push_back({string(part.key), missing(part)});
      }
    }
    for (FieldFault& fault : ofRow) {
      fault.key = string(field.key) + "." + std::to_string(i) + "." + fault.key;
      faults.push_back(std::move(fault));
    }
  }
}

void check(const Field& field, const Json& value, Moment now, std::vector<FieldFault>& faults) {
  const auto say = [&](string sentence, bool warning = false) {
    if (!sentence.empty()) faults.push_back({string(field.key), std::move(sentence), warning});
  };
  if (!rightShape(field, value)) return say(string(kUnreadable));
  switch (field.type) {
    case FieldType::yesNo:
      return;
    case FieldType::scale:
    case FieldType::minutes:
    case FieldType::count:
      return say(numberFault(field, value));
    case FieldType::rows:
      return checkRows(field, value, now, faults);
    case FieldType::people:
      return std::ranges::all_of(
                 value, [](const Json& id) { return id.is_string() && idFrom(id.get_ref<const string&>()); })
                 ? void()
                 : say(string(kUnreadable));
    case FieldType::one:
      return known(field, value) ? void() : say(string(kNewer), true);
    case FieldType::many:
      if (!std::ranges::all_of(value, [](const Json& code) { return code.is_string(); }))
        return say(string(kUnreadable));
      if (!std::ranges::all_of(value, [&](const Json& code) { return known(field, code); }))
        say(string(kNewer), true);
      return;
    default:
      break;
  }
  const auto& text = value.get_ref<const string&>();
  switch (field.type) {
    case FieldType::line:
    case FieldType::text:
    case FieldType::words:
      return say(tooLong(field, text));
    case FieldType::date:
      return say(dateFault(field, trim(text), now));
    case FieldType::moment:
      return say(momentFault(field, text, now));
    case FieldType::nhsNumber:
      return say(nhsFault(text));
    case FieldType::person:
    case FieldType::record:
      return idFrom(text) ? void() : say(string(kUnreadable));
    default:
      return;
  }
}

}  // namespace

std::vector<FieldFault> validate(const Kind& kind, const Fields& fields, Moment now) {
  std::vector<FieldFault> faults;
  for (const Field& field : kind.fields) {
    if (!applies(field, fields)) continue;
    const Json* answer = answerTo(field, fields);
    if (answer != nullptr) {
      check(field, *answer, now, faults);
    } else if (field.must) {
      faults.push_back({string(field.key), missing(field)});
    }
  }
  if (kind.rules != nullptr) kind.rules(fields, now, faults);
  // In the order of the form, so that the first is the one to scroll to.
  const auto place = [&](const FieldFault& fault) {
    const std::string_view key = std::string_view(fault.key).substr(0, fault.key.find('.'));
    return std::ranges::find(kind.fields, key, &Field::key) - kind.fields.begin();
  };
  inOrder(faults, {}, place);
  return faults;
}

bool saveable(const std::vector<FieldFault>& faults) {
  return std::ranges::all_of(faults, &FieldFault::warning);
}

}  // namespace alongside
