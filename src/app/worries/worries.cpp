#include "app/worries/worries.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "app/worries/command_worries.h"
#include "core/order.h"
#include "core/text.h"
#include "exchange/team/team_settings.h"
#include "record/codes.h"

namespace alongside {

namespace {

constexpr int kSessionsBack = 90;  ///< days: what a one-to-one noted before that has been talked about
constexpr std::size_t kLately = 6;
constexpr std::size_t kLongest = 2000;  ///< characters of a worry's `what`

/// Moments are stored to the minute.
Moment arrival(const Store& store, const Record& record) {
  return localMoment(store.revision(record.history.front()).hlc.ms);
}

bool stillOpen(const Worry& worry) { return worry.stage != WorryStage::closed; }

/// What is late comes first, however the rest is ordered.
void sortRisks(std::vector<RiskLine>& lines, ListOrder order, Moment now) {
  if (order == ListOrder::byName)
    inOrder(lines, {}, [](const RiskLine& line) { return fold(line.name); });
  else
    inOrder(lines, [&](const RiskLine& a, const RiskLine& b) {
      return order == ListOrder::newest ? a.worry.since > b.worry.since : a.worry.since < b.worry.since;
    });
  inOrder(lines, std::greater<>{}, [&](const RiskLine& line) {
    const int late = lateBy(line.worry, now);
    return order == ListOrder::oldest ? late : late > 0 ? 1 : 0;
  });
}

/// Two open worries about one person are told apart by how they begin.
void tellApart(std::vector<RiskLine>& lines) {
  constexpr std::size_t kShort = 60;  // characters
  std::map<std::pair<Id, std::string>, int> counts;
  for (const RiskLine& line : lines)
    if (stillOpen(line.worry)) ++counts[{line.person, line.name}];
  for (RiskLine& line : lines)
    if (stillOpen(line.worry) && counts[{line.person, line.name}] > 1)
      line.apart = firstCharacters(line.worry.what, kShort);
}

bool isPart(const RiskLine& line, std::string_view part, const std::string& me, Moment now) {
  if (part == kLateRisks) return lateBy(line.worry, now) > 0;
  if (part == kMyRisks) return line.worry.owner == me;
  if (part == kNobodysRisks) return line.worry.owner.empty();
  return line.origin == part;
}

}  // namespace

/// What a worry says, read once for each of its versions.
const Worry& Worries::worryFacts(const Record& record) {
  Facts& known = facts[record.id];
  if (known.heads == record.heads) return known.worry;
  const Store& store = open().store;
  const Fields fields = store.fields(record);
  known.heads = record.heads;
  known.from = {};
  if (record.kindName == codes::kConcern) {
    known.worry = worryOf(fields);
    known.from = idFrom(textAt(fields, "from")).value_or(Id{});
  } else {
    known.worry = worryOfReferral(fields, arrival(store, record)).value_or(Worry{});
  }
  return known.worry;
}

/// All that stand on the board, the closed ones too.
std::vector<RiskLine> Worries::all() {
  const OpenState& o = open();
  const Store& store = o.store;
  std::vector<RiskLine> lines;
  std::unordered_set<Id> takenUp;
  const WorryLimits within{.tell = settingOf(o.team, kTellMinutes),
                           .answer = 60 * settingOf(o.team, kAnswerHours)};
  const auto packOf = [&](const Record& record) {
    const Revision& first = store.revision(record.history.front());
    return writtenBy(first, o.device) ? std::string() : firstName(first.author) + "’s pack";
  };
  const auto add = [&](const Record& record, const Worry& worry, std::string_view origin,
                       const std::string& pack) {
    RiskLine line{.id = record.id, .person = record.person, .name = {}, .from = {}, .worry = worry};
    line.worry.within = within;
    line.origin = origin;
    if (origin == kReferralRisks) line.from = "Referral";
    if (origin == kSupervisionRisks) line.from = "Supervision";
    if (origin == kPackRisks) line.from = pack;
    const bool worker = worry.source == codes::kInSupervision || worry.source == "worker";
    line.name = !record.person.empty() ? nameOf(o, record.person) : worker ? "A worker" : "Nobody named";
    lines.push_back(std::move(line));
  };
  for (const Id& id : store.ofKind(codes::kConcern)) {
    const Record& record = *store.find(id);
    if (record.voided || record.kind == nullptr) continue;
    const Worry& worry = worryFacts(record);
    const Id& from = facts[id].from;
    const Record* source = from.empty() ? nullptr : store.find(from);
    if (source != nullptr) takenUp.insert(from);
    const bool referral =
        worry.source == codes::kWithReferral || (source != nullptr && source->kindName == codes::kReferral);
    // Taken up from a one-to-one, it came with that one's pack.
    const Record& written = source != nullptr && source->kindName == codes::kSession ? *source : record;
    const std::string pack = packOf(written);
    add(record, worry,
        referral                                ? kReferralRisks
        : worry.source == codes::kInSupervision ? kSupervisionRisks
        : pack.empty()                          ? std::string_view()
                                                : kPackRisks,
        pack);
  }
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record& record = *store.find(id);
    if (record.voided || record.kind == nullptr || takenUp.contains(id)) continue;
    if (const Worry& worry = worryFacts(record); !worry.what.empty()) add(record, worry, kReferralRisks, {});
  }
  const std::string since = addDays(state.local.date, -kSessionsBack).text();
  for (const Id& id : store.ofKind(codes::kSession)) {  // newest first
    const Record& record = *store.find(id);
    if (record.when < since) break;
    // Read only when the text of the record says so: nearly all say that nothing worried.
    if (record.voided || takenUp.contains(id) ||
        !store.revision(record.heads.front()).fields.contains("\"worry\":true"))
      continue;
    const std::string pack = packOf(record);
    if (const auto worry = worryOfSession(store.fields(record), within))
      add(record, *worry, pack.empty() ? std::string_view() : kPackRisks, pack);
  }
  return lines;
}

