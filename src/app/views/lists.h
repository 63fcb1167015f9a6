// What lists show, made ready when something changed: a frame scans nothing.
#pragma once

#include <optional>

#include "app/forms/drafts.h"
#include "app/people/with_whom.h"
#include "app/session/feature.h"

namespace alongside {

class Lists : public Feature {
 public:
  Lists(Session& in, Whose& whose, Drafts& drafts) : Feature(in), whose(whose), drafts(drafts) { hear(); }
  void begun(const Json& local) override;
  void refresh() override;
  void refreshPage() override;
  void heard() override;       ///< another page, other lists
  void answerCame() override;  ///< what becomes of a pack is no change of records
  std::optional<double> due() const override;
  bool woken() override;

  void showAnew() { readied = {}; }  ///< the same person again: as if for the first time

 private:
  Whose& whose;
  Drafts& drafts;
  struct Page {
    Place place = Place::today;
    Id person, shown;
    std::string kind;
    bool operator==(const Page&) const = default;
  };
  Page readied;                     ///< what the lists of the page were made for
  std::optional<double> searchDue;  ///< uptime at which search is made ready, unless somebody is at it
  void hear();
  Page page() const;
  void prepareSearch();
  void filterPeople();
  void filterUnsent();
  void filterPacks();
  void filterKind();
  void countWork();
  void findSupervision();
  void readGroups();
  void readWeek();
  void readHistory();
};

}  // namespace alongside
