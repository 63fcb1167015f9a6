#include <bit>
#include <cassert>
#include <cstring>
#include <unordered_map>

#include "platform/web/mirror.h"

namespace alongside {
namespace {

static_assert(std::endian::native == std::endian::little);

enum Flag : std::uint32_t {
  kDisabled = 1U << 0,
  kChecked = 1U << 1,
  kSelected = 1U << 2,
  kExpandable = 1U << 3,
  kExpanded = 1U << 4,
  kInvalid = 1U << 5,
  kRequired = 1U << 6,
  kLive = 1U << 7,
  kPressable = 1U << 8,
  kSemibold = 1U << 9,
  kHasChildren = 1U << 10,
  kHoldsControls = 1U << 11,  ///< a scroller that the Tab key reaches through what it holds
  kInert = 1U << 12,
  kModal = 1U << 13,
  kMovable = 1U << 14,
  kMenu = 1U << 15,
  kRoomy = 1U << 16,
  kSwipes = 1U << 17,
  kDrags = 1U << 18,
};

class Writer {
 public:
  explicit Writer(std::vector<std::uint8_t>& out) : out_(out) {}
  std::size_t place() const { return out_.size(); }
  void word(std::uint32_t value) {
    const std::size_t at = out_.size();
    out_.resize(at + 4);
    std::memcpy(out_.data() + at, &value, 4);
  }
  void number(float value) { word(std::bit_cast<std::uint32_t>(value)); }
  void id(NodeId value) {
    word(static_cast<std::uint32_t>(value));
    word(static_cast<std::uint32_t>(value >> 32));
  }
  void text(const std::string& value) {
    word(static_cast<std::uint32_t>(value.size()));
    out_.insert(out_.end(), value.begin(), value.end());
    out_.resize((out_.size() + 3) & ~std::size_t{3});
  }
  void patch(std::size_t at, std::uint32_t value) { std::memcpy(out_.data() + at, &value, 4); }
  /// FNV-1a over whole words.
  std::uint32_t hashFrom(std::size_t at) const {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (; at < out_.size(); at += 4) {
      std::uint32_t value = 0;
      std::memcpy(&value, out_.data() + at, 4);
      hash = (hash ^ value) * 0x100000001b3U;
    }
    return static_cast<std::uint32_t>(hash ^ (hash >> 32)) | 1U;  // never 0: that means 'not written yet'
  }

 private:
  std::vector<std::uint8_t>& out_;
};

bool takesFocus(const Node& node) {
  return node.pressable || (node.role >= NodeRole::button && node.role != NodeRole::radioGroup &&
                            node.role != NodeRole::tabList && node.role != NodeRole::scroller);
}

std::uint32_t flagsOf(const Node& node) {
  return (node.disabled ? kDisabled : 0U) | (node.checked ? kChecked : 0U) |
         (node.selected ? kSelected : 0U) | (node.expandable ? kExpandable : 0U) |
         (node.expanded ? kExpanded : 0U) | (node.invalid ? kInvalid : 0U) |
         (node.required ? kRequired : 0U) | (node.live ? kLive : 0U) | (node.pressable ? kPressable : 0U) |
         (node.semibold ? kSemibold : 0U) | (node.inert ? kInert : 0U) | (node.modal ? kModal : 0U) |
         (node.movable ? kMovable : 0U) | (node.menu ? kMenu : 0U) | (node.roomy ? kRoomy : 0U) |
         (node.swipes ? kSwipes : 0U) | (node.drags ? kDrags : 0U);
}

}  // namespace

void serialise(const Semantics& semantics, std::vector<std::uint8_t>& out) {
  out.clear();
  Writer to(out);
  to.id(semantics.wantFocus);
  to.word(semantics.focusRevision);
  to.word(semantics.announcementRevision);
  to.word(semantics.depth);
  to.text(semantics.title);
  to.text(semantics.language);
  to.text(semantics.announcement);
  to.word(static_cast<std::uint32_t>(semantics.nodes.size()));

  std::unordered_map<NodeId, std::size_t> places;
  places.reserve(semantics.nodes.size());
  std::vector<std::uint32_t> flags(semantics.nodes.size());
  for (std::size_t i = 0; i < semantics.nodes.size(); ++i) {
    const Node& node = semantics.nodes[i];
    assert(node.id != 0);
    flags[i] = flagsOf(node);
    const bool first = places.emplace(node.id, i).second;
    assert(first);
    static_cast<void>(first);
    const bool control = takesFocus(node);
    for (auto at = places.find(node.parent); at != places.end();
         at = places.find(semantics.nodes[at->second].parent)) {
      flags[at->second] |= kHasChildren | (control ? kHoldsControls : 0U);
      if (!control) break;
    }
  }

  for (std::size_t i = 0; i < semantics.nodes.size(); ++i) {
    const Node& node = semantics.nodes[i];
    NodeRect rect = node.rect;
    if (const auto parent = places.find(node.parent); parent != places.end()) {
      const Node& holder = semantics.nodes[parent->second];
      if (holder.role != NodeRole::scroller) {
        rect.x -= holder.rect.x;
        rect.y -= holder.rect.y;
      }
    }
    const std::size_t start = to.place();
    to.word(0);  // size
    to.word(0);  // hash
    to.id(node.id);
    to.id(node.parent);
    to.word(static_cast<std::uint32_t>(node.role) | static_cast<std::uint32_t>(node.input) << 8 |
            static_cast<std::uint32_t>(node.level) << 16);
    to.word(flags[i]);
    to.word(node.setSize | static_cast<std::uint32_t>(node.position) << 16);
    to.number(rect.x);
    to.number(rect.y);
    to.number(rect.width);
    to.number(rect.height);
    to.text(node.name);
    to.text(node.description);
    if (node.role == NodeRole::field) {
      to.word(node.revision);
      to.word(node.maxLength);
      to.number(node.fontSize);
      to.number(node.lineHeight);
      to.number(node.paddingX);
      to.number(node.paddingTop);
      to.word(node.ink);
      to.word(node.caret);
      to.text(node.value);
      to.text(node.placeholder);
      to.text(node.autocomplete);
      to.text(node.account);
      to.text(node.enterHint);
    } else if (node.role == NodeRole::scroller) {
      to.word(node.revision);
      to.number(node.contentHeight);
      to.number(node.scrollTop);
    } else {
      to.text(node.value);
    }
    to.patch(start, static_cast<std::uint32_t>(to.place() - start));
    to.patch(start + 4, to.hashFrom(start + 8));
  }
}

}  // namespace alongside
