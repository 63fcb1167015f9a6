#include "app/referrals/allocation_files.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "app/command_desk.h"
#include "app/people/with_whom.h"
#include "app/referrals/meeting.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr Millis kArrivedShown = Millis{2} * 24 * 3600 * 1000;

/// What a worker needs to begin: who it is, how they were referred, what they agreed to, what to keep in mind.
bool travels(const Record& record) {
  if (record.kind == nullptr) return false;
  return record.kind->travels == Travels::yes || (record.kind->travels == Travels::whileOpen && !record.done);
}

/// What a record that gives somebody to a worker says, until it is withdrawn or its cover is over.
std::string assignmentOf(const Record& record, bool over) {
  return record.id.text() + "/" + std::to_string(record.history.size()) + (over ? "/over" : "");
}

/// A tablet that allocations are sealed to. Its name is a hash of its key: worked out once, not for each referral.
struct Told {
  std::string worker;  ///< a label of Members
  std::string device;
  const std::vector<AllocationPack>& packs;
  std::set<std::string> records{};  ///< of which a file that left told it, as they stand or as they stood

  Told(std::string whose, std::string name, const std::vector<AllocationPack>& made)
      : worker(std::move(whose)), device(std::move(name)), packs(made) {
    for (const AllocationPack& pack : packs)
      if (pack.saved > 0)
        for (const std::string& one : pack.allocations) records.insert(one.substr(0, one.find('/')));
  }
  bool of(const Id& record) const { return !records.empty() && records.contains(record.text()); }
};

bool onTheWay(std::string_view state) { return state == codes::kAllocated || state == codes::kAttempted; }

bool hasArrived(const std::vector<AllocationPack>& packs, const std::string& allocation) {
  return std::ranges::any_of(packs, [&](const AllocationPack& pack) {
    return pack.arrived > 0 && std::ranges::contains(pack.allocations, allocation);
  });
}

}  // namespace

