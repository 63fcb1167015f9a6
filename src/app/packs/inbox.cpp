#include "app/packs/inbox.h"

#include <algorithm>
#include <array>
#include <new>
#include <tuple>
#include <utility>

#include "app/packs/command_packs.h"
#include "core/order.h"
#include "core/text.h"

namespace alongside {
namespace {

constexpr JsonLimits kListLimits{std::size_t{8} << 20, 4, 1'000'000};
constexpr std::size_t kMostOpened = 500;                      ///< at once; junk does not count
constexpr std::size_t kMostAsked = 20'000;                    ///< files of one run
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;  ///< of one run
constexpr std::size_t kMostApart = 50;                        ///< that are shown with why they did not open
constexpr std::size_t kKeepEvery = 500;  ///< what did not open is written down as it goes
constexpr std::string_view kEnd = ".json";
constexpr const char* kShelf = "inbox";

Fault notRead(int status) {
  if (status == 0)
    return {"inbox/no-answer", "The team’s server did not answer.",
            "Nothing was changed, and the packs lie there as before.",
            "Try again when there is a network, or open the packs as files."};
  if (status >= 200 && status < 400)
    return {"inbox/no-list", "The team’s server answered, but with no list of packs.",
            "Nothing was changed, and the packs lie there as before.",
            "Ask whoever looks after the server to let you list the inbox, or for the packs as files."};
  return {"inbox/refused",
          "The team’s server does not let this page read the inbox (answer " + std::to_string(status) + ").",
          "Nothing was changed, and the packs lie there as before.",
          "Ask whoever looks after the server for the packs, and open them here as files."};
}

/// "Tue, 24 Nov 2026 06:00:00 GMT"; 0 for anything else.
Millis fromHttpDate(std::string_view text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() != 29 || text.substr(3, 2) != ", " || !text.ends_with(" GMT")) return 0;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(at, digits))
      value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : 10'000;
    return value;
  };
  const std::size_t month = kMonths.find(text.substr(8, 3));
  const int year = number(12, 4), day = number(5, 2), hour = number(17, 2), minute = number(20, 2),
            second = number(23, 2);
  if (month == std::string_view::npos || month % 3 != 0 || year < 1970 || year > 9999 || day < 1 ||
      day > 31 || hour > 23 || minute > 59 || second > 60)
    return 0;
  const int days = daysBetween(Date{1970, 1, 1}, Date{year, static_cast<int>(month / 3) + 1, 1}) + day - 1;
  return ((Millis{days} * 24 + hour) * 60 + minute) * 60'000 + second * Millis{1000};
}

std::string nameOf(const InboxFile& file) { return file.id.text() + std::string(kEnd); }

/// Packs in the listing; none when it is no listing.
std::optional<std::vector<InboxFile>> listed(std::string_view text) {
  const auto json = parseJson(text, kListLimits);
  if (!json || !json->is_array()) return std::nullopt;
  std::vector<InboxFile> files;
  for (const Json& one : *json) {
    const std::string name = textAt(one, "name");
    if (!name.ends_with(kEnd)) continue;
    const auto id = idFrom(std::string_view(name).substr(0, name.size() - kEnd.size()));
    if (!id) continue;
    const std::int64_t size = numberAt(one, "size");
    files.push_back({*id, static_cast<std::uint64_t>(std::max<std::int64_t>(0, size)),
                     fromHttpDate(textAt(one, "mtime"))});
  }
  return files;
}

/// Whoever may send can put such files there: they are counted, and shown nowhere.
bool isJunk(const Fault& fault) {
  constexpr std::array<std::string_view, 4> kJunk = {"pack/not-a-pack", "pack/not-for-you", "pack/too-large",
                                                     "inbox/no-records"};
  return std::ranges::contains(kJunk, fault.code);
}

std::string packsWere(std::size_t n) { return plural(n, "pack was", "packs were"); }

