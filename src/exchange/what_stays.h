// What may leave this vault: one place decides for packs of every kind, for FHIR, and for what is printed.
//
// A version of a record stays while any of these says so:
//   - its own answers ('you and me', a carer who was not asked, a reflection that its writer keeps);
//   - any current version of the same record: who keeps something back later keeps all of it back, and what was
//     written before with it;
//   - the record that it came of: a next step of a session, a question about a suggestion;
//   - a record that lent it words and does not allow that any more: a debrief's wishes in a crisis plan;
//   - the person, who does not want peer support (any more). Then nothing about them leaves but that they said so,
//     worries, and changes to their own details.
//
// What has left already cannot be called back. exchange/departures.h knows with which pack it went.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "record/kind.h"
#include "store/store.h"

namespace alongside {

/// Asked many times while nothing changes, it remembers: made anew for each question of a page or a pack.
class WhatStays {
 public:
  /// `here`: this tablet's device. What others wrote has left their tablets by the rules there, so that nobody was
  /// asked yet holds back only what was written here. `store` must outlive it, unchanged.
  WhatStays(const Store& store, std::string_view here) : store_(store), here_(here) {}

  /// Of the record as it stands now, with all its current versions.
  Stays of(const Record& record) const { return of(record, 0); }
  /// Of one version.
  Stays of(const Revision& revision) const;
  /// To other systems, which the ward reads: what the ward team may see, and nothing that stays.
  bool toOtherSystems(const Record& record) const;
  /// False: they do not want peer support; nothing about them goes to another system.
  bool peerSupport(const Id& person) const;

 private:
  Stays of(const Record& record, int depth) const;
  Stays ownAnswers(const Revision& revision, const Kind& kind, const Fields& fields) const;
  Stays around(const Kind& kind, const Fields& fields, int depth) const;
  bool lentAndKept(const Kind& kind, const Fields& fields) const;

  const Store& store_;
  std::string here_;
  mutable std::unordered_map<Id, Stays> known_;
};

}  // namespace alongside
