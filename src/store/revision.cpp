// The wire form of a revision, and its identity.
//
//   {"author":…,"device":…,"fields":{…},"hlc":"<ms>.<counter>.<device>","kind":…,"op":"create",
//    "parents":[…],"reason":…,"rec":…,"rev":…}
//
// Every member is always there, so that equal content has one text. Members of a newer version are kept
// in `extra` and are part of the identity. `rev` is the SHA-256 of the canonical text of everything else.
#include "store/revision.h"

#include <algorithm>
#include <cassert>

#include "core/order.h"
#include "crypto/crypto.h"

namespace alongside {

namespace {

constexpr std::size_t kMostKind = 64;
constexpr std::size_t kMostDevice = 64;
constexpr std::size_t kMostAuthor = 400;
constexpr std::size_t kMostReason = 4000;
constexpr std::size_t kMostFields = std::size_t{1} << 20;

constexpr std::string_view kOps[] = {"create", "amend", "correct", "void"};
constexpr std::string_view kMembers[] = {"author", "device",  "fields", "hlc", "kind",
                                         "op",     "parents", "reason", "rec", "rev"};

std::string_view opName(Op op) { return kOps[static_cast<std::size_t>(op)]; }

std::optional<Op> opNamed(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kOps); ++i) {
    if (kOps[i] == name) return static_cast<Op>(i);
  }
  return std::nullopt;
}

/// As RFC 8785 3.2.2.2 and nlohmann-json's dump write a string.
void appendQuoted(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += kHex[(c >> 4) & 15];
          out += kHex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

std::string contentText(const Revision& r, bool withIdentity) {
  if (!r.extra.empty()) {
    Json all = r.json();
    if (!withIdentity) all.erase("rev");
    return canonical(all);
  }
  std::string out;
  out.reserve(r.fields.size() + r.author.size() + r.reason.size() + r.parents.size() * 46 + 420);
  out += "{\"author\":";
  appendQuoted(out, r.author);
  out += ",\"device\":";
  appendQuoted(out, r.device);
  out += ",\"fields\":";
  out += r.fields.empty() ? std::string_view("{}") : std::string_view(r.fields);
  out += ",\"hlc\":";
  appendQuoted(out, r.hlc.text());
  out += ",\"kind\":";
  appendQuoted(out, r.kind);
  out += ",\"op\":\"";
  out += opName(r.op);
  out += "\",\"parents\":[";
  for (std::size_t i = 0; i < r.parents.size(); ++i) {
    if (i > 0) out += ',';
    appendQuoted(out, r.parents[i].text());
  }
  out += "],\"reason\":";
  appendQuoted(out, r.reason);
  out += ",\"rec\":";
  appendQuoted(out, r.rec.text());
  if (withIdentity) {
    out += ",\"rev\":";
    appendQuoted(out, r.rev.text());
  }
  out += '}';
  return out;
}

std::unexpected<Fault> refuse(std::string happened) {
  return fail("revision/refused", std::move(happened), "Nothing was changed.",
              "Ask whoever sent it to send it again.");
}

/// An object that was stored as text; where there is none, an empty one.
Json objectFrom(std::string_view text) {
  if (text.empty()) return Json::object();
  Result<Json> read = parseJson(text);
  return read && read->is_object() ? std::move(*read) : Json::object();
}

std::optional<std::string> textMember(const Json& wire, std::string_view key, std::size_t most) {
  const auto found = wire.find(key);
  if (found == wire.end() || !found->is_string()) return std::nullopt;
  const auto& text = found->get_ref<const std::string&>();
  if (text.size() > most) return std::nullopt;
  return text;
}

}  // namespace

void forget(Revision& revision) {
  for (std::string* words :
       {&revision.kind, &revision.author, &revision.reason, &revision.fields, &revision.extra}) {
    crypto::wipe(*words);
    words->clear();
    words->shrink_to_fit();
  }
  revision.op = Op::create;
  revision.proof.reset();
}

