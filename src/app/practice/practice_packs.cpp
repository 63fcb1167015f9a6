// Practice at the desk: what has come from each tablet, one pack of today that can be taken out again, and somebody who
// is here twice.
#include <algorithm>
#include <optional>

#include "app/practice/practice.h"
#include "app/practice/practice_month.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

namespace {

struct MadePacks {
  std::uint32_t last;  ///< its number
  int daysAgo;
  std::uint32_t gap;  ///< so many before it never came
  bool receipted;
};
/// In the order of the roster's workers.
constexpr MadePacks kPacks[] = {{14, 0, 0, false}, {21, 1, 0, true},  {9, 2, 0, false},
                                {17, 4, 2, true},  {12, 11, 0, true}, {6, 3, 0, true}};
constexpr std::uint32_t kShown = 4;  ///< packs of each tablet, the first of them full

Hash madeUpHash(std::string_view device, std::uint32_t seq) {
  return crypto::sha256(std::string(device) + " pack " + std::to_string(seq));
}

IntakeLedger::Line lineOf(std::string_view device, std::uint32_t seq, Moment at) {
  IntakeLedger::Line line;
  line.pack =
      makeId(fromLocal(at), {static_cast<std::uint8_t>(seq), static_cast<std::uint8_t>(device.size())});
  line.jws = madeUpHash(device, seq);
  line.prev = madeUpHash(device, seq - 1);
  line.seq = seq;
  line.revisions = 8 + seq % 7;
  line.created = fromLocal(at);
  line.imported = fromLocal(addMinutes(at, 25));
  line.receipted = true;
  return line;
}

/// The worker and the coordinator went on with the same one-to-one without knowing of each other.
void writeTwoVersions(PracticeTeam& made, const Member& worker, const std::string& device, Moment now) {
  constexpr std::uint32_t kFrom = 600;
  const std::string today = now.date.text();
  std::optional<Revision> before;  // a copy: writing moves what stands there
  for (const Revision& one : made.revisions) {
    if (one.kind != codes::kSession || one.device != worker.device()) continue;
    const Fields fields = one.values();
    if (!textAt(fields, "next").empty() && !textAt(fields, "when").starts_with(today)) before = one;
  }
  if (!before) return;
  const Fields fields = before->values();
  const std::int64_t minutes = numberAt(fields, "minutes");
  const std::string next = textAt(fields, "next");
  const Date yesterday = addDays(now.date, -1);
  PracticeWriter(made, worker, kFrom)
      .amend(*before, {{"minutes", minutes + 10}, {"next", next + ". Bring tape."}},
             {yesterday, 16 * 60 + 20});
  PracticeWriter(made, device, kFrom)
      .amend(*before, {{"minutes", minutes + 5}, {"next", "Ask the ward what may hang there. " + next}},
             {yesterday, 17 * 60 + 5});
}

/// What the tablets have noted of themselves, as if it had come with their packs.
void writeNoted(PracticeTeam& made, const std::string& device, Moment now) {
  struct Entry {
    Moment at;
    std::string device, author;
    Noted noted;
  };
  std::vector<Entry> all;
  const Member& worker = made.team.roster[1];
  const auto lastOf = [&](std::string_view kind) {
    Id id;
    for (const Revision& revision : made.revisions)
      if (revision.kind == kind && !textAt(revision.values(), "person").empty()) id = revision.rec;
    return id;
  };
  const Date yesterday = addDays(now.date, -1);
  for (const auto& [kind, minute] :
       {std::pair{codes::kRound, 9 * 60 + 5}, std::pair{codes::kPlan, 14 * 60 + 20}})
    all.push_back({{yesterday, minute},
                   worker.device(),
                   worker.name,
                   {.deed = Deed::printed, .of = std::string(kind), .record = lastOf(kind)}});
  all.push_back(
      {{yesterday, 17 * 60 + 2},
       device,
       made.worker,
       {.deed = Deed::looked, .of = std::string(codes::kDebrief), .record = lastOf(codes::kDebrief)}});
  all.push_back({{addDays(now.date, -3), 16 * 60 + 40},
                 device,
                 made.worker,
                 {.deed = Deed::csv, .of = "Peer support, last month"}});
  for (const auto& [from, lines] : made.ledger.devices)
    all.push_back({localMoment(lines.back().imported),
                   device,
                   made.worker,
                   {.deed = Deed::tookIn, .device = from, .count = std::ssize(lines)}});
  inOrder(all, {}, &Entry::at);
  for (const Entry& one : all)
    made.trail.add(made.trail.next(one.noted, one.device, one.author, {fromLocal(one.at), 0, one.device}));
}

}  // namespace

void writePracticePacks(PracticeTeam& made, const std::string& device, Moment now) {
  made.team.teams = {"Elm Road team", "Mill Street practice", "Talking therapies"};
  made.team.partners = {"Common Ground", "The Lantern"};
  const auto atHalfPast8 = [&](int daysAgo) { return Moment{addDays(now.date, -daysAgo), 8 * 60 + 30}; };
  std::size_t next = 0;
  for (const Member& member : made.team.roster) {
    if (member.role != Role::worker || next == std::size(kPacks)) continue;
    const MadePacks& packs = kPacks[next++];
    const std::string tablet = member.device();
    std::vector<IntakeLedger::Line>& lines = made.ledger.devices[tablet];
    for (std::uint32_t i = kShown; i-- > 0;) {
      const std::uint32_t seq = packs.last - i - (i > 0 ? packs.gap : 0);
      lines.push_back(lineOf(tablet, seq, atHalfPast8(packs.daysAgo + static_cast<int>(i) * 5)));
      lines.back().full = i + 1 == kShown;
    }
    lines.back().receipted = packs.receipted;
  }
  // The first worker's pack of today: the newest that they wrote came with it.
  const std::string first = made.team.roster[1].device();
  IntakeLedger::Line& today = made.ledger.devices[first].back();
  std::vector<const Revision*> theirs;
  for (const Revision& revision : made.revisions)
    if (revision.device == first) theirs.push_back(&revision);
  inOrder(theirs, std::greater<>{}, &Revision::hlc);
  Arrivals::Arrival arrival{today.jws, first, today.imported, {}, {}};
  constexpr std::size_t kOfToday = 6;
  for (std::size_t i = 0; i < std::min(kOfToday, theirs.size()); ++i) arrival.added.push_back(theirs[i]->rev);
  today.revisions = arrival.added.size();
  made.arrivals.packs.push_back(std::move(arrival));
  writeTwoVersions(made, made.team.roster[1], device, now);
  writeNoted(made, device, now);

  const std::string worker = std::exchange(made.worker, made.team.roster.back().name);
  PracticeWriter writer(made, made.team.roster.back().device());
  writer.write(codes::kPerson,
               {{"name", "Yusra Haddad"},
                {"born", "1986-07-23"},
                {"ward", "Hazel"},
                {"status", codes::kActive},
                {"consent", codes::kConsentNotAsked}},
               {addDays(now.date, -2), 15 * 60 + 12});
  made.worker = worker;
}

}  // namespace alongside
