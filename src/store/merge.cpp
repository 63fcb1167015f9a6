#include "store/merge.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>

#include "core/order.h"

namespace alongside {

namespace {

using History = std::span<const Revision* const>;

/// Finds revisions of one record by identity.
class Family {
 public:
  explicit Family(History history) {
    places_.reserve(history.size());
    for (std::uint32_t i = 0; i < history.size(); ++i) places_.push_back({&history[i]->rev, i});
    inOrder(places_, [](const Place& a, const Place& b) { return *a.rev < *b.rev; });
  }

  std::optional<std::uint32_t> find(const Hash& rev) const {
    const auto at =
        std::lower_bound(places_.begin(), places_.end(), rev,
                         [](const Place& place, const Hash& wanted) { return *place.rev < wanted; });
    if (at == places_.end() || *at->rev != rev) return std::nullopt;
    return at->at;
  }

 private:
  struct Place {
    const Hash* rev;
    std::uint32_t at;
  };
  std::vector<Place> places_;
};

/// Marks everything that `from` was built on, itself included.
std::vector<bool> lineOf(History history, const Family& family, std::uint32_t from) {
  std::vector<bool> line(history.size());
  std::vector<std::uint32_t> open{from};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (line[at]) continue;
    line[at] = true;
    for (const Hash& parent : history[at]->parents) {
      if (const auto found = family.find(parent)) open.push_back(*found);
    }
  }
  return line;
}

/// The one revision that all heads were last agreed on; none when parents are missing or histories cross.
std::optional<std::uint32_t> commonAncestor(History history, std::span<const std::uint32_t> heads) {
  const Family family(history);
  std::vector<bool> common(history.size(), true);
  for (const std::uint32_t head : heads) {
    const std::vector<bool> line = lineOf(history, family, head);
    for (std::size_t i = 0; i < common.size(); ++i) common[i] = common[i] && line[i];
  }
  std::vector<bool> passed(history.size());  // common, but built upon by another common one
  for (std::uint32_t i = 0; i < history.size(); ++i) {
    if (!common[i]) continue;
    for (const Hash& parent : history[i]->parents) {
      if (const auto found = family.find(parent)) passed[*found] = true;
    }
  }
  std::optional<std::uint32_t> last;
  for (std::uint32_t i = 0; i < history.size(); ++i) {
    if (!common[i] || passed[i]) continue;
    if (last) return std::nullopt;
    last = i;
  }
  return last;
}

}  // namespace

bool earlier(const Revision& a, const Revision& b) { return std::tie(a.hlc, a.rev) < std::tie(b.hlc, b.rev); }

std::vector<std::uint32_t> headsOf(History history) {
  std::vector<std::uint32_t> heads;
  if (history.size() == 1) {
    heads.push_back(0);
    return heads;
  }
  const Family family(history);
  std::vector<bool> passed(history.size());
  for (const Revision* revision : history) {
    for (const Hash& parent : revision->parents) {
      if (const auto found = family.find(parent)) passed[*found] = true;
    }
  }
  for (std::uint32_t i = 0; i < history.size(); ++i) {
    if (!passed[i]) heads.push_back(i);
  }
  inOrder(heads, [&](std::uint32_t a, std::uint32_t b) { return earlier(*history[b], *history[a]); });
  return heads;
}

Shown shownOf(const Kind* kind, History history, std::span<const std::uint32_t> heads) {
  assert(!heads.empty());
  const Revision& winner = *history[heads[0]];
  Shown shown{winner.values()};
  if (heads.size() == 1) return shown;

  const auto same = [&](std::uint32_t head) {
    const Revision& other = *history[head];
    return other.fields == winner.fields && (other.op == Op::voided) == (winner.op == Op::voided);
  };
  if (std::all_of(heads.begin() + 1, heads.end(), same)) return shown;  // two people settled it alike

  shown.whole = false;
  if (heads.size() > kMostBlended) return shown;
  const auto isVoid = [&](std::uint32_t head) { return history[head]->op == Op::voided; };
  if (kind == nullptr || std::any_of(heads.begin(), heads.end(), isVoid)) return shown;
  const auto base = commonAncestor(history, heads);
  if (!base || isVoid(*base)) return shown;

  const Fields before = history[*base]->values();
  const auto valueOf = [](const Fields& fields, const std::string& key) {
    const auto at = fields.find(key);
    return at == fields.end() ? Json() : *at;
  };
  std::vector<std::string> changed = changedKeys(before, shown.fields);
  Fields blended = shown.fields;
  bool whole = true;
  for (const std::uint32_t head : heads.subspan(1)) {
    const Fields after = history[head]->values();
    for (std::string& key : changedKeys(before, after)) {
      Json value = valueOf(after, key);
      if (std::find(changed.begin(), changed.end(), key) != changed.end()) {
        if (valueOf(blended, key) == value) continue;
        return shown;  // not disjoint: the winner stands alone
      }
      const Field* field = kind->field(key);
      if (field == nullptr || field->merge != Merge::field) {
        whole = false;
      } else if (value.is_null()) {
        blended.erase(key);
      } else {
        blended[key] = std::move(value);
      }
      changed.push_back(std::move(key));
    }
  }
  return {std::move(blended), whole};
}

}  // namespace alongside