/// What the workers' tablets have not said that they know; or lately did: who was allocated or given to them, and who is
/// with somebody else now.
void AllocationFiles::refreshPage() {
  const OpenState& o = open();
  const bool shown =
      o.page.place == Place::referrals || o.page.place == Place::board || o.page.place == Place::today;
  if (!desk || !shown) return;
  std::vector<AllocationFile>& all = desk->allocationFiles;
  all.clear();
  if (!o.who.team) return;
  struct Both {
    AllocationFile wanted, there;
  };
  std::map<std::string, Both> byDevice;
  const auto tell = [&](const Told& tablet, const Id& record, const std::string& what, bool gone) {
    const AllocationPack* last = lastWith(tablet.packs, what);
    const bool arrived = hasArrived(tablet.packs, what);
    Both& both = byDevice[tablet.device];
    AllocationFile& into = arrived ? both.there : both.wanted;
    into.device = tablet.device;
    into.worker = tablet.worker;
    (gone ? into.gone : into.given).push_back(record);
    if (last == nullptr)
      ++into.fresh;
    else
      into.saved = std::max(into.saved, last->saved);
    if (arrived)
      for (const AllocationPack& pack : tablet.packs)
        if (std::ranges::contains(pack.allocations, what))
          into.arrived = std::max(into.arrived, pack.arrived);
  };
  std::vector<Told> tablets;
  const Members& known = whose.members();
  for (const Member& member : o.who.team->roster) {
    if (member.until) continue;
    std::string device = member.device();
    if (device == o.who.device) continue;
    const std::vector<AllocationPack>& packs = handed[device];
    tablets.emplace_back(known.byDevice(device)->label, std::move(device), packs);
  }
  const std::map<Id, Said> said = whose.withWhom().said;
  const auto with = [&](const Id& person) {
    const auto found = said.find(person);
    return found == said.end() ? std::string() : found->second.worker;
  };

  const std::set<Id> inMeeting = undecidedYet(o.store, state.local.date);
  for (const Id& id : o.store.ofKind(codes::kReferral)) {
    const Record& record = *o.store.find(id);
    if (record.voided || inMeeting.contains(id)) continue;
    const ReferralFacts& facts = whose.factsOf(record);
    if (awaitsUs(facts.wait.state) || ended(facts.wait.state)) continue;
    const bool fresh = onTheWay(facts.wait.state) && with(record.person) == facts.wait.worker;
    for (const Told& tablet : tablets) {
      const bool theirs = tablet.worker == facts.wait.worker;
      if (theirs ? !fresh : !tablet.of(id)) continue;
      tell(tablet, id, allocationOf(id, o.store.fields(record)), !theirs);
    }
  }
  for (const Id& id : o.store.ofKind(codes::kAssigned)) {
    const Record& record = *o.store.find(id);
    if (record.person.empty()) continue;
    const Fields fields = o.store.fields(record);
    const std::string now = with(record.person), before = known.meantIn(fields, "before"),
                      after = known.meantIn(fields, "worker");
    for (const Told& tablet : tablets) {
      const bool gave = tablet.worker == before, takes = tablet.worker == after;
      if ((!gave && !takes) || (record.voided && !tablet.of(id))) continue;
      const bool theirs = tablet.worker == now;
      // Whoever has them back after cover gets what was written meanwhile; both tablets know the day by themselves.
      const bool over = !record.voided && coverOver(fields, state.local.date);
      if (over && (!gave || !theirs)) continue;
      // Who was to take them, and never heard of it, need not hear that somebody else did.
      if (!over && !theirs && takes && !record.voided) continue;
      if (!over && theirs && gave && !record.voided) continue;  // a later record gave them back
      tell(tablet, id, assignmentOf(record, over), !theirs);
    }
  }
  for (auto& [device, both] : byDevice) {
    if (!both.wanted.given.empty() || !both.wanted.gone.empty()) all.push_back(std::move(both.wanted));
    if ((!both.there.given.empty() || !both.there.gone.empty()) &&
        state.now - both.there.arrived < kArrivedShown)
      all.push_back(std::move(both.there));
  }
  inOrder(all, {}, [](const AllocationFile& one) { return std::pair(one.arrived > 0, one.worker); });
}