std::string said(const Fetching& run, std::size_t lying) {
  if (lying == 0) return "The inbox is empty.";
  std::string words;
  if (run.opened > 0)
    words = packsWere(run.opened) + " fetched" +
            (run.here > 0 ? ", " + packsWere(run.here) + " here already." : ".");
  else if (!run.more)
    words = "Nothing new in the inbox.";
  const auto add = [&](const std::string& sentence) { words += (words.empty() ? "" : " ") + sentence; };
  if (run.left > 0)
    add(plural(run.left, "file there does not open and is", "files there do not open and are") +
        " left alone.");
  if (run.notGiven > 0) add(packsWere(run.notGiven) + " not given out: try again.");
  if (run.more) add("More lie there: fetch again.");
  return words;
}

}  // namespace

// --- What did not open ------------------------------------------------------------------------------------

/// A file may open once its tablet is in the team, or with a newer version of the page.
std::string Inbox::inboxMark() const {
  return crypto::sha256(state.open->who.teamFile).text().substr(0, 16) + " " + state.version;
}

void Inbox::readUnopened() {
  if (unopened) return;
  std::map<Id, Unopened>& all = unopened.emplace();
  const Json kept = session.vault ? session.vault->shelf(kShelf) : Json();
  if (!kept.is_object()) return;  // nothing was left yet
  const Json known = kept.value("left", Json::object());
  for (const auto& [name, file] : known.items()) {
    const auto id = idFrom(name);
    if (!id || !file.is_array() || file.size() != 3 || !file[0].is_number_integer() ||
        !file[1].is_number_integer() || !file[2].is_string())
      continue;
    all[*id] = {file[0].get<std::uint64_t>(), file[1].get<Millis>(), file[2].get<std::string>()};
  }
}

void Inbox::keepUnopened() {
  if (!session.vault || !unopened || !std::exchange(unopenedChanged, false)) return;
  Json kept = Json::object();
  for (const auto& [id, file] : *unopened) kept[id.text()] = Json::array({file.size, file.at, file.mark});
  session.saveShelf(kShelf, {{"v", 1}, {"left", std::move(kept)}});
}

// --- A run ------------------------------------------------------------------------------------------------

void Inbox::fetchInbox() {
  if (!desk || !session.vault || !state.open || !open().who.team || open().who.team->inbox.empty() ||
      desk->packs.fetching)
    return;
  PacksDesk& shown = desk->packs;
  shown.inboxFault.reset();
  shown.inboxSaid.clear();
  shown.fetching = true;
  shown.toFetch = shown.fetched = 0;
  fetching = {};
  const std::size_t run = ++fetchRun;
  world.get(open().who.team->inbox, kListLimits.bytes,
            guarded([this, run](int status, const PickedFile& list) {
              if (run != fetchRun || !desk) return;
              auto lying = status == 200 ? listed(textOf(list.bytes)) : std::nullopt;
              if (lying) {
                planFetching(std::move(*lying));
                fetchNext();
              } else {
                desk->packs.fetching = false;
                desk->packs.inboxFault = notRead(status);
              }
              session.reschedule();
              session.changed();
            }));
}

/// What is new, the newest first: what somebody sent today does not wait behind what was put there to be in the way.
void Inbox::planFetching(std::vector<InboxFile> lying) {
  const OpenState& o = open();
  Fetching& run = fetching;
  std::set<Id> known;
  for (const auto& [device, lines] : o.packs.ledger.devices)
    for (const IntakeLedger::Line& line : lines) known.insert(line.pack);
  for (const OutPack& own : o.packs.outbox) known.insert(own.id);
  for (const IncomingPack& incoming : o.packs.incoming)
    if (incoming.opened) known.insert(incoming.opened->pack.id);
  readUnopened();
  const std::string mark = inboxMark();
  std::set<Id> there;
  std::erase_if(lying, [&](const InboxFile& file) {
    if (!there.insert(file.id).second) return true;
    if (known.contains(file.id)) {
      ++run.here;
      return true;
    }
    const auto before = unopened->find(file.id);
    if (before == unopened->end() || before->second.size != file.size || before->second.at != file.at ||
        (!before->second.mark.empty() && before->second.mark != mark))
      return false;
    ++run.left;
    return true;
  });
  // What somebody took out of the inbox need not be remembered.
  unopenedChanged = std::erase_if(*unopened, [&](const auto& one) { return !there.contains(one.first); }) > 0;
  inOrder(lying,
          [](const InboxFile& a, const InboxFile& b) { return std::tie(a.at, a.id) < std::tie(b.at, b.id); });
  if (lying.size() > kMostAsked) {
    run.more = true;
    lying.erase(lying.begin(), lying.end() - static_cast<std::ptrdiff_t>(kMostAsked));
  }
  desk->packs.toFetch = lying.size();
  desk->packs.lying = there.size();
  run.next = std::move(lying);
}

