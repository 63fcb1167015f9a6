// What of a worker's records can be cleared from the tablet: a pure function of the store, of what was signed for, and of
// who is no longer this worker's.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "exchange/departures.h"
#include "exchange/what_stays.h"

namespace alongside {

class ClearPlan {
 public:
  struct Facts {
    std::set<Id> people;  ///< whom any version of it names
    Id about;  ///< the person whose record it is; empty: it names people, or comes of what is about one
    bool frame = false;  ///< says who they are and with whom: it stays while anything else about them does
    bool own = false;    ///< something of it was written here
    bool signedFor = false;  ///< ... and some of that the coordinator has signed for
    bool onlyHere = false;   ///< ... and some of it not
    bool waits = false;      ///< ... which goes with the next pack, or is on its way
    Stays stays = Stays::no;
    bool sent = false;  ///< all of it left, and some of it nobody signed for yet
    std::vector<Id> origins;
  };

  /// `signedFor`: own revisions in packs that a receipt names. `gone`: who is no longer this worker's.
  ClearPlan(const Store& store, std::string_view device, const Departures& left,
            const std::unordered_set<Hash>& signedFor, std::set<Id> gone);

  /// Of those who are gone, about whom there is something here that a coordinator has.
  const std::set<Id>& people() const { return people_; }
  const std::map<Id, Facts>& records() const { return facts_; }
  /// What would go. `lose`: records that are nowhere else and are to go all the same.
  std::set<Id> cleared(const std::set<Id>& chosen, const std::set<Id>& lose) const;

 private:
  void look(const Id& id, const Departures& left, const std::unordered_set<Hash>& signedFor,
            const WhatStays& stays, std::string_view device);
  void lookAtWhatCameOfThem();
  void lookAtWhatTheyLent(const WhatStays& stays);
  bool heldByWords(const Id& lender) const;

  const Store& store_;
  std::set<Id> gone_, people_;
  std::map<Id, Facts> facts_;
  std::set<std::string_view>
      keptForLenders_;  ///< kinds of which a record about nobody stays for the words in it
};

}  // namespace alongside