/// After every change, and when the next one becomes late: Today and the rail say how many are.
void Worries::refresh() {
  lateAt.reset();
  if (!desk) return;
  const Moment now = state.local;
  const std::string& me = open().worker;
  RiskBoard& b = desk->risks;
  std::vector<RiskLine> lines = all();
  b.unanswered.clear();
  b.shut.clear();
  b.parts.clear();
  for (auto& stage : b.stages) stage.clear();
  b.open = b.late = b.closedInAll = 0;

  constexpr std::array kParts = {kLateRisks,     kMyRisks,   kNobodysRisks,
                                 kReferralRisks, kPackRisks, kSupervisionRisks};
  std::array<int, kParts.size()> counts{};
  const std::string query = fold(trim(b.list.query));
  const auto fits = [&](const RiskLine& line) {
    if (query.empty()) return true;
    const auto has = [&](const std::string& words) { return fold(words).contains(query); };
    return has(line.name) || has(line.worry.what) || has(line.worry.owner) ||
           std::ranges::any_of(line.worry.told, [&](const WorryTold& told) { return has(told.whom); });
  };
  tellApart(lines);
  for (RiskLine& line : lines) {
    if (!stillOpen(line.worry)) {
      ++b.closedInAll;
      if (fits(line)) b.shut.push_back(std::move(line));
      continue;
    }
    ++b.open;
    if (lateBy(line.worry, now) > 0) ++b.late;
    if (const auto late = lateFrom(line.worry); late && *late >= now)
      lateAt = std::min(lateAt.value_or(*late), *late);
    if (line.worry.stage != WorryStage::answered) b.unanswered.push_back(line);
    if (!fits(line)) continue;
    for (std::size_t i = 0; i < kParts.size(); ++i)
      if (isPart(line, kParts[i], me, now)) ++counts[i];
    if (!b.list.only.empty() && !isPart(line, b.list.only, me, now)) continue;
    b.stages[static_cast<std::size_t>(line.worry.stage)].push_back(std::move(line));
  }
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (counts[i] > 0 || b.list.only == kParts[i]) b.parts.emplace_back(kParts[i], counts[i]);
  for (auto& stage : b.stages) sortRisks(stage, b.list.order, now);
  sortRisks(b.unanswered, ListOrder::oldest, now);
  inOrder(b.shut, std::greater<>{}, [](const RiskLine& line) { return line.worry.closedAt; });
}

