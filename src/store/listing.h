// Lists that stay sorted while records come and go. Changes are gathered and worked in by one pass when
// somebody looks, so that loading 60,000 records sorts once, and saving one moves a few bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/id.h"

namespace alongside {

struct NewestFirst {
  std::uint64_t when = 0;  ///< digits of the moment: 202611241430
  Id id;
  bool operator==(const NewestFirst&) const = default;
  bool operator<(const NewestFirst& other) const {
    return when != other.when ? when > other.when : id > other.id;
  }
};

struct ByName {
  std::string folded;
  Id id;
  bool operator==(const ByName&) const = default;
  bool operator<(const ByName& other) const {
    return folded != other.folded ? folded < other.folded : id < other.id;
  }
};

template <class Place>
class Listing {
 public:
  void put(Place place) { coming_.push_back(std::move(place)); }
  void drop(Place place) { going_.push_back(std::move(place)); }

  const std::vector<Id>& ids() {
    if (!coming_.empty() || !going_.empty()) workIn();
    return ids_;
  }

 private:
  void workIn() {
    // A record that changed twice since the last look came and went: what is on both sides cancels out.
    std::sort(coming_.begin(), coming_.end());
    std::sort(going_.begin(), going_.end());
    std::vector<Place> next;
    next.reserve(places_.size() + coming_.size());
    std::merge(std::make_move_iterator(places_.begin()), std::make_move_iterator(places_.end()),
               std::make_move_iterator(coming_.begin()), std::make_move_iterator(coming_.end()),
               std::back_inserter(next));
    if (!going_.empty()) {
      auto gone = going_.begin();
      std::erase_if(next, [&](const Place& place) {
        while (gone != going_.end() && *gone < place) ++gone;
        if (gone == going_.end() || !(*gone == place)) return false;
        ++gone;
        return true;
      });
    }
    places_ = std::move(next);
    coming_ = {};
    going_ = {};
    ids_.clear();
    ids_.reserve(places_.size());
    for (const Place& place : places_) ids_.push_back(place.id);
  }

  std::vector<Place> places_;
  std::vector<Id> ids_;
  std::vector<Place> coming_;
  std::vector<Place> going_;
};

}  // namespace alongside
