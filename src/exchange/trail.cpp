#include "exchange/trail.h"

#include <algorithm>
#include <array>

#include "crypto/crypto.h"
#include "exchange/departures.h"

namespace alongside {

namespace {

constexpr std::array<std::string_view, 8> kDeeds = {"looked", "printed", "csv",      "fhir",
                                                    "given",  "took-in", "took-out", "cleared"};

}  // namespace

std::optional<Noted> notedFrom(const Revision& entry) {
  const Fields fields = entry.values();
  const auto deed = std::ranges::find(kDeeds, textAt(fields, "deed"));
  if (deed == kDeeds.end()) return std::nullopt;
  return Noted{.deed = static_cast<Deed>(deed - kDeeds.begin()),
               .of = textAt(fields, "of"),
               .record = idFrom(textAt(fields, "record")).value_or(Id{}),
               .device = textAt(fields, "device"),
               .count = numberAt(fields, "count")};
}

Revision Trail::next(const Noted& what, const std::string& device, std::string author, const Hlc& at) const {
  Revision entry;
  const std::span<const Revision> before = of(device);
  entry.rec = before.empty() ? crypto::newId(at.ms) : before.back().rec;
  entry.kind = kAudit;
  if (!before.empty()) entry.parents = {before.back().rev};
  entry.hlc = at;
  entry.device = device;
  entry.author = std::move(author);
  entry.op = before.empty() ? Op::create : Op::amend;
  Fields fields = {{"deed", kDeeds[static_cast<std::size_t>(what.deed)]}};
  if (!what.of.empty()) fields["of"] = what.of;
  if (!what.record.empty()) fields["record"] = what.record.text();
  if (!what.device.empty()) fields["device"] = what.device;
  if (what.count != 0) fields["count"] = what.count;
  entry.fields = canonical(fields);
  sealIdentity(entry);
  return entry;
}

bool Trail::add(Revision entry) {
  if (entry.kind != kAudit || !here_.insert(entry.rev).second) return false;
  std::vector<Revision>& all = devices_[entry.device];
  for (const Hash& parent : entry.parents) ++followed_[parent];
  if (entry.parents.empty()) ++firsts_[entry.device];
  all.insert(std::ranges::upper_bound(all, entry.hlc, {}, &Revision::hlc), std::move(entry));
  return true;
}

std::span<const Revision> Trail::of(std::string_view device) const {
  const auto found = devices_.find(device);
  return found == devices_.end() ? std::span<const Revision>() : found->second;
}

Link Trail::linkOf(const Revision& entry) const {
  for (const Hash& parent : entry.parents) {
    if (!here_.contains(parent)) return Link::missing;
    if (followed_.at(parent) > 1) return Link::twice;
  }
  // A tablet begins once.
  return entry.parents.empty() && firsts_.at(entry.device) > 1 ? Link::twice : Link::whole;
}

std::vector<Revision> Trail::toSend(std::string_view device, const Departures& left, bool again) const {
  std::vector<Revision> some;
  for (const Revision& entry : of(device))
    if (again || left.of(entry.rev) == nullptr) some.push_back(entry);
  return some;
}

bool isTrail(std::span<const Revision> revisions) {
  return std::ranges::any_of(revisions, [](const Revision& one) { return one.kind == kAudit; });
}

bool isTrailOf(std::span<const Revision> entries, std::string_view device) {
  return std::ranges::all_of(entries, [&](const Revision& entry) {
    return entry.kind == kAudit && entry.device == device && entry.parents.size() <= 1;
  });
}

}  // namespace alongside
