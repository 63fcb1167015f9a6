#include "ui/referrals/referral.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

namespace {

std::string_view brief(std::string_view state) {
  if (state == codes::kAsked) return "Asked for information";
  if (state == codes::kAttempted) return "Trying to reach";
  return stateLabel(state);
}

struct Interval {
  std::string_view name;
  Spread spread;
  bool now = false;
  const Spread* meeting = nullptr;  ///< with anybody, also with who keeps in touch meanwhile
};

void drawInterval(Ui& ui, const Interval& interval) {
  const Spread& spread = interval.spread;
  const std::string name(interval.name);
  second(ui, name);
  if (spread.count == 0) {
    text(ui, interval.now ? "Nobody" : "None yet", {.style = TextStyle::heading});
    second(ui, interval.now ? "Nobody waits." : "In the last " + std::to_string(kUsualDays) + " days");
    return;
  }
  text(ui, daysInWords(spread.median), {.style = TextStyle::heading});
  second(ui, interval.now
                 ? plural(spread.count, "person", "people") + ", longest " + std::to_string(spread.longest)
                 : "9 in 10 within " + std::to_string(spread.p90) + ", longest " +
                       std::to_string(spread.longest));
  if (interval.meeting != nullptr && interval.meeting->count > 0)
    second(ui, "First meeting: " + daysInWords(interval.meeting->median));
}

}  // namespace

std::string daysInWords(double days) {
  if (days == 1) return "1 day";
  const auto whole = static_cast<std::int64_t>(days);
  return std::to_string(whole) + (days > static_cast<double>(whole) ? ".5 days" : " days");
}

Tag stateTag(std::string_view state, bool interim) {
  using namespace codes;
  const bool waits = state == kWaiting || state == kTakenOn;
  if (waits && interim) return {"Waiting, with interim", TagKind::blue, Icon::heart};
  if (waits) return {std::string(brief(state)), TagKind::plain, Icon::clock};
  if (state == kReceived) return {std::string(brief(state)), TagKind::plain, Icon::bringIn};
  if (state == kAsked) return {std::string(brief(state)), TagKind::amber, Icon::chat};
  if (state == kAttempted) return {std::string(brief(state)), TagKind::blue, Icon::phone};
  if (state == kAllocated) return {std::string(brief(state)), TagKind::blue, Icon::person};
  if (state == kUnderWay) return {std::string(brief(state)), TagKind::green, Icon::check};
  if (state == kPaused) return {std::string(brief(state)), TagKind::plain, Icon::clock};
  return {std::string(brief(state)), TagKind::plain, Icon::none};
}

std::string_view sourceName(std::string_view source) {
  for (const Choice& choice : kindNamed(codes::kReferral)->field("source")->choices)
    if (choice.code == source) return choice.code == codes::kByHand ? "By hand" : choice.label;
  return source;
}

std::string bornAndNumber(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  if (record == nullptr) return {};
  const Fields fields = open.store.fields(*record);
  std::string words;
  if (const auto born = dateFrom(textAt(fields, "born")))
    words = shortDay(*born).substr(4) + " " + std::to_string(born->year);
  if (const std::string nhs = textAt(fields, "nhs"); !nhs.empty())
    words += (words.empty() ? "" : ", ") + nhsNumberShown(nhs);
  return words;
}

std::string_view stepVerb(std::string_view to) {
  using namespace codes;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kVerbs = {
      {{kReceived, "Back to received"},
       {kAsked, "Ask for information"},
       {kTakenOn, "Take on"},
       {kNotTakenOn, "Do not take on"},
       {kRedirected, "Pass to a partner"},
       {kWaiting, "Keep waiting"},
       {kAllocated, "Allocate"},
       {kAttempted, "Note a try to reach them"},
       {kUnderWay, "It is under way"},
       {kPaused, "Pause"},
       {kClosed, "Close"}}};
  const auto* at = std::ranges::find(kVerbs, to, &std::pair<std::string_view, std::string_view>::first);
  return at == kVerbs.end() ? stateLabel(to) : at->second;
}

Icon stepIcon(std::string_view to) {
  using namespace codes;
  if (to == kAsked) return Icon::chat;
  if (to == kTakenOn || to == kUnderWay) return Icon::check;
  if (to == kAllocated) return Icon::person;
  if (to == kWaiting || to == kPaused) return Icon::clock;
  if (to == kAttempted) return Icon::phone;
  if (to == kRedirected) return Icon::share;
  if (to == kReceived) return Icon::undo;
  return Icon::close;
}

void drawIntervals(Ui& ui, const Waiting& waiting) {
  const std::array<Interval, 4> all = {
      {{"Received to decided", waiting.toDecision},
       {"Received to allocated", waiting.toAllocation},
       {"Received to peer support", waiting.toContact, false, &waiting.toMeeting},
       {"Waiting now", waiting.now, true}}};
  const auto part = [&ui, &all](std::size_t i) {
    ui.group(NodeRole::group, all[i].name, std::string(all[i].name),
             [&] { ui.card({.padX = 16, .padY = 14}, [&] { drawInterval(ui, all[i]); }); });
  };
  if (ui.width() >= ui.tx(840)) {
    ui.row({.gap = 12, .align = Align::start, .stretch = true},
           {flex([&] { part(0); }), flex([&] { part(1); }), flex([&] { part(2); }), flex([&] { part(3); })});
    return;
  }
  ui.column(12, [&] {
    for (const std::size_t i : {std::size_t{0}, std::size_t{2}})
      ui.row({.gap = 12, .align = Align::start, .stackBelow = 300, .stackGap = 12, .stretch = true},
             {flex([&] { part(i); }), flex([&] { part(i + 1); })});
  });
}

}  // namespace alongside::ui
