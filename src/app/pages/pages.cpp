// Which page is shown, what is open on it, and how State is said in words.
#include "app/pages/desk_work.h"
#include "app/paper/sheets.h"
#include "app/session/session.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

void Session::hearPages() {
  namespace c = command;
  on<c::GoTo>([this](const c::GoTo& x) {
    whenOpen([&](OpenState& o) {
      o.shortcutsShown = false;
      if (o.form) closeForm();  // the rail stays in reach beside a sheet: what was typed is a draft
      leaveVoid();
      leaveClear();
      o.acts.reset();
      o.place = x.place;
      o.shown = {};
      o.reading = {};
      o.settling = {};
      o.note.reset();
      if (x.place == Place::people) o.person = {};
      leaveDesk();
    });
    showDay(std::nullopt);
  });
  on<c::ShowDay>([this](const c::ShowDay& x) { showDay(x.date); });
  on<c::Back>([this](const c::Back&) { back(); });
  on<c::CloseNote>([this](const c::CloseNote&) {
    whenOpen([&](OpenState& o) {
      const bool read = o.note && o.note->code == kTeamChanged;
      o.note.reset();
      o.damageSeen = true;
      if (!read) return;
      teamTold.clear();
      keepLocal();
      readTeam();
    });
  });
  on<c::SetPeopleQuery>([this](const c::SetPeopleQuery& x) {
    whenOpen([&](OpenState& o) { o.peopleQuery = x.text; });
    filterPeople();
  });
  on<c::SetPeopleWard>([this](const c::SetPeopleWard& x) {
    whenOpen([&](OpenState& o) { o.peopleWard = x.ward; });
    filterPeople();
  });
  on<c::OpenPerson>([this](const c::OpenPerson& x) {
    whenOpen([&](OpenState& o) {
      if (o.form) closeForm();
      o.place = Place::people;
      o.person = x.id;
      o.timelineList = o.followUpList = {};
      readied = {};  // the same person again: as if for the first time
      o.tab = PersonTab::overview;
      o.shown = {};
    });
  });
  on<c::SetPersonTab>([this](const c::SetPersonTab& x) { whenOpen([&](OpenState& o) { o.tab = x.tab; }); });
  on<c::OpenRecord>([this](const c::OpenRecord& x) { whenOpen([&](OpenState& o) { o.shown = x.id; }); });
  on<c::SetSearch>([this](const c::SetSearch& x) {
    whenOpen([&](OpenState& o) {
      o.searchText = x.text;
      o.hits.clear();
      o.hitsTotal = 0;
      if (characters(trim(x.text)) >= 2) o.hits = o.store.search(x.text, 60, &o.hitsTotal);
    });
  });
  on<c::OpenKind>([this](const c::OpenKind& x) {
    whenOpen([&](OpenState& o) {
      if (kindNamed(x.kind) == nullptr) return;
      if (o.form) closeForm();
      o.place = Place::kind;
      o.kindShown = x.kind;
      o.kindList = {};
      o.shown = {};
    });
  });
  on<c::LookAtKind>([this](const c::LookAtKind& x) {
    whenOpen([&](OpenState& o) { o.kindList = x.list; });
    filterKind();
  });
  on<c::LookAtGroups>([this](const c::LookAtGroups& x) {
    whenOpen([&](OpenState& o) { o.groupList = x.list; });
    readGroups();
  });
  on<c::LookAtTimeline>([this](const c::LookAtTimeline& x) {
    whenOpen([&](OpenState& o) { o.timelineList = x.list; });
    filterTimeline();
  });
  on<c::LookAtFollowUps>([this](const c::LookAtFollowUps& x) {
    whenOpen([&](OpenState& o) { o.followUpList = x.list; });
    filterFollowUps();
  });
  on<c::LookAtUnsent>([this](const c::LookAtUnsent& x) {
    whenOpen([&](OpenState& o) { o.sendList = x.list; });
    filterUnsent();
  });
  on<c::LookAtPacks>([this](const c::LookAtPacks& x) {
    whenOpen([&](OpenState& o) { o.packList = x.list; });
    filterPacks();
  });
  on<c::SortPeople>([this](const c::SortPeople& x) {
    whenOpen([&](OpenState& o) { o.peopleOrder = x.order; });
    filterPeople();
  });
  on<c::ShowWeek>([this](const c::ShowWeek& x) {
    whenOpen([&](OpenState& o) {
      if (o.form) closeForm();
      o.place = Place::week;
      o.monday = addDays(x.day, -weekday(x.day));
      o.shown = {};
    });
    readWeek();
  });
  on<c::OpenReading>([this](const c::OpenReading& x) {
    whenOpen([&](OpenState& o) {
      const Record* record = o.store.find(x.record);
      if (record == nullptr || record->kindName != codes::kRound) return;
      o.reading = x.record;
      o.shown = {};
    });
  });
  on<c::TickQuestion>([this](const c::TickQuestion& x) { tickQuestion(x.record, x.row, x.answered); });
  on<c::PrintRecord>([this](const c::PrintRecord& x) { printRecord(x.record, x.named); });
  on<c::OpenActs>([this](const c::OpenActs& x) {
    whenOpen([&](OpenState& o) {
      if (o.form) closeForm();
      o.acts = x.person;
    });
  });
  on<c::OpenSettle>([this](const c::OpenSettle& x) {
    whenOpen([&](OpenState& o) {
      o.settling = x.record;
      o.place = Place::settle;
    });
    if (desk) desk->shown.packs.undo.reset();
  });
}

