#include "app/pages/pages.h"

#include <algorithm>

#include "app/paper/sheets.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

void Pages::hear() {
  namespace c = command;
  on<c::GoTo>([this](const c::GoTo& x) {
    whenOpen([&](OpenState& o) {
      o.shortcutsShown = false;
      session.tell(&Feature::leave);
      o.acts.reset();
      o.place = x.place;
      o.shown = {};
      o.reading = {};
      o.settling = {};
      o.note.reset();
      if (x.place == Place::people) o.person = {};
    });
    day.show(std::nullopt);
  });
  on<c::Back>([this](const c::Back&) { goBack(); });
  on<c::CloseNote>([this](const c::CloseNote&) {
    whenOpen([&](OpenState& o) {
      const bool read = o.note && o.note->code == kTeamChanged;
      o.note.reset();
      o.damageSeen = true;
      if (!read) return;
      teamFiles.told.clear();
      session.saveLocal();
      session.refreshPage();
    });
  });
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
      if (o.form) forms.closeForm();
      o.place = Place::kind;
      o.kindShown = x.kind;
      o.kindList = {};
      o.shown = {};
    });
  });
  on<c::ShowWeek>([this](const c::ShowWeek& x) {
    whenOpen([&](OpenState& o) {
      if (o.form) forms.closeForm();
      o.place = Place::week;
      o.monday = addDays(x.day, -weekday(x.day));
      o.shown = {};
      session.refreshPage();
    });
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
      if (o.form) forms.closeForm();
      o.acts = x.person;
    });
  });
  on<c::OpenSettle>([this](const c::OpenSettle& x) {
    whenOpen([&](OpenState& o) {
      o.settling = x.record;
      o.place = Place::settle;
    });
    if (desk) desk->packs.undo.reset();
  });
}

void Pages::tickQuestion(const Id& id, std::size_t row, bool answered) {
  if (!state.open) return;
  const Record* record = open().store.find(id);
  if (record == nullptr || record->kindName != codes::kRound) return;
  Fields fields = open().store.fields(*record);
  Json& questions = fields["questions"];
  if (!questions.is_array() || row >= questions.size() || !questions[row].is_object()) return;
  questions[row]["answered"] = answered;
  session.save({session.stamped(id, record->kindName, Op::amend, normalise(*record->kind, fields), "")});
}

void Pages::printRecord(const Id& id, bool named) {
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
  const Stays stays = session.whatStays().of(*record);
  const std::string only = stays == Stays::no           ? ""
                           : stays == Stays::writersOwn ? "For " + o.worker + " alone."
                           : record->person.empty()     ? "Not to be passed on."
                           : whose.empty()              ? "For the person alone. Not to be passed on."
                                                        : "For " + whose + " alone. Not to be passed on.";
  trail.noteDeed({.deed = Deed::printed, .of = record->kindName, .record = id});
  world.print(
      std::string(record->kind->title),
      personSheet(*record->kind, o.store.fields(*record), whose, ward, state.local.date,
                  id == o.shown ? std::span(o.views.history.progress) : std::span<const ProgressPoint>(),
                  only));
}

/// Closes the topmost thing.
void Pages::goBack() {
  if (!state.open) {
    if (state.gate == Gate::begin) begin.choose({command::ChooseBegin::What::back});
    return;
  }
  OpenState& o = *state.open;
  if (o.lent) {
    forms.closeForm();
  } else if (o.shortcutsShown) {
    o.shortcutsShown = false;
  } else if (o.withdrawing) {
    forms.leaveWithdraw();
  } else if (o.acts) {
    o.acts.reset();
  } else if (o.form) {
    forms.closeForm();
  } else if (!o.reading.empty()) {
    o.reading = {};
  } else if (!o.shown.empty()) {
    o.shown = {};
  } else if (std::ranges::any_of(session.features, [](Feature* feature) { return feature->back(); })) {
    return;
  } else if (o.place == Place::people && !o.person.empty()) {
    o.person = {};
  } else if (o.place == Place::today) {
    day.show(std::nullopt);
  } else {
    session.tell(&Feature::leave);
    o.settling = {};
    const Place up = above(o.place, o.role);
    o.place = up == o.place ? Place::today : up;
  }
}

}  // namespace alongside
