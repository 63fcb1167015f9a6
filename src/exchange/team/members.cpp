#include "exchange/team/members.h"

#include <algorithm>

#include "core/text.h"
#include "crypto/crypto.h"

namespace alongside {

Id memberIdOf(std::string_view thumbprint) {
  const Hash hash = crypto::sha256(thumbprint);
  Id id;
  std::copy_n(hash.bytes.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

Members::Members(const Team& team) {
  struct Newest {
    Millis since = 0;
    bool lost = false, open = false;
    const Member* first = nullptr;
  };
  std::vector<Newest> newest;
  for (const Member& member : team.roster) {
    const std::string device = member.device();
    const Id id = member.member.empty() ? memberIdOf(device) : member.member;
    auto at = std::ranges::find(all_, id, &One::id);
    if (at == all_.end()) {
      One fresh;
      fresh.id = id;
      fresh.name = member.name;
      fresh.role = member.role;
      fresh.since = member.since;
      all_.push_back(std::move(fresh));
      newest.push_back({member.since, false, false, &member});
      at = all_.end() - 1;
    }
    const auto index = static_cast<std::size_t>(at - all_.begin());
    Newest& known = newest[index];
    at->devices.push_back(device);
    for (const std::string& name : member.earlier) at->names.push_back(name);
    at->names.push_back(member.name);
    at->since = std::min(at->since, member.since);
    if (member.since >= known.since) {
      known.since = member.since;
      at->name = member.name;
    }
    if (!member.until) at->role = member.role;  // an ended tablet's role is no longer theirs
    known.open = known.open || !member.until;
    known.lost = known.lost || textAt(member.extra, "ended") == "lost";
    byDevice_[device] = index;
  }
  for (std::size_t i = 0; i < all_.size(); ++i) {
    One& one = all_[i];
    one.gone = !newest[i].open;
    one.left = one.gone && !newest[i].lost;
    const auto same = std::ranges::count_if(
        all_, [&](const One& other) { return fold(trim(other.name)) == fold(trim(one.name)); });
    one.label = one.name;
    if (same > 1)
      one.label += ", " + fingerprintWords(newest[i].first->signing, newest[i].first->agreement).front();
    for (int more = 2; byLabel_.contains(one.label); ++more)
      one.label = one.name + ", " + std::to_string(more);
    byLabel_[one.label] = i;
  }
}

const Members::One* Members::byDevice(std::string_view thumbprint) const {
  const auto at = byDevice_.find(thumbprint);
  return at == byDevice_.end() ? nullptr : &all_[at->second];
}

const Members::One* Members::byLabel(std::string_view label) const {
  const auto at = byLabel_.find(label);
  return at == byLabel_.end() ? nullptr : &all_[at->second];
}

const Members::One* Members::byId(const Id& id) const {
  const auto at = std::ranges::find(all_, id, &One::id);
  return at == all_.end() ? nullptr : &*at;
}

std::string Members::meant(std::string_view id, const std::string& name) const {
  const std::string folded = fold(trim(name));
  if (folded.empty()) return {};
  const auto called = [&](const One& one) {
    return std::ranges::any_of(one.names,
                               [&](const std::string& known) { return fold(trim(known)) == folded; });
  };
  const auto wanted = idFrom(id);
  const One* byIdentity = wanted ? byId(*wanted) : nullptr;
  // Somebody else's name written over theirs by hand means somebody else.
  if (byIdentity != nullptr && (called(*byIdentity) || std::ranges::none_of(all_, called)))
    return byIdentity->label;
  const One* first = nullptr;
  for (const One& one : all_)
    if (called(one) && (first == nullptr || one.since < first->since)) first = &one;
  return first == nullptr ? name : first->label;
}

std::string Members::meantIn(const Fields& fields, std::string_view key) const {
  return meant(textAt(fields, std::string(key) + "Id"), textAt(fields, key));
}

void Members::write(Fields& fields, std::string_view key, const std::string& label) const {
  const std::string idKey = std::string(key) + "Id";
  const One* one = byLabel(label);
  fields[std::string(key)] = one == nullptr ? label : one->name;
  if (one == nullptr)
    fields.erase(idKey);
  else
    fields[idKey] = one->id.text();
}

}  // namespace alongside