/// One after the other, so that memory holds one and the page says how far it is.
void Inbox::fetchNext() {
  Fetching& run = fetching;
  if (run.next.empty()) return endFetching();
  if (run.opened >= kMostOpened || run.bytes >= kMostBytes) {
    run.more = true;
    return endFetching();
  }
  const InboxFile file = run.next.back();
  run.next.pop_back();
  world.get(open().who.team->inbox + nameOf(file), kFileLimit,
            guarded([this, run = fetchRun, file](int status, PickedFile found) {
              if (run != fetchRun || !desk) return;
              fetchedOne(file, status, std::move(found));
              fetchNext();
              session.reschedule();
              session.changed();
            }));
}

void Inbox::fetchedOne(const InboxFile& file, int status, PickedFile found) {
  Fetching& run = fetching;
  ++desk->packs.fetched;
  if (status != 200) {
    ++run.notGiven;
    return;
  }
  found.name = nameOf(file);
  run.bytes += found.size;
  const auto refused = takeFetched(found);
  if (!refused) {
    ++run.opened;
    return;
  }
  if (refused->code.ends_with("/no-memory")) {
    ++run.notGiven;
    return;
  }
  ++run.left;
  const bool never = isJunk(*refused) || refused->code == "pack/altered";
  (*unopened)[file.id] = {file.size, file.at, never ? std::string() : inboxMark()};
  unopenedChanged = true;
  if (run.left % kKeepEvery == 0) keepUnopened();
  const auto apart = std::ranges::count_if(open().packs.incoming,
                                           [](const IncomingPack& one) { return one.fault.has_value(); });
  if (!isJunk(*refused) && static_cast<std::size_t>(apart) < kMostApart)
    packsIn.keepApart(found.name, *refused);
}

/// A pack of records is laid down to be looked at. Anything else that lies there, a team file or a request to join above
/// all, would come from nobody knows whom: such files are given by hand.
std::optional<Fault> Inbox::takeFetched(const PickedFile& file) {
  try {
    if (file.tooLarge)
      return Fault{"pack/too-large", file.name + " is larger than any pack can be.", "Nothing was changed.",
                   ""};
    auto opened = openPack(textOf(file.bytes), *session.keys, *open().who.team);
    if (!opened) return opened.error();
    if (opened->pack.kind != PackKind::records)
      return Fault{"inbox/no-records", file.name + " is no pack of records.", "Nothing was changed.", ""};
    return packsIn.layDown(file.name, std::move(*opened));
  } catch (const std::bad_alloc&) {
    return Fault{"file/no-memory", "There is no memory left for " + file.name + ".", "Nothing was changed.",
                 ""};
  }
}

/// At its end, or stopped.
void Inbox::endFetching() {
  PacksDesk& shown = desk->packs;
  if (!shown.fetching) return;
  shown.fetching = false;
  fetching.more = fetching.more || !fetching.next.empty();
  fetching.next.clear();
  shown.inboxSaid = said(fetching, shown.lying);
  keepUnopened();
  packsIn.refreshIncoming();
}

void Inbox::deskBegun() {
  ++fetchRun;
  fetching = {};
  unopened.reset();
  unopenedChanged = false;
}

void Inbox::hear() {
  namespace c = command;
  on<c::FetchInbox>([this](const c::FetchInbox&) { fetchInbox(); });
  on<c::StopFetching>([this](const c::StopFetching&) {
    ++fetchRun;
    if (desk) endFetching();
  });
}

}  // namespace alongside
