// Which page is shown, what is open on it, and how State is said in words.
#include "app/inside.h"
#include "core/text.h"

namespace alongside {

void App::Inside::hearPages() {
  namespace c = command;
  on<c::GoTo>([this](const c::GoTo& x) {
    whenOpen([&](OpenState& o) {
      if (o.form) closeForm();  // the rail stays in reach beside a sheet: what was typed is a draft
      o.voiding.reset();
      o.acts.reset();
      o.place = x.place;
      o.shown = {};
      o.settling = {};
      o.note.reset();
      if (x.place == Place::people) o.person = {};
    });
  });
  on<c::Back>([this](const c::Back&) { back(); });
  on<c::CloseNote>([this](const c::CloseNote&) {
    whenOpen([&](OpenState& o) {
      o.note.reset();
      o.damageSeen = true;
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
  });
}

/// Closes the topmost thing.
void App::Inside::back() {
  if (!state.open) {
    if (state.gate == Gate::begin) begin({command::ChooseBegin::What::back});
    return;
  }
  OpenState& o = *state.open;
  if (o.voiding) {
    o.voiding.reset();
  } else if (o.acts) {
    o.acts.reset();
  } else if (o.form) {
    closeForm();
  } else if (!o.shown.empty()) {
    o.shown = {};
  } else if (o.place == Place::settle) {
    o.settling = {};
    o.place = Place::packs;
  } else if (o.place == Place::people && !o.person.empty()) {
    o.person = {};
  } else if (o.place == Place::about || o.place == Place::appearance || o.place == Place::security ||
             (o.place == Place::packs && o.role == Role::coordinator)) {
    o.place = Place::more;
  } else {
    o.place = Place::today;
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
  const std::string preferred = textAt(open.store.fields(*record), "preferred");
  return preferred.empty() ? firstName(record->heading) : preferred;
}

std::string writerOf(const OpenState& open, const Revision& revision) {
  if (revision.device == open.device) return "You";
  return revision.author.empty() ? "Unknown tablet" : revision.author;
}

std::string coordinatorsOf(const OpenState& open) {
  if (!open.team) return {};
  std::vector<std::string> names;
  for (const Member* member : open.team->coordinators()) names.push_back(member->name);
  if (names.empty()) return {};
  return "To " + listed(names) + (names.size() == 1 ? ", your coordinator" : ", your coordinators");
}

}  // namespace alongside
