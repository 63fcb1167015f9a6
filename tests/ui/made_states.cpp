#include "made_states.h"

#include "app/desk_state.h"
#include "core/text.h"
#include "made_screen.h"
#include "record/codes.h"

namespace alongside::test {
namespace {

constexpr Millis kNow = Glass::kAfternoon;
constexpr Millis kHour = 3'600'000, kDay = 24 * kHour;

Id idOf(std::uint8_t n) {
  std::array<std::uint8_t, 10> random{};
  random[9] = n;
  return makeId(kNow - kDay, random);
}

crypto::PublicKey keyOf(std::uint8_t n) {
  crypto::PublicKey key;
  key.x.fill(n);
  key.y.fill(static_cast<std::uint8_t>(n + 100));
  return key;
}

Member memberOf(std::string name, Role role, std::uint8_t n) {
  Member member;
  member.name = std::move(name);
  member.role = role;
  member.signing = keyOf(n);
  member.agreement = keyOf(static_cast<std::uint8_t>(n + 50));
  member.since = kNow - 40 * kDay;
  return member;
}

std::vector<std::string> wordsOf(const Member& member) {
  return fingerprintWords(member.signing, member.agreement);
}

Revision revisionOf(const Id& id, std::string_view kind, const Fields& fields, const std::string& device,
                    std::string author, Millis at, std::vector<Hash> parents = {}) {
  Revision revision;
  revision.rec = id;
  revision.kind = kind;
  revision.fields = canonical(fields);
  revision.device = device;
  revision.author = std::move(author);
  revision.hlc = {at, 0, device};
  revision.parents = std::move(parents);
  revision.op = revision.parents.empty() ? Op::create : Op::amend;
  sealIdentity(revision);
  return revision;
}

void addPerson(Store& store, std::uint8_t n, std::string name, const std::string& device) {
  store.add(revisionOf(idOf(n), codes::kPerson, {{"name", std::move(name)}, {"ward", "Rowan"}}, device,
                       "Nadia Holloway", kNow - 9 * kDay));
}

OutPack packOf(std::uint32_t seq, std::size_t records, PackState state, int daysAgo) {
  OutPack pack;
  pack.id = idOf(static_cast<std::uint8_t>(100 + seq));
  pack.seq = seq;
  pack.records = records;
  pack.made = kNow - daysAgo * kDay;
  pack.state = state;
  if (state == PackState::sent || state == PackState::received) pack.sentAt = pack.made + 180'000;
  if (state == PackState::received) {
    pack.receivedAt = pack.made + kDay;
    pack.coordinator = "Ruth Abara";
  }
  pack.fileName = "alongside-NH-" + std::to_string(seq) + "-2026-11-20.json";
  return pack;
}

IncomingPack incomingOf(const Member& from, std::uint32_t seq, std::size_t records) {
  IncomingPack pack;
  pack.fileName = "alongside-" + initials(from.name) + "-" + std::to_string(seq) + "-2026-11-24.json";
  OpenedPack opened;
  opened.pack.worker = from.name;
  opened.pack.device = from.device();
  opened.pack.seq = seq;
  opened.pack.created = kNow - 5 * kHour;
  opened.pack.counts = {{"session", records - 1}, {"person", 1}};
  pack.opened = std::move(opened);
  pack.preview.worker = from.name;
  pack.preview.seq = seq;
  pack.preview.created = kNow - 5 * kHour;
  pack.preview.records = records;
  pack.preview.newRevisions = records + 2;
  return pack;
}

State common() {
  State state;
  state.gate = Gate::open;
  state.now = kNow;
  state.local = localMoment(kNow);
  state.online = false;
  state.version = "0.1.0";
  state.build = "45825e1";
  state.canShare = true;
  state.storage.persisted = false;
  state.storage.used = 1'450'000;
  state.storage.quota = 2'000'000'000;
  state.save.at = kNow - 14 * 60'000;
  return state;
}

}  // namespace

Fault tabletFull() {
  return {"disk/full", "There was no room to save your note at 15:08.",
          "The note is still here, on the screen. Keep this page open.",
          "Make room on the tablet and try again, or carry it away as a sealed file."};
}

Team madeUpTeam() {
  Team team;
  team.id = idOf(1);
  team.version = 4;
  team.name = "Northbrook peer support";
  team.roster = {memberOf("Ruth Abara", Role::coordinator, 1), memberOf("Nadia Holloway", Role::worker, 2),
                 memberOf("Femi Larkin", Role::worker, 3), memberOf("Callum Oswin", Role::worker, 4)};
  team.recovery = keyOf(9);
  team.wards = {{"Rowan", "020 7946 0101"}, {"Hazel", ""}};
  team.inbox = "/inbox/";
  return team;
}

State atWork() {
  State state = common();
  OpenState& open = state.open.emplace();
  open.who.team = madeUpTeam();
  const Member& self = open.who.team->roster[1];
  open.who.worker = self.name;
  open.who.device = self.device();
  open.who.words = wordsOf(self);
  addPerson(open.store, 20, "Gloria Penhale", open.who.device);
  addPerson(open.store, 21, "Patrick Umber", open.who.device);
  open.views.send.unsent = {{idOf(30), "One-to-one, Gloria Penhale", "Today, 40 minutes", "session", false},
                            {idOf(31), "One-to-one, Patrick Umber", "Yesterday, 25 minutes", "session", true},
                            {idOf(32), "Follow-up, Tomasz Wren", "Due Thursday", "followup", false}};
  open.views.send.shownUnsent = open.views.send.unsent;
  open.views.send.keptBack = 2;
  open.views.send.keptFor[static_cast<std::size_t>(Stays::youAndMe)] = 2;
  open.views.send.shownPacks = {0, 1, 2, 3};
  open.packs.outbox = {packOf(15, 2, PackState::waiting, 0), packOf(14, 6, PackState::sent, 1),
                       packOf(13, 11, PackState::received, 4), packOf(12, 9, PackState::received, 7)};
  return state;
}

Id twoVersions(Store& store, const std::string& mine, const std::string& theirs) {
  const Id person = idOf(40), session = idOf(41);
  store.add(revisionOf(person, codes::kPerson, {{"name", "Hassan Orme"}, {"ward", "Rowan"}}, mine,
                       "Ruth Abara", kNow - 9 * kDay));
  Fields first = {{"person", person.text()},
                  {"when", "2026-11-20T14:00"},
                  {"minutes", 30},
                  {"attendance", "5"},
                  {"mechanism", "01"}};
  const Revision begin = revisionOf(session, codes::kSession, first, theirs, "Femi Larkin", kNow - 4 * kDay);
  store.add(begin);
  Fields his = first, hers = first;
  his["minutes"] = 40;
  his["themes"] = {"family", "home"};
  his["words"] = "I can see the kitchen in my head. I am scared of the stairs.";
  his["next"] = "Walk the stairs together";
  hers["minutes"] = 45;
  hers["themes"] = {"home"};
  hers["words"] = "I can see the kitchen in my head.";
  hers["next"] = "Rail on the stairs: asked housing. Walk together";
  store.add(
      revisionOf(session, codes::kSession, his, theirs, "Femi Larkin", kNow - 4 * kDay + kHour, {begin.rev}));
  store.add(revisionOf(session, codes::kSession, hers, mine, "Ruth Abara", kNow - 4 * kDay + 2 * kHour,
                       {begin.rev}));
  return session;
}

State atTheDesk() {
  State state = common();
  state.online = true;
  OpenState& open = state.open.emplace();
  open.who.role = Role::coordinator;
  open.who.team = madeUpTeam();
  const Member& self = open.who.team->roster[0];
  const Member& femi = open.who.team->roster[2];
  const Member& callum = open.who.team->roster[3];
  open.who.worker = self.name;
  open.who.device = self.device();
  open.who.words = wordsOf(self);
  open.views.caseload.unsettled = {twoVersions(open.store, open.who.device, femi.device())};

  IncomingPack plain = incomingOf(femi, 21, 15);
  IncomingPack worried = incomingOf(open.who.team->roster[1], 14, 6);
  worried.preview.worries = 1;
  worried.opened->pack.revisions.push_back(revisionOf(idOf(60), codes::kSession,
                                                      {{"person", idOf(40).text()},
                                                       {"when", "2026-11-24T10:00"},
                                                       {"worry", true},
                                                       {"worryWhat", "Hassan has not eaten since Sunday"}},
                                                      worried.opened->pack.device, "Nadia Holloway",
                                                      kNow - 6 * kHour));
  IncomingPack gap = incomingOf(callum, 17, 6);
  gap.preview.missing = {15, 16};
  IncomingPack again = incomingOf(femi, 20, 9);
  again.preview.verdict = IntakeVerdict::alreadyIn;
  IncomingPack copied = incomingOf(callum, 14, 9);
  copied.preview.verdict = IntakeVerdict::fork;
  IncomingPack versions = incomingOf(femi, 22, 4);
  versions.preview.conflicts = {idOf(41)};
  IncomingPack taken = incomingOf(femi, 19, 8);
  taken.taken = true;
  taken.added = 8;
  IncomingPack apart;
  apart.fileName = "alongside-XX-3-2026-11-20.json";
  apart.fault =
      Fault{"pack/unknown-signer", "This pack was signed by a key that is not in your team.",
            "Nothing of it was opened or taken in.", "Ask the person who gave it to you for a join request."};
  for (IncomingPack* pack : {&plain, &worried, &gap, &again, &copied, &versions, &taken, &apart})
    open.packs.incoming.push_back(std::move(*pack));

  IntakeLedger::Line line;
  line.seq = 19;
  line.created = kNow - kDay;
  line.imported = kNow - kHour;
  open.packs.ledger.devices[femi.device()] = {line};
  open.packs.ledger.devices[femi.device()][0].full = true;
  line.seq = 14;
  line.full = true;
  IntakeLedger::Line later = line;
  later.seq = 17;
  later.full = false;
  open.packs.ledger.devices[callum.device()] = {line, later};

  auto desk = std::make_shared<Desk>();
  desk->packs.owed = {{callum.device(), callum.name, 2}, {femi.device(), femi.name, 1}};
  desk->packs.taken = {{crypto::sha256("19"), femi.device(), femi.name, 19, kNow - kHour, 8, false}};
  for (const Member& member : open.who.team->roster) {
    TabletLine tablet{.device = member.device(), .name = member.name, .role = member.role};
    tablet.you = member.device() == open.who.device;
    tablet.since = member.since;
    if (const auto lines = open.packs.ledger.devices.find(tablet.device);
        lines != open.packs.ledger.devices.end()) {
      tablet.lastSeq = lines->second.back().seq;
      tablet.lastAt = kNow - kDay;
      tablet.owed = lines->second.size();
      tablet.missing = open.packs.ledger.missing(tablet.device);
      tablet.people = 7;
    }
    tablet.overdue = member.name.starts_with("Nadia");
    desk->team.tablets.push_back(std::move(tablet));
  }
  desk->team.overdue = 1;
  desk->team.missing = 2;
  desk->team.owed = 3;
  desk->team.directory = 12;
  open.desk = desk;

  PendingJoin join;
  join.request.team = open.who.team->id;
  join.request.member = memberOf("Josie Tremlett", Role::worker, 7);
  join.request.made = kNow - kHour;
  join.words = wordsOf(join.request.member);
  open.packs.joins.push_back(std::move(join));
  return state;
}

State withAllocation() {
  State state = atWork();
  OpenState& open = *state.open;
  const Member& ruth = open.who.team->roster[0];
  IncomingPack pack = incomingOf(ruth, 3, 4);
  pack.opened->pack.kind = PackKind::allocation;
  const auto add = [&](std::uint8_t n, std::string_view kind, const Fields& fields) {
    pack.opened->pack.revisions.push_back(
        revisionOf(idOf(n), kind, fields, ruth.device(), ruth.name, kNow - 6 * kHour));
  };
  add(70, codes::kPerson, {{"name", "Kwame Ashdown"}});
  add(71, codes::kReferral, {{"person", idOf(70).text()}, {"worker", "Nadia Holloway"}});
  add(72, codes::kAssigned,
      {{"person", idOf(21).text()}, {"worker", "Femi Larkin"}, {"before", "Nadia Holloway"}});
  open.packs.incoming.clear();
  open.packs.incoming.push_back(std::move(pack));
  open.page.place = Place::packs;
  return state;
}

State atTheLock() {
  State state = common();
  state.gate = Gate::lock;
  state.lock.vaults = {{"aa", "Nadia Holloway", true}, {"bb", "Femi Larkin", true}, {"cc", "", false}};
  state.lock.chosen = "aa";
  return state;
}

State atFirstStart(BeginStep step, bool coordinator) {
  State state = common();
  state.gate = Gate::begin;
  BeginState& begin = state.begin;
  begin.step = step;
  begin.coordinator = coordinator;
  begin.offered = {"harbour", "lentil", "upbeat", "crayon"};
  begin.recoveryWords = {"amber", "basin", "candle", "doorstep", "elbow", "fossil", "gravy", "hatchback"};
  begin.askWords = {3, 6};
  if (step == BeginStep::checkTeam) {
    OpenedTeam opened;
    opened.team = madeUpTeam();
    opened.signer = opened.team.roster[0].device();
    begin.teamWords = wordsOf(opened.team.roster[0]);
    begin.teamFileName = "alongside-team-v4.jws";
    begin.team = std::move(opened);
  }
  if (step == BeginStep::done) {
    begin.ownWords = {"amber", "basin", "candle", "doorstep", "elbow"};
    OpenState& open = state.open.emplace();
    open.who.team = madeUpTeam();
    open.who.worker = "Josie Tremlett";
  }
  return state;
}

}  // namespace alongside::test
