#include "app/referrals/import.h"

#include <algorithm>
#include <array>

#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::string_view kColumnsSetting = "referralColumns", kHeadingsSetting = "referralHeadings",
                           kOrderSetting = "referralDayOrder";
constexpr std::size_t kMostName = 60;  // characters of a system's name

/// A name of one's own must not be one of ours.
bool mayBeSource(const std::string& source) {
  constexpr std::array kTaken = {codes::kByHand, codes::kOneself, codes::kFromCarer, codes::kOtherSystem};
  return !source.empty() && !std::ranges::contains(kTaken, std::string_view(source));
}

const Json* ofSource(const Json& settings, std::string_view setting, const std::string& source) {
  const auto all = settings.find(setting);
  if (all == settings.end() || !all->is_object()) return nullptr;
  const auto one = all->find(source);
  return one == all->end() ? nullptr : &*one;
}

ColumnChoices choicesFrom(const Json& settings, const std::string& source) {
  ColumnChoices choices;
  if (const Json* columns = ofSource(settings, kColumnsSetting, source); columns && columns->is_object())
    for (const auto& [part, heading] : columns->items())
      if (heading.is_string()) choices.columns[part] = heading.get<std::string>();
  if (const Json* headings = ofSource(settings, kHeadingsSetting, source); headings && headings->is_array())
    for (const Json& heading : *headings)
      if (heading.is_string()) choices.headings.push_back(heading.get<std::string>());
  if (const Json* order = ofSource(settings, kOrderSetting, source); order && order->is_string())
    choices.order = *order == "month" ? DayOrder::monthFirst : DayOrder::dayFirst;
  return choices;
}

}  // namespace

void Import::beginImport() {
  ReferralImport& r = desk->import;
  r.fault.reset();
  const ColumnChoices before =
      open().who.team ? choicesFrom(open().who.team->settings, r.source) : ColumnChoices();
  auto reading = ReferralReading::begin(importText, r.source, before);
  if (!reading) {
    r.stage = ImportStage::none;
    r.fault = reading.error();
    return;
  }
  r.reading = std::move(*reading);
  r.columns = before.columns;
  r.order = before.order;
  r.orderAsked.clear();
  r.remembered = !r.columns.empty() && columnsFault(r.columns, r.reading->headings()).empty();
  r.newHeadings.clear();
  r.goneHeadings.clear();
  for (const std::string& heading : r.reading->headings())
    if (!before.headings.empty() && !heading.empty() && !std::ranges::contains(before.headings, heading))
      r.newHeadings.push_back(heading);
  for (const std::string& heading : before.headings)
    if (!heading.empty() && !std::ranges::contains(r.reading->headings(), heading))
      r.goneHeadings.push_back(heading);
  if (!r.remembered) r.columns = r.reading->columns();
  r.undecided = r.remembered ? std::set<std::string>() : r.reading->guessed().twice;
  r.stage = ImportStage::columns;
  lookAgain();
  // A file of rows that were mended lacks nothing that it had; another report with other headings is looked at.
  const bool asBefore = r.newHeadings.empty() && r.goneHeadings.empty();
  if (r.remembered && asBefore && !r.lettersAsked) checkImport();
}

void Import::lookAgain() {
  ReferralImport& r = desk->import;
  r.columnsFault = columnsFault(r.columns, r.reading->headings());
  for (const ReferralPart& part : referralParts())
    if (r.columnsFault.empty() && r.undecided.contains(std::string(part.key)))
      r.columnsFault =
          "The heading for ‘" + std::string(part.label) +
          "’ stands in this report more than once. Choose which column it is, or that it is none.";
  if (r.columnsFault.empty() && !r.orderAsked.empty() && r.order == DayOrder::unknown)
    r.columnsFault = "Say what comes first in ‘" + r.orderAsked + "’, the day or the month.";
}

/// The team file keeps the columns of each source, so that they are set right once.
void Import::rememberColumns() {
  OpenState& o = open();
  const ReferralImport& r = desk->import;
  if (!o.who.team) return;
  const ColumnChoices before = choicesFrom(o.who.team->settings, r.source);
  const std::vector<std::string> headings(r.reading->headings().begin(), r.reading->headings().end());
  if (before.columns == r.columns && before.headings == headings && before.order == r.order) return;
  Json& settings = o.who.team->settings;
  settings[kColumnsSetting][r.source] = r.columns;
  settings[kHeadingsSetting][r.source] = headings;
  if (r.order != DayOrder::unknown)
    settings[kOrderSetting][r.source] = r.order == DayOrder::monthFirst ? "month" : "day";
  if (!o.who.practice) teamFiles.signAgain();
}

void Import::hear() {
  namespace c = command;
  const auto inColumns = [this](auto act) {
    if (!state.open || !desk || desk->import.stage != ImportStage::columns || !desk->import.reading) return;
    act(desk->import);
    lookAgain();
  };
  on<c::SetImportSource>([this](const c::SetImportSource& x) {
    if (!state.open || !desk || desk->import.stage != ImportStage::source) return;
    const std::string source = firstCharacters(trim(cleanText(x.source)), kMostName);
    if (!mayBeSource(source)) return;
    desk->import.source = source;
    beginImport();
  });
  on<c::SetImportColumn>([inColumns](const c::SetImportColumn& x) {
    inColumns([&](ReferralImport& r) {
      if (x.header.empty())
        r.columns.erase(x.part);
      else
        r.columns[x.part] = x.header;
      r.undecided.erase(x.part);
    });
  });
  on<c::SetDayOrder>(
      [inColumns](const c::SetDayOrder& x) { inColumns([&](ReferralImport& r) { r.order = x.order; }); });
  on<c::MendLetters>([this](const c::MendLetters& x) {
    if (!state.open || !desk || desk->import.stage != ImportStage::columns || !desk->import.lettersAsked)
      return;
    ReferralImport& r = desk->import;
    r.lettersAsked = false;
    r.lettersMended = x.mend;
    if (x.mend) {
      importText = mendLetters(importText);
      beginImport();
    }
  });
  on<c::ChangeColumns>([this](const c::ChangeColumns&) {
    if (!state.open || !desk) return;
    ReferralImport& r = desk->import;
    if (r.stage != ImportStage::checked && r.stage != ImportStage::reading) return;
    ++run;
    r.stage = ImportStage::columns;
    lookAgain();
  });
  on<c::CheckImport>([this](const c::CheckImport&) {
    if (state.open && desk && desk->import.stage == ImportStage::columns) checkImport();
  });
  on<c::CloseImport>([this](const c::CloseImport&) {
    if (!state.open || !desk) return;
    ++run;
    desk->import = {};
    importText = {};
    known = {};
    open().page.place = Place::referrals;
  });
}

}  // namespace alongside
