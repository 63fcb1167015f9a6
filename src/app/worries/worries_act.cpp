// What is done about a worry: looked after, told, answered, closed.
#include <algorithm>

#include "app/worries/command_worries.h"
#include "app/worries/worries.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

namespace {

constexpr std::size_t kLately = 6;
constexpr std::size_t kLongest = 2000;  ///< characters of a worry's `what`

/// A worry as it stands, or as it is written down when somebody takes it up.
struct Noted {
  Id id;
  Fields fields;
  bool fresh = false;
};

std::optional<Noted> notedFrom(const Store& store, const Record* record, const Id& fresh) {
  if (record == nullptr || record->voided || record->kind == nullptr) return std::nullopt;
  const Fields fields = store.fields(*record);
  if (record->kindName == codes::kWorry) return Noted{record->id, fields};
  Fields noted = {{"from", record->id.text()}};
  if (!record->person.empty()) noted["person"] = record->person.text();
  if (record->kindName == codes::kReferral) {
    noted["what"] = firstCharacters(textAt(fields, "risks"), kLongest);
    noted["when"] = cameAt(store, *record).text();
    noted["source"] = codes::kWithReferral;
  } else if (record->kindName == codes::kSession) {
    noted["what"] = firstCharacters(textAt(fields, "worryWhat"), kLongest);
    noted["when"] = textAt(fields, "when");
  } else {
    return std::nullopt;
  }
  return Noted{fresh, std::move(noted), true};
}

void setOrTakeAway(Fields& fields, const char* key, const std::optional<Moment>& moment) {
  if (moment)
    fields[key] = moment->text();
  else
    fields.erase(key);
}

/// What was asked, as answers of the worry.
void answerWith(Fields& fields, const WorryAsked& asked, const std::string& me, Moment now) {
  const std::string who = trim(asked.who), words = trim(asked.words);
  switch (asked.act) {
    case WorryAct::tell:
      if (textAt(fields, "told").empty()) {
        fields["told"] = who;
        fields["toldAt"] = asked.at.text();
      } else {
        if (!fields.contains("escalations")) fields["escalations"] = Json::array();
        fields["escalations"].push_back({{"to", who}, {"at", asked.at.text()}});
      }
      setOrTakeAway(fields, "due", asked.due);
      break;
    case WorryAct::answer:
      fields["done"] = true;
      fields["answeredBy"] = who;
      fields["answeredAt"] = asked.at.text();
      if (!words.empty()) fields["answer"] = words;
      if (fields.contains("escalations") && !words.empty())
        for (Json& row : fields["escalations"])
          if (textAt(row, "to") == who) row["answer"] = words;
      setOrTakeAway(fields, "due", asked.due);
      break;
    case WorryAct::close:
      fields["closed"] = true;
      fields["closedWith"] = words;
      fields["closedBy"] = me;
      fields["closedAt"] = now.text();
      // On the worker's own list it ends as well.
      if (!flagAt(fields, "done")) {
        fields["done"] = true;
        fields["answeredBy"] = me;
        fields["answeredAt"] = now.text();
      }
      break;
    case WorryAct::again:
      setOrTakeAway(fields, "due", asked.due);
      break;
  }
}

void acknowledge(Fields& fields, const std::string& me, Moment now) {
  if (!textAt(fields, "acknowledgedBy").empty()) return;
  fields["acknowledgedBy"] = me;
  fields["acknowledgedAt"] = now.text();
}

/// True when it can be saved.
bool checkAsked(WorryAsked& asked, Moment now) {
  const bool who = asked.act == WorryAct::tell || asked.act == WorryAct::answer;
  asked.whoFault = asked.wordsFault = asked.atFault = asked.dueFault = {};
  if (who && trim(asked.who).empty())
    asked.whoFault = asked.act == WorryAct::tell ? "Say whom you told." : "Say who answered.";
  if (who && asked.at > now) asked.atFault = "This time has not come yet.";
  if (asked.act == WorryAct::close && trim(asked.words).empty())
    asked.wordsFault = "Say what it was closed with.";
  if (asked.due && *asked.due < now) asked.dueFault = "This time has passed.";
  return asked.whoFault.empty() && asked.wordsFault.empty() && asked.atFault.empty() &&
         asked.dueFault.empty();
}

std::string saidOf(WorryAct act) {
  switch (act) {
    case WorryAct::tell:
      return "Told. It stays here until they answer.";
    case WorryAct::answer:
      return "Answered";
    case WorryAct::close:
      return "Closed";
    case WorryAct::again:
      break;
  }
  return "Saved";
}

}  // namespace

