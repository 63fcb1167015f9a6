#include "app/worries/worries.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/order.h"
#include "core/text.h"
#include "exchange/team/team_settings.h"
#include "record/codes.h"
#include "store/proof.h"

namespace alongside {

namespace {

constexpr int kSessionsBack = 90;  ///< days: what a one-to-one noted before that has been talked about

bool stillOpen(const Worry& worry) { return worry.stage != WorryStage::closed; }

/// What is late comes first, however the rest is ordered.
void sortWorries(std::vector<WorryLine>& lines, ListOrder order, Moment now) {
  if (order == ListOrder::byName)
    inOrder(lines, {}, [](const WorryLine& line) { return fold(line.name); });
  else
    inOrder(lines, [&](const WorryLine& a, const WorryLine& b) {
      return order == ListOrder::newest ? a.worry.since > b.worry.since : a.worry.since < b.worry.since;
    });
  inOrder(lines, std::greater<>{}, [&](const WorryLine& line) {
    const int late = lateBy(line.worry, now);
    return order == ListOrder::oldest ? late : late > 0 ? 1 : 0;
  });
}

/// Two open worries about one person are told apart by how they begin.
void tellApart(std::vector<WorryLine>& lines) {
  constexpr std::size_t kShort = 60;  // characters
  std::map<std::pair<Id, std::string>, int> counts;
  for (const WorryLine& line : lines)
    if (stillOpen(line.worry)) ++counts[{line.person, line.name}];
  for (WorryLine& line : lines)
    if (stillOpen(line.worry) && counts[{line.person, line.name}] > 1)
      line.apart = firstCharacters(line.worry.what, kShort);
}

bool isPart(const WorryLine& line, std::string_view part, const std::string& me, Moment now) {
  if (part == kLateWorries) return lateBy(line.worry, now) > 0;
  if (part == kMyWorries) return line.worry.owner == me;
  if (part == kNobodysWorries) return line.worry.owner.empty();
  return line.origin == part;
}

}  // namespace

/// Moments are stored to the minute.
Moment cameAt(const Store& store, const Record& record) {
  return localMoment(store.revision(record.history.front()).hlc.ms);
}

/// What a worry says, read once for each of its versions.
const Worry& Worries::worryFacts(const Record& record) {
  Facts& known = facts[record.id];
  if (known.heads == record.heads) return known.worry;
  const Store& store = open().store;
  const Fields fields = store.fields(record);
  known.heads = record.heads;
  known.from = {};
  if (record.kindName == codes::kWorry) {
    known.worry = worryOf(fields);
    known.from = idFrom(textAt(fields, "from")).value_or(Id{});
  } else {
    known.worry = worryOfReferral(fields, cameAt(store, record)).value_or(Worry{});
  }
  return known.worry;
}

/// All that stand on the board, the closed ones too.
std::vector<WorryLine> Worries::all() {
  const OpenState& o = open();
  const Store& store = o.store;
  std::vector<WorryLine> lines;
  std::unordered_set<Id> takenUp;
  const WorryLimits within{.tell = settingOf(o.who.team, kTellMinutes),
                           .answer = 60 * settingOf(o.who.team, kAnswerHours)};
  const auto packOf = [&](const Record& record) {
    const Revision& first = store.revision(record.history.front());
    return writtenBy(first, o.who.device) ? std::string() : firstName(first.author) + "’s pack";
  };
  const auto add = [&](const Record& record, const Worry& worry, std::string_view origin,
                       const std::string& pack) {
    WorryLine line{.id = record.id, .person = record.person, .name = {}, .from = {}, .worry = worry};
    line.worry.within = within;
    line.origin = origin;
    if (origin == kReferralWorries) line.from = "Referral";
    if (origin == kSupervisionWorries) line.from = "Supervision";
    if (origin == kPackWorries) line.from = pack;
    const bool worker = worry.source == codes::kInSupervision || worry.source == "worker";
    line.name = !record.person.empty() ? nameOf(o, record.person) : worker ? "A worker" : "Nobody named";
    lines.push_back(std::move(line));
  };
  for (const Id& id : store.ofKind(codes::kWorry)) {
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
        referral                                ? kReferralWorries
        : worry.source == codes::kInSupervision ? kSupervisionWorries
        : pack.empty()                          ? std::string_view()
                                                : kPackWorries,
        pack);
  }
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record& record = *store.find(id);
    if (record.voided || record.kind == nullptr || takenUp.contains(id)) continue;
    if (const Worry& worry = worryFacts(record); !worry.what.empty())
      add(record, worry, kReferralWorries, {});
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
      add(record, *worry, pack.empty() ? std::string_view() : kPackWorries, pack);
  }
  return lines;
}

/// After every change, and when the next one becomes late: Today and the rail say how many are.
void Worries::refresh() {
  lateAt.reset();
  if (!desk) return;
  const Moment now = state.local;
  const std::string& me = open().who.worker;
  WorryBoard& b = desk->worries;
  std::vector<WorryLine> lines = all();
  b.unanswered.clear();
  b.shut.clear();
  b.parts.clear();
  for (auto& stage : b.stages) stage.clear();
  b.open = b.late = b.closedInAll = 0;

  constexpr std::array kParts = {kLateWorries,     kMyWorries,   kNobodysWorries,
                                 kReferralWorries, kPackWorries, kSupervisionWorries};
  std::array<int, kParts.size()> counts{};
  const std::string query = fold(trim(b.list.query));
  const auto fits = [&](const WorryLine& line) {
    if (query.empty()) return true;
    const auto has = [&](const std::string& words) { return fold(words).contains(query); };
    return has(line.name) || has(line.worry.what) || has(line.worry.owner) ||
           std::ranges::any_of(line.worry.told, [&](const WorryTold& told) { return has(told.whom); });
  };
  tellApart(lines);
  for (WorryLine& line : lines) {
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
  for (auto& stage : b.stages) sortWorries(stage, b.list.order, now);
  sortWorries(b.unanswered, ListOrder::oldest, now);
  inOrder(b.shut, std::greater<>{}, [](const WorryLine& line) { return line.worry.closedAt; });
}

void Worries::deskBegun() {
  facts.clear();
  lateAt.reset();
}

bool Worries::back() {
  if (!desk || !desk->worries.asked) return false;
  desk->worries.asked.reset();
  return true;
}

void Worries::leave() {
  if (desk) desk->worries.asked.reset();
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

}  // namespace alongside
