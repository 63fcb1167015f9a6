// Packs fetched from the inbox, where the server lets the coordinator read it: GET of the team's inbox address gives
// a JSON list of files, [{"name":"….json"}, …], as nginx's autoindex_format json does, and GET of each gives the pack.
// Both lie on the page's own origin. Only names that our tablets give are asked for, and of those only packs that are
// not here yet; each then goes the way of a file that was opened by hand.
#include <algorithm>

#include "app/desk_work.h"
#include "app/inside.h"
#include "core/text.h"

namespace alongside {
namespace {

constexpr std::uint64_t kListLimit = std::uint64_t{8} << 20;
constexpr std::size_t kMostAtOnce = 500;
constexpr std::string_view kEnd = ".json";

Fault notRead(int status) {
  if (status == 0)
    return {"inbox/no-answer", "The team’s server did not answer.",
            "Nothing was changed, and the packs lie there as before.",
            "Try again when there is a network, or open the packs as files."};
  if (status == 200)
    return {"inbox/no-list", "The team’s server answered, but with no list of packs.",
            "Nothing was changed, and the packs lie there as before.",
            "Ask whoever looks after the server to let you list the inbox, or for the packs as files."};
  return {"inbox/refused",
          "The team’s server does not let this page read the inbox (answer " + std::to_string(status) + ").",
          "Nothing was changed, and the packs lie there as before.",
          "Ask whoever looks after the server for the packs, and open them here as files."};
}

/// Ids of packs in the listing; none when it is no listing.
std::optional<std::vector<Id>> listed(std::string_view text) {
  const auto json = parseJson(text, {kListLimit, 4});
  if (!json || !json->is_array()) return std::nullopt;
  std::vector<Id> ids;
  for (const Json& one : *json) {
    const std::string name = textAt(one, "name");
    if (!name.ends_with(kEnd)) continue;
    if (const auto id = idFrom(std::string_view(name).substr(0, name.size() - kEnd.size())))
      ids.push_back(*id);
  }
  return ids;
}

}  // namespace

void App::Inside::fetchInbox() {
  if (!desk || !state.open || !open().team || open().team->inbox.empty() || desk->shown.packs.fetching)
    return;
  PacksDesk& shown = desk->shown.packs;
  shown.inboxFault.reset();
  shown.inboxSaid.clear();
  shown.fetching = true;
  shown.toFetch = shown.fetched = 0;
  const std::size_t run = ++fetchRun;
  world.get(open().team->inbox, kListLimit, guarded([this, run](int status, const PickedFile& list) {
              if (run != fetchRun || !desk) return;
              PacksDesk& now = desk->shown.packs;
              const auto ids = status == 200 ? listed(textOf(list.bytes)) : std::nullopt;
              if (!ids) {
                now.fetching = false;
                now.inboxFault = notRead(status);
                changed();
                return;
              }
              const OpenState& o = open();
              std::set<Id> known;
              for (const auto& [device, lines] : o.ledger.devices)
                for (const IntakeLedger::Line& line : lines) known.insert(line.pack);
              for (const OutPack& own : o.outbox) known.insert(own.id);
              for (const IncomingPack& incoming : o.incoming)
                if (incoming.opened) known.insert(incoming.opened->pack.id);
              std::vector<std::string> names;
              for (const Id& id : *ids)
                if (!known.contains(id)) names.push_back(id.text() + std::string(kEnd));
              const std::size_t skipped = ids->size() - names.size();
              if (names.size() > kMostAtOnce) names.resize(kMostAtOnce);
              std::ranges::reverse(names);
              now.toFetch = names.size();
              fetchNext(std::move(names), skipped);
              reschedule();
              changed();
            }));
}

/// One after the other, so that memory holds one and the page says how far it is.
void App::Inside::fetchNext(std::vector<std::string> names, std::size_t skipped) {
  PacksDesk& shown = desk->shown.packs;
  if (names.empty()) {
    shown.fetching = false;
    const auto count = [](std::size_t n) {
      return plural(static_cast<std::int64_t>(n), "pack was", "packs were");
    };
    shown.inboxSaid = shown.toFetch == 0 && skipped == 0 ? "The inbox is empty."
                      : shown.toFetch == 0               ? "Nothing new in the inbox."
                                                         : "";
    if (shown.toFetch > 0)
      shown.inboxSaid =
          count(shown.fetched) + " fetched" + (skipped > 0 ? ", " + count(skipped) + " here already." : ".");
    if (shown.fetched < shown.toFetch)
      shown.inboxSaid += " " + count(shown.toFetch - shown.fetched) + " not given out: try again.";
    return;
  }
  const std::string name = names.back();
  names.pop_back();
  const std::size_t run = fetchRun;
  world.get(
      open().team->inbox + name, kFileLimit,
      guarded([this, run, name, names = std::move(names), skipped](int status, PickedFile file) mutable {
        if (run != fetchRun || !desk) return;
        PacksDesk& now = desk->shown.packs;
        if (status == 200) {
          ++now.fetched;
          file.name = name;
          std::vector<PickedFile> one;
          one.push_back(std::move(file));
          takeFiles(std::move(one));
        }
        fetchNext(std::move(names), skipped);
        reschedule();
        changed();
      }));
}

}  // namespace alongside