bool holdsOnlyWholeNumbers(const Json& value) {
  constexpr std::int64_t kMostExact = (std::int64_t{1} << 53) - 1;  // what every JSON reader keeps exactly
  switch (value.type()) {
    case Json::value_t::number_float:
      return false;
    case Json::value_t::number_unsigned:
      return value.get<std::uint64_t>() <= std::uint64_t{kMostExact};
    case Json::value_t::number_integer: {
      const auto n = value.get<std::int64_t>();
      return n >= -kMostExact && n <= kMostExact;
    }
    case Json::value_t::array:
    case Json::value_t::object:
      return std::all_of(value.begin(), value.end(), holdsOnlyWholeNumbers);
    default:
      return true;
  }
}

Json Revision::json() const {
  Json out = objectFrom(extra);
  out["rec"] = rec.text();
  out["kind"] = kind;
  out["rev"] = rev.text();
  Json& named = out["parents"] = Json::array();
  for (const Hash& parent : parents) named.push_back(parent.text());
  out["hlc"] = hlc.text();
  out["device"] = device;
  out["author"] = author;
  out["op"] = opName(op);
  out["reason"] = reason;
  out["fields"] = values();
  return out;
}

Fields Revision::values() const { return objectFrom(fields); }

std::string wireText(const Revision& revision) { return contentText(revision, true); }

void sealIdentity(Revision& revision) {
  inOrder(revision.parents);
  revision.parents.erase(std::unique(revision.parents.begin(), revision.parents.end()),
                         revision.parents.end());
  if (revision.fields.empty()) revision.fields = "{}";
  revision.rev = crypto::sha256(contentText(revision, false));
}

Result<Revision> revisionFrom(const Json& wire) {
  if (!wire.is_object() || !holdsOnlyWholeNumbers(wire))
    return refuse("A change in it is not in the right form.");
  Revision out;
  const auto rec = textMember(wire, "rec", 36);
  const auto rev = textMember(wire, "rev", 43);
  const auto hlc = textMember(wire, "hlc", kMostDevice + 24);
  const auto op = textMember(wire, "op", 16);
  auto kind = textMember(wire, "kind", kMostKind);
  auto device = textMember(wire, "device", kMostDevice);
  auto author = textMember(wire, "author", kMostAuthor);
  auto reason = textMember(wire, "reason", kMostReason);
  if (!rec || !rev || !hlc || !op || !kind || !device || !author || !reason) {
    return refuse("A change in it lacks a part, or a part is too long.");
  }
  const auto id = idFrom(*rec);
  const auto hash = hashFrom(*rev);
  const auto stamp = hlcFrom(*hlc);
  const auto known = opNamed(*op);
  if (!id || id->empty() || !hash || !stamp || !known || kind->empty() || device->empty()) {
    return refuse("A change in it has a name or a time that cannot be read.");
  }
  if (stamp->device != *device) return refuse("A change in it names two different tablets.");
  if ((*known == Op::correct || *known == Op::voided) && reason->empty()) {
    return refuse("A correction in it gives no reason.");
  }
  const auto parents = wire.find("parents");
  if (parents == wire.end() || !parents->is_array() || parents->size() > kMostParents) {
    return refuse("A change in it does not say what it changes.");
  }
  for (const Json& parent : *parents) {
    const auto parsed = parent.is_string() ? hashFrom(parent.get_ref<const std::string&>()) : std::nullopt;
    if (!parsed || (!out.parents.empty() && !(out.parents.back() < *parsed))) {
      return refuse("A change in it does not say clearly what it changes.");
    }
    out.parents.push_back(*parsed);
  }
  const auto fields = wire.find("fields");
  if (fields == wire.end() || !fields->is_object()) return refuse("A change in it has no answers.");
  out.fields = canonical(*fields);
  if (out.fields.size() > kMostFields) return refuse("A change in it is longer than any record can be.");

  Json unknown = Json::object();
  for (const auto& [key, value] : wire.items()) {
    if (std::find(std::begin(kMembers), std::end(kMembers), key) == std::end(kMembers)) unknown[key] = value;
  }
  if (!unknown.empty()) out.extra = canonical(unknown);

  out.rec = *id;
  out.kind = std::move(*kind);
  out.hlc = *stamp;
  out.device = std::move(*device);
  out.author = std::move(*author);
  out.op = *known;
  out.reason = std::move(*reason);
  sealIdentity(out);
  if (out.rev != *hash) return refuse("A change in it was altered after it was written.");
  return out;
}

}  // namespace alongside
