#include "record/kind.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"

namespace alongside {

namespace {

bool contains(const std::vector<std::string_view>& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

bool empty(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  return value.is_null() || value.empty();  // a number or a bool is never empty()
}

std::string oneLine(std::string_view text) {
  std::string line = cleanText(text);
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  return trim(line);
}

/// The chosen codes in the order of the description, then those that a newer version knows.
Json inOrder(const Field& field, const Json& chosen) {
  std::vector<std::string> codes;
  for (const Json& code : chosen) {
    if (!code.is_string()) return chosen;  // not ours to mend; validation names it
    codes.push_back(oneLine(code.get_ref<const std::string&>()));
  }
  Json ordered = Json::array();
  for (const Choice& choice : field.choices) {
    if (std::ranges::find(codes, choice.code) != codes.end()) ordered.push_back(std::string(choice.code));
  }
  for (const std::string& code : codes) {
    if (!code.empty() && std::ranges::find(ordered, Json(code)) == ordered.end()) ordered.push_back(code);
  }
  return ordered;
}

Json storedForm(const Field& field, const Json& value);

/// Each person once, in the order in which they were chosen.
Json eachOnce(const Json& people) {
  Json once = Json::array();
  for (const Json& id : people)
    if (std::ranges::find(once, id) == once.end()) once.push_back(id);
  return once;
}

/// Rows with anything in them. Members that a newer version knows are kept, as they are in records.
Json filledRows(const Field& field, const Json& rows) {
  Json filled = Json::array();
  for (const Json& row : rows) {
    if (!row.is_object()) return rows;  // not ours to mend; validation names it
    Json kept = Json::object();
    for (const auto& [key, value] : row.items()) {
      const auto part = std::ranges::find(field.parts, key, &Field::key);
      Json stored = part == field.parts.end() ? value : storedForm(*part, value);
      if (part == field.parts.end() || !empty(stored)) kept[key] = std::move(stored);
    }
    if (!kept.empty()) filled.push_back(std::move(kept));
  }
  return filled;
}

Json storedForm(const Field& field, const Json& value) {
  if (field.type == FieldType::many && value.is_array()) return inOrder(field, value);
  if (field.type == FieldType::people && value.is_array()) return eachOnce(value);
  if (field.type == FieldType::rows && value.is_array()) return filledRows(field, value);
  if (!value.is_string()) return value;
  const auto& typed = value.get_ref<const std::string&>();
  switch (field.type) {
    case FieldType::text:
    case FieldType::words:
      return trim(cleanText(typed));
    case FieldType::date: {
      const std::string line = oneLine(typed);
      const auto date = dateFromTyped(line);
      return date ? date->text() : line;
    }
    case FieldType::nhsNumber: {
      const std::string line = oneLine(typed);
      std::string digits = nhsNumberFrom(line);
      return digits.empty() ? line : digits;
    }
    default:
      return oneLine(typed);
  }
}

}  // namespace

const Field* Kind::field(std::string_view wanted) const {
  const auto at = std::ranges::find(fields, wanted, &Field::key);
  return at == fields.end() ? nullptr : &*at;
}

const Kind* kindNamed(std::string_view name) {
  const auto all = kinds();
  const auto at = std::ranges::find(all, name, &Kind::name);
  return at == all.end() ? nullptr : &*at;
}

Stays whyStays(const Kind& kind, const Fields& fields) {
  return kind.stays == nullptr ? Stays::no : kind.stays(fields);
}

bool isGuarded(const Kind& kind, const Fields& fields) {
  const Field* seenBy = kind.field("seenBy");
  return kind.guarded ||
         (seenBy != nullptr && applies(*seenBy, fields) && !chose(fields, "seenBy", codes::kWardTeam));
}

bool goesFirst(const Kind& kind, const Fields& fields) {
  return kind.urgent != nullptr && kind.urgent(fields);
}

bool applies(const Field& field, const Fields& fields) {
  const OnlyIf& condition = field.onlyIf;
  if (condition.key.empty()) return true;
  const auto at = fields.is_object() ? fields.find(condition.key) : fields.end();
  if (at == fields.end() || empty(*at)) return contains(condition.codes, "");
  if (at->is_boolean()) return contains(condition.codes, at->get<bool>() ? "yes" : "no");
  if (at->is_string()) return contains(condition.codes, at->get_ref<const std::string&>());
  if (!at->is_array()) return false;
  return std::ranges::any_of(*at, [&](const Json& code) {
    return code.is_string() && contains(condition.codes, code.get_ref<const std::string&>());
  });
}

Fields normalise(const Kind& kind, const Fields& fields) {
  Fields stored = Json::object();
  if (!fields.is_object()) return stored;
  for (const auto& [key, value] : fields.items()) {
    const Field* field = kind.field(key);
    Json kept = field == nullptr ? value : storedForm(*field, value);
    if (field == nullptr || !empty(kept)) stored[key] = std::move(kept);
  }
  // One answer may hang on another that goes in the same sweep.
  for (bool changed = true; changed;) {
    changed = false;
    for (const Field& field : kind.fields) {
      const auto at = stored.find(field.key);
      if (at == stored.end() || applies(field, stored)) continue;
      stored.erase(at);
      changed = true;
    }
  }
  return stored;
}

std::vector<std::string> changedKeys(const Fields& a, const Fields& b) {
  std::set<std::string> keys;
  for (const Fields* side : {&a, &b}) {
    if (!side->is_object()) continue;
    for (const auto& [key, value] : side->items()) keys.insert(key);
  }
  const auto same = [&](const std::string& key) {
    const bool inA = a.is_object() && a.contains(key);
    const bool inB = b.is_object() && b.contains(key);
    return inA == inB && (!inA || a.at(key) == b.at(key));
  };
  std::erase_if(keys, same);
  return {keys.begin(), keys.end()};
}

bool codes::onCaseload(const Fields& person, Date today) {
  if (onCaseload(std::string_view(textAt(person, "status")))) return true;
  const auto until = dateFrom(textAt(person, "supportUntil"));
  return until && *until >= today;
}

std::string codes::calledName(const Fields& person) {
  std::string preferred = textAt(person, "preferred");
  return preferred.empty() ? firstName(textAt(person, "name")) : preferred;
}

}  // namespace alongside
