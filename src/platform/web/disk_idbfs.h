// The disk in the browser: files in memory, which Emscripten's IDBFS makes durable in IndexedDB.
//
// A save hands IDBFS just the files that changed. After a failure and on a new connection IDBFS (3.1.69) makes the
// database a mirror of the files in memory instead: it puts back what is missing and removes whatever is absent
// there. So nothing is saved before everything has been read, and one tab alone may have it mounted (web/start.js
// holds the Web Lock). A sync may store some of its files and not others; therefore files are unlinked only after
// a sync has stored all that was written before. At the start and after a failure the browser's own log is settled
// before anything else (disk_settle): Chromium would lose what it puts behind a torn end.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/disk.h"

namespace alongside {

class IdbfsDisk final : public Disk {
 public:
  using Done = std::function<void(Outcome)>;

  /// Reads everything; until that has succeeded every commit is refused.
  void mount(Done done);

  std::vector<DiskFile> list() override;
  Result<Bytes> read(std::string_view name) override;
  void commit(DiskStep step, Done done) override;
  void retry(Done done) override;

  /// Calls once nothing is on its way any more.
  void whenIdle(std::function<void()> done);
  /// The page came to the front. WebKit drops the database connection of a page in the background, and IDBFS
  /// would keep the dead handle for ever.
  void renewConnection();

  enum class Answer : int { kept, full, lost };
  enum class Reach : int { everything, changes, populate };  ///< of one sync
  // Called from the browser's side.
  void begin();
  void answered(int call, Answer answer);

 private:
  struct Step {
    bool writes = false;
    Done done;
  };
  void pump();
  void place(const std::string& name);
  void drop(const std::string& name);
  void go();
  void sync(Reach reach);
  void settle();
  void settled(Answer answer);
  void succeeded();
  void failed(const Fault& fault);

  bool mounted_ = false, mounting_ = false, syncing_ = false, again_ = false, clear_ = false;
  bool doubtful_ = false;                     ///< the last sync failed: who knows what the database has
  bool unsettled_ = true, settling_ = false;  ///< the browser's log may end in a piece; it is being settled
  int call_ = 0;
  Done onMounted_;
  std::map<std::string, std::uint64_t, std::less<>> files_;  ///< what list() shows
  std::set<std::string, std::less<>> unsaved_, saving_;  ///< written, not durable yet; in the running sync
  std::set<std::string, std::less<>> gone_;  ///< unlinked in memory; the next sync unlinks them for good
  std::vector<std::string> owed_;            ///< to be unlinked when the writes before them are durable ...
  std::vector<std::string> owing_;           ///< ... which the running sync will make so
  std::vector<std::string> ready_;           ///< may be unlinked now
  std::vector<Step> queued_, flight_;
  std::vector<Step> clearing_;  ///< steps that only unlink, and wait for the sync after
  std::vector<Done> refused_;
  std::vector<std::function<void()>> idle_;
};

}  // namespace alongside
