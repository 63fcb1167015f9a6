#include "app/team/trail_notes.h"

#include <algorithm>

#include "app/team/command_team.h"
#include "core/order.h"
#include "core/text.h"
#include "store/proof.h"

namespace alongside {

namespace {

constexpr std::size_t kMostShown = 100;  ///< lines; the newest

/// "Debrief, Imogen Farrow"; what was printed or saved, when it was no record.
std::string aboutWhat(const OpenState& o, const Noted& noted) {
  const Kind* kind = kindNamed(noted.of);
  std::string words = kind != nullptr ? std::string(kind->title) : noted.of;
  const Record* record = noted.record.empty() ? nullptr : o.store.find(noted.record);
  if (record != nullptr && !record->person.empty()) words += ", " + nameOf(o, record->person);
  return words;
}

std::string counted(const Noted& noted) {
  return noted.count == 0 ? std::string() : ", " + plural(noted.count, "record", "records");
}

std::string_view groupOf(std::optional<Deed> deed) {
  if (deed == Deed::looked) return kOpened;
  if (deed == Deed::printed) return kPrinted;
  return deed == Deed::csv || deed == Deed::fhir ? kNotSealed : kOther;
}

}  // namespace

void TrailNotes::begun(const Json&) {
  log = {};
  looksNoted.clear();
}

void TrailNotes::refreshPage() {
  noteLook();
  if (open().page.place == Place::team) refreshTrail();
}

void TrailNotes::noteDeed(const Noted& what) {
  if (!state.open || !session.clock) return;
  OpenState& o = open();
  std::vector<Revision> entry = {
      log.next(what, o.who.device, o.who.worker, session.clock->tick(world.now()))};
  if (session.vault) signOwn(entry, session.keys->signing);
  log.add(entry[0]);
  keepEntries(std::move(entry));
}

void TrailNotes::keepEntries(std::vector<Revision> entries) {
  if (!session.vault || entries.empty()) return;
  session.saveStarted(state.save.draft);
  session.vault->append(std::move(entries), guarded([this, draft = state.save.draft](const Outcome& outcome) {
                          session.saveEnded(draft, outcome);
                        }));
}

/// With a pack, or taken from the log of a vault that is opened.
void TrailNotes::takeEntries(const std::vector<Revision>& entries) {
  std::vector<Revision> fresh;
  for (const Revision& entry : entries)
    if (log.add(entry)) fresh.push_back(entry);
  keepEntries(std::move(fresh));
}

/// The record that is being read. The first look at it since the vault was opened is noted.
void TrailNotes::noteLook() {
  const OpenState& o = open();
  const Record* record = o.store.find(o.over.shown);
  if (record == nullptr || record->kind == nullptr || looksNoted.contains(record->id)) return;
  const bool own = std::ranges::any_of(
      record->history, [&](std::uint32_t at) { return writtenBy(o.store.revision(at), o.who.device); });
  if (own || !isGuarded(*record->kind, o.store.fields(*record))) return;
  looksNoted.insert(record->id);
  noteDeed({.deed = Deed::looked, .of = record->kindName, .record = record->id});
}

std::string TrailNotes::deedInWords(const Noted& noted) {
  const OpenState& o = open();
  const auto tablet = [&] {
    const Members::One* member = whose.members().byDevice(noted.device);
    return member != nullptr ? member->label : std::string("a tablet that is not in the team");
  };
  switch (noted.deed) {
    case Deed::looked:
      return "Opened: " + aboutWhat(o, noted);
    case Deed::printed:
      return "Printed: " + aboutWhat(o, noted) + counted(noted);
    case Deed::csv:
      return "Saved as a table that is not sealed: " + aboutWhat(o, noted) + counted(noted);
    case Deed::fhir:
      return "Saved for other systems, not sealed, about " + plural(noted.count, "person", "people");
    case Deed::given:
      return "Handed to " + tablet() + ", sealed" + counted(noted);
    case Deed::tookIn:
      return "Took in a pack of " + tablet() + counted(noted);
    case Deed::tookOut:
      return "Took a pack of " + tablet() + " out again";
    case Deed::cleared:
      return "Cleared from the tablet" + counted(noted);
  }
  return {};
}

void TrailNotes::refreshTrail() {
  if (!desk || !state.open || !desk->team.trail) return;
  TrailPage& page = *desk->team.trail;
  page.lines.clear();
  page.broken = 0;
  page.all = 0;
  std::map<std::string_view, int> counts;
  const std::string wanted = fold(page.list.query);
  for (const auto& [device, entries] : log.all()) {
    const Members::One* member = whose.members().byDevice(device);
    for (const Revision& entry : entries) {
      const Link link = log.linkOf(entry);
      page.broken += link == Link::whole ? 0 : 1;
      if (!page.device.empty() && page.device != device) continue;
      const auto noted = notedFrom(entry);
      TrailLine line{.rev = entry.rev,
                     .name = member != nullptr ? member->label : entry.author,
                     .words = noted ? deedInWords(*noted) : "Something that a newer version notes",
                     .at = entry.hlc.ms,
                     .link = link};
      const std::string_view group = groupOf(noted ? std::optional(noted->deed) : std::nullopt);
      ++page.all;
      ++counts[group];
      if (!page.list.only.empty() && page.list.only != group) continue;
      if (!wanted.empty() && !fold(line.name + " " + line.words).contains(wanted)) continue;
      page.lines.push_back(std::move(line));
    }
  }
  page.deeds.clear();
  for (const std::string_view group : {kOpened, kPrinted, kNotSealed, kOther})
    if (counts.contains(group)) page.deeds.emplace_back(group, counts.at(group));
  inOrder(page.lines, std::ranges::greater(), [](const TrailLine& line) { return line.at; });
  page.found = page.lines.size();
  if (page.lines.size() > kMostShown) page.lines.resize(kMostShown);
}

void TrailNotes::hear() {
  namespace c = command;
  on<c::OpenTrail>([this](const c::OpenTrail& x) {
    if (!desk || !state.open) return;
    open().page.place = Place::team;
    desk->team.trail.reset();
    if (x.open) desk->team.trail.emplace().device = x.device;
    refreshTrail();
  });
  on<c::LookAtTrail>([this](const c::LookAtTrail& x) {
    if (!desk || !desk->team.trail) return;
    desk->team.trail->list = x.list;
    refreshTrail();
  });
}

}  // namespace alongside
