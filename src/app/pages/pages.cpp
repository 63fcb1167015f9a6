#include "app/pages/pages.h"

#include <algorithm>

#include "app/paper/sheets.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

namespace {

/// What is dialled of a number as people write it: digits, and a plus at the front.
std::string dialled(std::string_view telephone) {
  std::string digits;
  for (const char c : telephone)
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
  return digits;
}

}  // namespace

void Pages::hear() {
  namespace c = command;
  on<c::GoTo>([this](const c::GoTo& x) {
    whenOpen([&](OpenState& o) {
      o.over.shortcutsShown = false;
      session.tell(&Feature::leave);
      o.over.acts.reset();
      o.page.place = x.place;
      o.over.shown = {};
      o.over.reading = {};
      o.over.settling = {};
      o.over.note.reset();
      if (x.place == Place::people) o.page.person = {};
    });
    day.show(std::nullopt);
  });
  on<c::Back>([this](const c::Back& x) { goBack(x.gesture); });
  on<c::CloseNote>([this](const c::CloseNote&) {
    whenOpen([&](OpenState& o) {
      const bool read = o.over.note && o.over.note->code == kTeamChanged;
      o.over.note.reset();
      o.damageSeen = true;
      if (!read) return;
      teamFiles.told.clear();
      session.saveLocal();
      session.refreshPage();
    });
  });
  on<c::OpenRecord>([this](const c::OpenRecord& x) { whenOpen([&](OpenState& o) { o.over.shown = x.id; }); });
  on<c::SetSearch>([this](const c::SetSearch& x) {
    whenOpen([&](OpenState& o) {
      o.page.searchText = x.text;
      o.page.hits.clear();
      o.page.hitsTotal = 0;
      if (characters(trim(x.text)) >= 2) o.page.hits = o.store.search(x.text, 60, &o.page.hitsTotal);
    });
  });
  on<c::OpenKind>([this](const c::OpenKind& x) {
    whenOpen([&](OpenState& o) {
      if (kindNamed(x.kind) == nullptr) return;
      if (o.over.form) forms.closeForm();
      o.page.place = Place::kind;
      o.page.kindShown = x.kind;
      o.page.kindList = {};
      o.over.shown = {};
    });
  });
  on<c::ShowWeek>([this](const c::ShowWeek& x) {
    whenOpen([&](OpenState& o) {
      if (o.over.form) forms.closeForm();
      o.page.place = Place::week;
      o.page.monday = addDays(x.day, -weekday(x.day));
      o.over.shown = {};
      session.refreshPage();
    });
  });
  on<c::OpenReading>([this](const c::OpenReading& x) {
    whenOpen([&](OpenState& o) {
      const Record* record = o.store.find(x.record);
      if (record == nullptr || record->kindName != codes::kRound) return;
      o.over.reading = x.record;
      o.over.shown = {};
    });
  });
  on<c::TickQuestion>([this](const c::TickQuestion& x) { tickQuestion(x.record, x.row, x.answered); });
  on<c::Ring>([this](const c::Ring& x) { world.ring(dialled(x.telephone)); });
  on<c::PrintRecord>([this](const c::PrintRecord& x) { printRecord(x.record, x.named); });
  on<c::OpenActs>([this](const c::OpenActs& x) {
    whenOpen([&](OpenState& o) {
      if (o.over.form) forms.closeForm();
      o.over.acts = x.person;
    });
  });
  on<c::OpenSettle>([this](const c::OpenSettle& x) {
    whenOpen([&](OpenState& o) {
      o.over.settling = x.record;
      o.page.place = Place::settle;
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
                           : stays == Stays::writersOwn ? "For " + o.who.worker + " alone."
                           : record->person.empty()     ? "Not to be passed on."
                           : whose.empty()              ? "For the person alone. Not to be passed on."
                                                        : "For " + whose + " alone. Not to be passed on.";
  trail.noteDeed({.deed = Deed::printed, .of = record->kindName, .record = id});
  world.print(std::string(record->kind->title),
              personSheet(*record->kind, o.store.fields(*record), whose, ward, state.local.date,
                          id == o.over.shown ? std::span(o.views.page.history.progress)
                                             : std::span<const ProgressPoint>(),
                          only));
}

/// Closes the topmost thing.
void Pages::goBack(bool gesture) {
  if (!state.open) {
    if (state.gate == Gate::begin) begin.choose({command::ChooseBegin::What::back});
    return;
  }
  OpenState& o = *state.open;
  if (o.over.lent) {
    forms.closeForm();
  } else if (o.over.shortcutsShown) {
    o.over.shortcutsShown = false;
  } else if (o.over.withdrawing) {
    forms.leaveWithdraw();
  } else if (o.over.acts) {
    o.over.acts.reset();
  } else if (o.over.form) {
    forms.closeForm();
  } else if (!o.over.reading.empty()) {
    o.over.reading = {};
  } else if (!o.over.shown.empty()) {
    o.over.shown = {};
  } else if (std::ranges::any_of(session.features, [](Feature* feature) { return feature->back(); })) {
    return;
  } else if (o.page.place == Place::people && !o.page.person.empty()) {
    o.page.person = {};
  } else if (o.page.place == Place::today) {
    if (gesture && !o.page.day) session.toast(std::string(kLeavesNext));
    day.show(std::nullopt);
  } else {
    session.tell(&Feature::leave);
    o.over.settling = {};
    const Place up = above(o.page.place, o.who.role);
    o.page.place = up == o.page.place ? Place::today : up;
  }
}

}  // namespace alongside