/// One revision, with who and when; the toast takes it back.
void Worries::change(const Id& id, FunctionRef<void(Fields&)> change, std::string said) {
  const OpenState& o = open();
  const auto noted = notedFrom(o.store, o.store.find(id), crypto::newId(state.now));
  if (!noted) return;
  Fields next = noted->fields;
  change(next);
  acknowledge(next, o.who.worker, state.local);
  const Kind& kind = *kindNamed(codes::kWorry);
  next = normalise(kind, next);
  if (!noted->fresh && changedKeys(noted->fields, next).empty()) return;
  session.save({session.stamped(noted->id, codes::kWorry, noted->fresh ? Op::create : Op::amend, next, "")});
  session.toast(std::move(said), [this, now = *noted] {
    const Record* record = open().store.find(now.id);
    if (record == nullptr) return;
    session.save({now.fresh
                      ? session.stamped(now.id, codes::kWorry, Op::voided, open().store.fields(*record),
                                        "Undone at once")
                      : session.stamped(now.id, codes::kWorry, Op::amend, now.fields, "Undone at once")});
  });
}

void Worries::ask(const Id& id, WorryAct act) {
  const Store& store = open().store;
  const auto noted = notedFrom(store, store.find(id), Id{});
  if (!noted) return;
  const Worry worry = worryOf(noted->fields);
  WorryAsked asked{.id = id, .act = act, .at = state.local};
  if (act == WorryAct::answer && !worry.told.empty()) asked.who = worry.told.back().whom;
  if (act == WorryAct::again) asked.due = worry.due;
  for (const Id& other : store.ofKind(codes::kWorry)) {  // newest first
    const Record& record = *store.find(other);
    if (record.voided || act == WorryAct::close || act == WorryAct::again) continue;
    for (const WorryTold& told : worryFacts(record).told)
      if (asked.lately.size() < kLately && !std::ranges::contains(asked.lately, told.whom))
        asked.lately.push_back(told.whom);
    if (asked.lately.size() == kLately) break;
  }
  desk->worries.asked = std::move(asked);
}

void Worries::hear() {
  namespace c = command;
  const auto atDesk = [this](auto act) {
    if (state.open && desk) act(desk->worries);
  };
  on<c::LookAtWorries>([this, atDesk](const c::LookAtWorries& x) {
    atDesk([&](WorryBoard& b) {
      b.list = x.list;
      b.closed = x.closed;
      refresh();
    });
  });
  on<c::TakeWorry>([this, atDesk](const c::TakeWorry& x) {
    atDesk([&](WorryBoard&) {
      change(x.id, [&](Fields& fields) { fields["owner"] = open().who.worker; }, "You look after it");
    });
  });
  on<c::AcknowledgeWorry>([this, atDesk](const c::AcknowledgeWorry& x) {
    atDesk([&](WorryBoard&) { change(x.id, [](Fields&) {}, "Noted that you have seen it"); });
  });
  on<c::AskWorry>([this, atDesk](const c::AskWorry& x) { atDesk([&](WorryBoard&) { ask(x.id, x.act); }); });
  on<c::SetWorry>([atDesk](const c::SetWorry& x) {
    atDesk([&](WorryBoard& b) {
      if (!b.asked) return;
      if (x.key == "who") b.asked->who = cleanText(x.value);
      if (x.key == "words") b.asked->words = cleanText(x.value);
      if (x.key == "due") b.asked->due = momentFrom(x.value);
      if (x.key == "at")
        if (const auto at = momentFrom(x.value)) b.asked->at = *at;
    });
  });
  on<c::SaveWorry>([this, atDesk](const c::SaveWorry&) {
    atDesk([&](WorryBoard& b) {
      if (!b.asked || !checkAsked(*b.asked, state.local)) return;
      const WorryAsked asked = *b.asked;
      b.asked.reset();
      halfAsked.answered = true;
      change(
          asked.id,
          [&](Fields& fields) {
            answerWith(fields, asked, open().who.worker, state.local);
            if (textAt(fields, "owner").empty()) fields["owner"] = open().who.worker;
          },
          saidOf(asked.act));
    });
  });
  on<c::CancelWorry>([atDesk](const c::CancelWorry&) { atDesk([](WorryBoard& b) { b.asked.reset(); }); });
}

}  // namespace alongside