void AllocationFiles::sealAllocations(const std::string& device) {
  OpenState& o = open();
  const auto wanted = std::ranges::find_if(desk->allocationFiles, [&](const AllocationFile& one) {
    return one.device == device && one.arrived == 0;
  });
  const Member* member = o.who.team ? o.who.team->memberByDevice(device) : nullptr;
  if (wanted == desk->allocationFiles.end() || member == nullptr) return;
  if (o.who.practice) {
    o.over.note = Fault{"send/practice", "This is practice, so nothing is sealed or sent.",
                        "Nothing you do here is kept.",
                        "With your own team, this file brings the people to the worker’s tablet."};
    return;
  }
  std::vector<AllocationPack>& packs = handed[device];
  const bool allThere =
      std::ranges::all_of(packs, [](const AllocationPack& pack) { return pack.arrived > 0; });
  // What the tablet may lack of earlier packs is in this one again: it need not ask for them.
  Pack pack =
      session.newPack(PackKind::allocation, packs.empty() || !allThere ? PackMode::full : PackMode::delta,
                      packs.empty() ? session.numbersFrom + 1 : packs.back().seq + 1);
  if (!packs.empty()) pack.prev = packs.back().jws;
  pack.teamFile = o.who.teamFile;
  AllocationPack fresh{
      .id = pack.id, .jws = {}, .seq = pack.seq, .saved = 0, .arrived = 0, .allocations = {}};
  std::unordered_set<Id> records;
  const WhatStays stays = session.whatStays();
  const auto put = [&](const Id& id) {
    const Record* record = o.store.find(id);
    if (record == nullptr || !records.insert(id).second) return;
    for (const std::uint32_t index : record->history) {
      const Revision& revision = o.store.revision(index);
      if (stays.of(revision) != Stays::no) continue;
      if (pack.from.ms == 0 || revision.hlc < pack.from) pack.from = revision.hlc;
      pack.to = std::max(pack.to, revision.hlc);
      pack.revisions.push_back(revision);
    }
  };
  // Whoever gets somebody back gets back what they wrote with them: their tablet may have been cleared of it.
  const Members& known = whose.members();
  const Members::One* taker = known.byDevice(device);
  const auto theirOwn = [&](const Record& record) {
    const Members::One* writer = known.byDevice(o.store.revision(record.history.front()).device);
    return taker != nullptr && writer != nullptr && writer->id == taker->id;
  };
  const auto note = [&](const Record& record) {
    fresh.allocations.push_back(
        record.kindName == codes::kReferral
            ? allocationOf(record.id, o.store.fields(record))
            : assignmentOf(record, coverOver(o.store.fields(record), state.local.date)));
  };
  for (const Id& id : wanted->given) {
    const Record& record = *o.store.find(id);
    note(record);
    put(record.person);
    put(id);
    for (const Id& other : o.store.about(record.person))
      if (const Record* about = o.store.find(other);
          about != nullptr && !about->voided && (travels(*about) || theirOwn(*about)))
        put(other);
  }
  for (const Id& id : wanted->gone) {
    const Record& record = *o.store.find(id);
    note(record);
    put(id);
    for (const Id& other : o.store.about(record.person))  // the last of them says with whom they are now
      if (o.store.find(other)->kindName == codes::kAssigned) put(other);
  }
  auto sealed = sealPack(std::move(pack), *session.keys, {member->agreement});
  if (!sealed) {
    o.over.note = sealed.error();
    return;
  }
  fresh.jws = sealed->jws;
  packs.push_back(std::move(fresh));
  const std::string name = "alongside-allocation-" + initials(member->name) + "-" +
                           std::to_string(packs.back().seq) + "-" + state.local.date.text() + ".json";
  // The file leaves only when this tablet has it in writing that its number was used.
  session.saveLocal([this, device, name, id = packs.back().id, worker = member->name,
                     records = std::ssize(records), text = std::move(sealed->text)](bool kept) {
    if (!desk) return;
    std::vector<AllocationPack>& made = handed[device];
    const auto at = std::ranges::find(made, id, &AllocationPack::id);
    if (at == made.end()) return;
    if (kept && world.saveFile(name, "application/json", viewOf(text))) {
      at->saved = world.now();
      trail.noteDeed({.deed = Deed::given, .device = device, .count = records});
      session.saveLocal();
      session.toast("Allocation for " + worker + " saved as a file");
    } else {
      open().over.note =
          Fault{"file/not-saved", "The file for " + worker + " could not be saved.",
                "The allocations stand here as before.", "Allow downloads for this page and try again."};
    }
    session.refreshPage();
    session.changed();
  });
}

void AllocationFiles::packTaken(const Pack& pack) {
  if (!desk) return;
  const auto made = handed.find(pack.device);
  if (made == handed.end()) return;
  for (const ReceivedPack& line : pack.received)
    for (AllocationPack& one : made->second)
      if (one.id == line.pack && one.jws == line.jws && one.arrived == 0) one.arrived = state.now;
}

void AllocationFiles::begun(const Json& local) {
  handed = allocationPacksFrom(local.value("handed", Json::object()));
}

/// Also of a coordinator who leads no more: should they lead again, no number is given out twice.
void AllocationFiles::writeLocal(Json& local) const {
  if (desk || !handed.empty()) local["handed"] = jsonOf(handed);
}

void AllocationFiles::hear() {
  on<command::SealAllocations>([this](const command::SealAllocations& x) {
    if (state.open && desk) sealAllocations(x.device);
  });
}

}  // namespace alongside
