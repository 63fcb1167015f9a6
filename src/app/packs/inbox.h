// Packs fetched from the inbox, where the server lets the coordinator read it: GET of the team's inbox address gives
// a JSON list of files, [{"name":"….json","size":…,"mtime":…}, …], as nginx's autoindex_format json does, and GET of each
// gives the pack. Both lie on the page's own origin.
//
// Anybody who may send can fill an inbox. So only names that our tablets give are asked for, the newest first, and of
// those only what is not here yet; nothing but a pack of records is taken, whatever lies there; and what did not open is
// remembered, so that ten thousand files of junk are fetched once and stand in nobody's way afterwards. Nothing that is
// found turns the page.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/packs/packs_in.h"
#include "app/session/feature.h"

namespace alongside {

/// A file in the inbox, as its listing has it.
struct InboxFile {
  Id id;
  std::uint64_t size = 0;
  Millis at = 0;  ///< when it came; 0: the listing does not say
};

/// A run through the inbox.
struct Fetching {
  std::vector<InboxFile> next;  ///< the last is the next
  std::size_t opened = 0, here = 0, left = 0, notGiven = 0;
  std::uint64_t bytes = 0;
  bool more = false;  ///< others lie there that this run has no room for
};

class Inbox : public Feature {
 public:
  Inbox(Session& in, PacksIn& packsIn) : Feature(in), packsIn(packsIn) { hear(); }
  void deskBegun() override;

 private:
  /// One that did not open. It is not fetched again as long as it is the same.
  struct Unopened {
    std::uint64_t size = 0;
    Millis at = 0;
    std::string mark;  ///< of the team file that it did not open with; empty: it opens with none
  };
  PacksIn& packsIn;
  Fetching fetching;
  std::optional<std::map<Id, Unopened>> unopened;  ///< null: not read yet
  bool unopenedChanged = false;
  std::size_t fetchRun = 0;  ///< grows with each: answers to an earlier one do nothing
  void hear();
  void fetchInbox();
  void planFetching(std::vector<InboxFile> lying);
  void fetchNext();
  void fetchedOne(const InboxFile& file, int status, PickedFile found);
  std::optional<Fault> takeFetched(const PickedFile& file);
  void endFetching();
  void readUnopened();
  void keepUnopened();
  std::string inboxMark() const;
};

}  // namespace alongside