/// None: today.
void Session::showDay(std::optional<Date> day) {
  if (!state.open) return;
  if (day == state.local.date) day.reset();
  if (open().day == day) return;
  open().day = day;
  rebuildDay();
}

void Session::tickQuestion(const Id& id, std::size_t row, bool answered) {
  if (!state.open) return;
  const Record* record = open().store.find(id);
  if (record == nullptr || record->kindName != codes::kRound) return;
  Fields fields = open().store.fields(*record);
  Json& questions = fields["questions"];
  if (!questions.is_array() || row >= questions.size() || !questions[row].is_object()) return;
  questions[row]["answered"] = answered;
  keep({stamped(id, record->kindName, Op::amend, normalise(*record->kind, fields), "")});
}

void Session::printRecord(const Id& id, bool named) {
  if (!state.open) return;
  const OpenState& o = open();
  const Record* record = o.store.find(id);
  if (record == nullptr || record->kind == nullptr) return;
  std::string whose, ward;
  if (named && !record->person.empty()) {
    whose = nameOf(o, record->person);
    ward = o.store.textOf(*o.store.find(record->person), "ward");
  }
  // What stays on the tablet is printed for one reader alone, and the paper says so.
  const Stays stays = whatStays().of(*record);
  const std::string only = stays == Stays::no           ? ""
                           : stays == Stays::writersOwn ? "For " + o.worker + " alone."
                           : record->person.empty()     ? "Not to be passed on."
                           : whose.empty()              ? "For the person alone. Not to be passed on."
                                                        : "For " + whose + " alone. Not to be passed on.";
  noteDeed({.deed = Deed::printed, .of = record->kindName, .record = id});
  world.print(
      std::string(record->kind->title),
      personSheet(*record->kind, o.store.fields(*record), whose, ward, state.local.date,
                  id == o.shown ? std::span(o.views.history.progress) : std::span<const ProgressPoint>(),
                  only));
}

/// Closes the topmost thing.
void Session::back() {
  if (!state.open) {
    if (state.gate == Gate::begin) begin({command::ChooseBegin::What::back});
    return;
  }
  OpenState& o = *state.open;
  if (!o.handed && deskBack()) return;
  if (o.handed) {
    closeForm();
  } else if (o.shortcutsShown) {
    o.shortcutsShown = false;
  } else if (o.voiding) {
    leaveVoid();
  } else if (o.acts) {
    o.acts.reset();
  } else if (o.form) {
    closeForm();
  } else if (!o.reading.empty()) {
    o.reading = {};
  } else if (!o.shown.empty()) {
    o.shown = {};
  } else if (o.place == Place::people && !o.person.empty()) {
    o.person = {};
  } else if (o.place == Place::today) {
    showDay(std::nullopt);
  } else {
    leaveClear();
    o.settling = {};
    const Place up = above(o.place, o.role);
    o.place = up == o.place ? Place::today : up;
  }
}

// --- What State says in words -----------------------------------------------------------------------

std::string nameOf(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  return record != nullptr && !record->heading.empty() ? record->heading : "Somebody";
}

std::string shortNameOf(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  if (record == nullptr) return "them";
  const std::string preferred = open.store.textOf(*record, "preferred");
  return preferred.empty() ? firstName(record->heading) : preferred;
}

std::string writerOf(const OpenState& open, const Revision& revision) {
  if (writtenBy(revision, open.device)) return "You";
  return revision.author.empty() ? "Unknown tablet" : revision.author;
}

std::string passerOf(const OpenState& open, const Revision& revision) {
  if (!isPassedOn(revision)) return {};
  const Member* passer = open.team ? open.team->memberByDevice(revision.proof->passer) : nullptr;
  return "passed on by " + (passer == nullptr ? std::string("an unknown tablet") : passer->name);
}

std::string coordinatorsOf(const OpenState& open) {
  if (!open.team) return {};
  std::vector<std::string> names;
  for (const Member* member : open.team->coordinators()) names.push_back(member->name);
  if (names.empty()) return {};
  return "To " + listed(names) + (names.size() == 1 ? ", your coordinator" : ", your coordinators");
}

}  // namespace alongside
