// Who looked, who took what away (exchange/trail.h): noted as it is done, read by coordinators under Team.
#include <algorithm>

#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "app/team/command_team.h"
#include "core/order.h"
#include "core/text.h"

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

void Session::noteDeed(const Noted& what) {
  if (!state.open || !clock) return;
  OpenState& o = open();
  std::vector<Revision> entry = {trail.next(what, o.device, o.worker, clock->tick(world.now()))};
  if (vault) signOwn(entry, keys->signing);
  trail.add(entry[0]);
  keepEntries(std::move(entry));
}

void Session::keepEntries(std::vector<Revision> entries) {
  if (!vault || entries.empty()) return;
  saveStarted(state.save.draft);
  vault->append(std::move(entries), guarded([this, draft = state.save.draft](const Outcome& outcome) {
                  saveEnded(draft, outcome);
                }));
}

/// With a pack, or taken from the log of a vault that is opened.
void Session::takeEntries(const std::vector<Revision>& entries) {
  std::vector<Revision> fresh;
  for (const Revision& entry : entries)
    if (trail.add(entry)) fresh.push_back(entry);
  keepEntries(std::move(fresh));
}

/// The record that is being read. The first look at it since the vault was opened is noted.
void Session::noteLook() {
  const OpenState& o = open();
  const Record* record = o.store.find(o.shown);
  if (record == nullptr || record->kind == nullptr || looksNoted.contains(record->id)) return;
  const bool own = std::ranges::any_of(
      record->history, [&](std::uint32_t at) { return writtenBy(o.store.revision(at), o.device); });
  if (own || !isGuarded(*record->kind, o.store.fields(*record))) return;
  looksNoted.insert(record->id);
  noteDeed({.deed = Deed::looked, .of = record->kindName, .record = record->id});
}

std::string Session::deedInWords(const Noted& noted) {
  const OpenState& o = open();
  const auto whose = [&] {
    const Members::One* member = members().byDevice(noted.device);
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
      return "Handed to " + whose() + ", sealed" + counted(noted);
    case Deed::tookIn:
      return "Took in a pack of " + whose() + counted(noted);
    case Deed::tookOut:
      return "Took a pack of " + whose() + " out again";
    case Deed::cleared:
      return "Cleared from the tablet" + counted(noted);
  }
  return {};
}

void Session::readTrail() {
  if (!desk || !state.open || !desk->shown.team.trail) return;
  TrailPage& page = *desk->shown.team.trail;
  page.lines.clear();
  page.broken = 0;
  page.all = 0;
  std::map<std::string_view, int> counts;
  const std::string wanted = fold(page.list.query);
  for (const auto& [device, entries] : trail.all()) {
    const Members::One* member = members().byDevice(device);
    for (const Revision& entry : entries) {
      const Link link = trail.linkOf(entry);
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

void Session::hearTrail() {
  namespace c = command;
  on<c::OpenTrail>([this](const c::OpenTrail& x) {
    if (!desk || !state.open) return;
    open().place = Place::team;
    desk->shown.team.trail.reset();
    if (x.open) desk->shown.team.trail.emplace().device = x.device;
    readTrail();
  });
  on<c::LookAtTrail>([this](const c::LookAtTrail& x) {
    if (!desk || !desk->shown.team.trail) return;
    desk->shown.team.trail->list = x.list;
    readTrail();
  });
}

}  // namespace alongside