void Worries::deskBegun() {
  facts.clear();
  lateAt.reset();
}

bool Worries::back() {
  if (!desk || !desk->risks.asked) return false;
  desk->risks.asked.reset();
  return true;
}

void Worries::leave() {
  if (desk) desk->risks.asked.reset();
}

/// It is late a minute after its time.
std::optional<double> Worries::due() const {
  return state.open && lateAt ? std::optional((minutesBetween(state.local, *lateAt) + 1) * 60.0)
                              : std::nullopt;
}

bool Worries::woken() {
  if (!state.open || !lateAt || *lateAt >= state.local) return false;
  refresh();
  return true;
}

// --- Acts --------------------------------------------------------------------------------------------

namespace {

/// A worry as it stands, or as it is written down when somebody takes it up.
struct Noted {
  Id id;
  Fields fields;
  bool fresh = false;
};

std::optional<Noted> notedFrom(const Store& store, const Record* record, const Id& fresh) {
  if (record == nullptr || record->voided || record->kind == nullptr) return std::nullopt;
  const Fields fields = store.fields(*record);
  if (record->kindName == codes::kConcern) return Noted{record->id, fields};
  Fields noted = {{"from", record->id.text()}};
  if (!record->person.empty()) noted["person"] = record->person.text();
  if (record->kindName == codes::kReferral) {
    noted["what"] = firstCharacters(textAt(fields, "risks"), kLongest);
    noted["when"] = arrival(store, *record).text();
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
void answerWith(Fields& fields, const RiskAsked& asked, const std::string& me, Moment now) {
  const std::string who = trim(asked.who), words = trim(asked.words);
  switch (asked.act) {
    case RiskAct::tell:
      if (textAt(fields, "told").empty()) {
        fields["told"] = who;
        fields["toldAt"] = asked.at.text();
      } else {
        if (!fields.contains("escalations")) fields["escalations"] = Json::array();
        fields["escalations"].push_back({{"to", who}, {"at", asked.at.text()}});
      }
      setOrTakeAway(fields, "due", asked.due);
      break;
    case RiskAct::answer:
      fields["done"] = true;
      fields["answeredBy"] = who;
      fields["answeredAt"] = asked.at.text();
      if (!words.empty()) fields["answer"] = words;
      if (fields.contains("escalations") && !words.empty())
        for (Json& row : fields["escalations"])
          if (textAt(row, "to") == who) row["answer"] = words;
      setOrTakeAway(fields, "due", asked.due);
      break;
    case RiskAct::close:
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
    case RiskAct::again:
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
bool checkAsked(RiskAsked& asked, Moment now) {
  const bool who = asked.act == RiskAct::tell || asked.act == RiskAct::answer;
  asked.whoFault = asked.wordsFault = asked.atFault = asked.dueFault = {};
  if (who && trim(asked.who).empty())
    asked.whoFault = asked.act == RiskAct::tell ? "Say whom you told." : "Say who answered.";
  if (who && asked.at > now) asked.atFault = "This time has not come yet.";
  if (asked.act == RiskAct::close && trim(asked.words).empty())
    asked.wordsFault = "Say what it was closed with.";
  if (asked.due && *asked.due < now) asked.dueFault = "This time has passed.";
  return asked.whoFault.empty() && asked.wordsFault.empty() && asked.atFault.empty() &&
         asked.dueFault.empty();
}

std::string saidOf(RiskAct act) {
  switch (act) {
    case RiskAct::tell:
      return "Told. It stays here until they answer.";
    case RiskAct::answer:
      return "Answered";
    case RiskAct::close:
      return "Closed";
    case RiskAct::again:
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
  acknowledge(next, o.worker, state.local);
  const Kind& kind = *kindNamed(codes::kConcern);
  next = normalise(kind, next);
  if (!noted->fresh && changedKeys(noted->fields, next).empty()) return;
  session.save(
      {session.stamped(noted->id, codes::kConcern, noted->fresh ? Op::create : Op::amend, next, "")});
  session.toast(std::move(said), [this, now = *noted] {
    const Record* record = open().store.find(now.id);
    if (record == nullptr) return;
    session.save({now.fresh
                      ? session.stamped(now.id, codes::kConcern, Op::voided, open().store.fields(*record),
                                        "Undone at once")
                      : session.stamped(now.id, codes::kConcern, Op::amend, now.fields, "Undone at once")});
  });
}

void Worries::ask(const Id& id, RiskAct act) {
  const Store& store = open().store;
  const auto noted = notedFrom(store, store.find(id), Id{});
  if (!noted) return;
  const Worry worry = worryOf(noted->fields);
  RiskAsked asked{.id = id, .act = act, .at = state.local};
  if (act == RiskAct::answer && !worry.told.empty()) asked.who = worry.told.back().whom;
  if (act == RiskAct::again) asked.due = worry.due;
  for (const Id& other : store.ofKind(codes::kConcern)) {  // newest first
    const Record& record = *store.find(other);
    if (record.voided || act == RiskAct::close || act == RiskAct::again) continue;
    for (const WorryTold& told : worryFacts(record).told)
      if (asked.lately.size() < kLately && !std::ranges::contains(asked.lately, told.whom))
        asked.lately.push_back(told.whom);
    if (asked.lately.size() == kLately) break;
  }
  desk->risks.asked = std::move(asked);
}

void Worries::hear() {
  namespace c = command;
  const auto atDesk = [this](auto act) {
    if (state.open && desk) act(desk->risks);
  };
  on<c::LookAtRisks>([this, atDesk](const c::LookAtRisks& x) {
    atDesk([&](RiskBoard& b) {
      b.list = x.list;
      b.closed = x.closed;
      refresh();
    });
  });
  on<c::TakeWorry>([this, atDesk](const c::TakeWorry& x) {
    atDesk([&](RiskBoard&) {
      change(x.id, [&](Fields& fields) { fields["owner"] = open().worker; }, "You look after it");
    });
  });
  on<c::AcknowledgeWorry>([this, atDesk](const c::AcknowledgeWorry& x) {
    atDesk([&](RiskBoard&) { change(x.id, [](Fields&) {}, "Noted that you have seen it"); });
  });
  on<c::AskWorry>([this, atDesk](const c::AskWorry& x) { atDesk([&](RiskBoard&) { ask(x.id, x.act); }); });
  on<c::SetWorry>([atDesk](const c::SetWorry& x) {
    atDesk([&](RiskBoard& b) {
      if (!b.asked) return;
      if (x.key == "who") b.asked->who = cleanText(x.value);
      if (x.key == "words") b.asked->words = cleanText(x.value);
      if (x.key == "due") b.asked->due = momentFrom(x.value);
      if (x.key == "at")
        if (const auto at = momentFrom(x.value)) b.asked->at = *at;
    });
  });
  on<c::SaveWorry>([this, atDesk](const c::SaveWorry&) {
    atDesk([&](RiskBoard& b) {
      if (!b.asked || !checkAsked(*b.asked, state.local)) return;
      const RiskAsked asked = *b.asked;
      b.asked.reset();
      halfAsked.answered = true;
      change(
          asked.id,
          [&](Fields& fields) {
            answerWith(fields, asked, open().worker, state.local);
            if (textAt(fields, "owner").empty()) fields["owner"] = open().worker;
          },
          saidOf(asked.act));
    });
  });
  on<c::CancelWorry>([atDesk](const c::CancelWorry&) { atDesk([](RiskBoard& b) { b.asked.reset(); }); });
}

}  // namespace alongside
