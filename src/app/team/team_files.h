// The team file: edited and signed here, and the files that come in: at first sight, newer ones, those of another
// coordinator; and what is said of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/people/with_whom.h"
#include "app/session/feature.h"
#include "exchange/team/team.h"

namespace alongside {

/// One ward a line or between commas, its telephone behind the name: "Rowan 020 7946 0000".
std::vector<Ward> wardsFrom(std::string_view text);

inline constexpr const char* kTeamChanged =
    "team/changed";  ///< code of the note that says what a new team file changed

class TeamFiles : public Feature {
 public:
  TeamFiles(Session& in, Whose& whose) : Feature(in), whose(whose) { hear(); }
  void begun(const Json& local) override;
  void writeLocal(Json& local) const override;

  std::vector<std::string> told;  ///< what a new team file changed, until somebody has read it
  void tell();                    ///< ... as a note on the page
  void offer(OpenedTeam opened, std::string text);  ///< to a tablet that knows no team
  enum class Considered { taken, merged, known };
  Considered consider(Team team, std::string text);  ///< newer, the same, or another coordinator's edit
  void takeAlong(
      const Pack& pack);  ///< a newer one rides with receipts, allocations, other coordinators' packs
  void signAgain();       ///< State's team is edited already
  std::vector<Revision> directoryNow() const;

 private:
  Whose& whose;
  void hear();
  void takeOffered(bool take);
  void adopt(Team team, std::string text);
  void acceptJoin(std::size_t index, const std::string& sameAs);
  void setSettings(const std::vector<std::pair<std::string, int>>& values);
  void saveFile();
};

}  // namespace alongside
