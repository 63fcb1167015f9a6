#include "core/json.h"

#include <cinttypes>
#include <cmath>
#include <cstdio>
#include <exception>
#include <limits>
#include <new>
#include <vector>

#include "core/text.h"

namespace alongside {

namespace {

/// Builds the value while it checks: nothing is kept of a text that is refused.
class StrictReader final : public nlohmann::json_sax<Json> {
 public:
  explicit StrictReader(int depth) : depth_(depth) {}

  Json take() { return std::move(root_); }
  const std::string& reason() const { return reason_; }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return refuse("it is of another kind"); }

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& members = open_.back()->get_ref<Json::object_t&>();
    const auto [at, fresh] = members.try_emplace(std::move(name));
    if (!fresh) return refuse("it says one thing twice");
    member_ = &at->second;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse("it is damaged or of another kind, from byte " + std::to_string(position) + " on");
  }

 private:
  bool refuse(std::string reason) {
    reason_ = std::move(reason);
    return false;
  }

  /// Where a value goes now. Pointers stay good: an array grows only while its last item is closed.
  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      auto& items = open_.back()->get_ref<Json::array_t&>();
      items.push_back(std::move(value));
      return &items.back();
    }
    *member_ = std::move(value);
    return member_;
  }

  bool put(Json value) {
    place(std::move(value));
    return true;
  }

  bool open(Json empty) {
    if (static_cast<int>(open_.size()) >= depth_) return refuse("it is nested too deep");
    open_.push_back(place(std::move(empty)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json root_;
  std::vector<Json*> open_;
  Json* member_ = nullptr;
  int depth_;
  std::string reason_;
};

/// Commas, colons and opening brackets outside of text: no text holds more values, plus one.
bool holdsMore(std::string_view text, std::size_t most) {
  std::size_t found = 1;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"')
      quoted = !quoted;
    else if (quoted)
      i += c == '\\' ? 1 : 0;
    else if ((c == ',' || c == ':' || c == '[' || c == '{') && ++found > most)
      return true;
  }
  return false;
}

std::unexpected<Fault> refused(std::string reason) {
  return fail("json/refused", "This file cannot be read: " + std::move(reason) + ".", "Nothing was changed.",
              "Ask whoever sent it to send it once more.");
}

void writeText(std::string& out, std::string_view text) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // where the stretch that needs no escape begins
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += text[i];
        break;
      case '\b':
        out += 'b';
        break;
      case '\t':
        out += 't';
        break;
      case '\n':
        out += 'n';
        break;
      case '\f':
        out += 'f';
        break;
      case '\r':
        out += 'r';
        break;
      default:
        out += "u00";
        out += kHexDigits[c >> 4];
        out += kHexDigits[c & 15];
    }
  }
  out.append(text, plain);
  out += '"';
}

void write(std::string& out, const Json& value) {
  switch (value.type()) {
    case Json::value_t::object: {
      out += '{';
      bool first = true;
      for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
        if (!first) out += ',';
        first = false;
        writeText(out, name);
        out += ':';
        write(out, member);
      }
      out += '}';
      return;
    }
    case Json::value_t::array: {
      out += '[';
      bool first = true;
      for (const Json& item : value.get_ref<const Json::array_t&>()) {
        if (!first) out += ',';
        first = false;
        write(out, item);
      }
      out += ']';
      return;
    }
    case Json::value_t::string: {
      const auto& text = value.get_ref<const std::string&>();
      if (validUtf8(text)) {
        writeText(out, text);
      } else {
        writeText(out, repairUtf8(text));
      }
      return;
    }
    case Json::value_t::boolean:
      out += value.get<bool>() ? "true" : "false";
      return;
    case Json::value_t::number_integer:
      out += std::to_string(value.get<std::int64_t>());
      return;
    case Json::value_t::number_unsigned:
      out += std::to_string(value.get<std::uint64_t>());
      return;
    case Json::value_t::number_float: {
      // Our formats hold none. One in an unknown member of a newer version comes back as it was.
      const double number = value.get<double>();
      if (!std::isfinite(number)) break;
      char digits[32];
      // Adding zero to a negative zero makes it one without a sign: "-0" would be read as a whole number, and then be "0".
      std::snprintf(digits, sizeof digits, "%.17g", number + 0.0);
      out += digits;
      return;
    }
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      break;
  }
  out += "null";
}

const Json* memberOf(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto at = object.find(key);
  return at == object.end() ? nullptr : &*at;
}

}  // namespace

Result<Json> parseJson(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.bytes) return refused("it is too large");
  // nlohmann-json 3.11 skips a byte order mark and takes a NUL for the end of the text: other
  // readers would see something else.
  if (text.starts_with("\xEF\xBB\xBF")) return refused("it begins with a byte order mark");
  if (text.find('\0') != std::string_view::npos) return refused("it holds a zero byte");
  if (holdsMore(text, limits.values)) return refused("it has more parts than any file of Alongside");
  try {
    StrictReader reader(limits.depth);
    if (!Json::sax_parse(text.begin(), text.end(), &reader)) return refused(reader.reason());
    return reader.take();
  } catch (const std::bad_alloc&) {
    // Where there is no room for so little there is none to go on with: the program ends, as anywhere else.
    constexpr std::size_t kLittle = std::size_t{256} << 10;
    if (text.size() < kLittle) std::terminate();
    return fail("json/no-memory", "This tablet has not enough memory left to read this file.",
                "Nothing was changed.", "Close other apps and tabs, then try again.");
  }
}

Result<Json> parseJson(std::string_view text) {
  Result<Json> json = parseJson(text, JsonLimits{});
  if (!json && json.error().code == "json/no-memory") std::terminate();
  return json;
}

std::string canonical(const Json& value) {
  std::string out;
  write(out, value);
  return out;
}

std::string textAt(const Json& object, std::string_view key, std::string_view fallback) {
  const Json* member = memberOf(object, key);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string(fallback);
}

std::int64_t numberAt(const Json& object, std::string_view key, std::int64_t fallback) {
  const Json* member = memberOf(object, key);
  if (member == nullptr || !member->is_number_integer()) return fallback;
  if (member->is_number_unsigned()) {
    const auto number = member->get<std::uint64_t>();
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return number > kMost ? fallback : static_cast<std::int64_t>(number);
  }
  return member->get<std::int64_t>();
}

bool flagAt(const Json& object, std::string_view key, bool fallback) {
  const Json* member = memberOf(object, key);
  return member != nullptr && member->is_boolean() ? member->get<bool>() : fallback;
}

}  // namespace alongside
