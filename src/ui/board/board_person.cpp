#include <algorithm>
#include <array>

#include "app/board/command_board.h"
#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "ui/board/board.h"
#include "ui/kit/kit.h"
#include "ui/referrals/referral.h"

namespace alongside::ui {

namespace {

/// What can be decided besides placing them, in this order.
constexpr std::array kElse = {codes::kTakenOn, codes::kWaiting, codes::kRedirected, codes::kAsked,
                              codes::kNotTakenOn};

std::string who(const OpenState& open, const Fields& referral, const Id& person) {
  const std::string number = textAt(referral, "number");
  std::string words = bornAndNumber(open, person);
  const std::string source(sourceName(textAt(referral, "source")));
  if (!words.empty()) words = "Born " + words;
  return words + (words.empty() ? "" : ", ") + source + (number.empty() ? "" : " " + number);
}

}  // namespace

void drawBoardPerson(Ui& ui, const OpenState& open, const Board& board) {
  const Record* record = open.store.find(board.chosen);
  if (record == nullptr) {
    emptyLine(ui, "Nobody is to be placed. New referrals stand under Referrals.", "");
    return;
  }
  const Fields fields = open.store.fields(*record);
  const std::string at = referralState(fields), first = shortNameOf(open, record->person),
                    name = nameOf(open, record->person);
  ui.keyed(record->id, [&] {
    ui.row({.gap = 16}, {fixed(ui.tx(64), [&] { avatar(ui, name, 64); }), flex([&] {
                           heading(ui, name, 2, TextStyle::heading);
                           second(ui, who(open, fields, record->person));
                         })});
    ui.gap(20);
    drawReferralFacts(ui, open, *record, fields);
    ui.gap(20);
    drawGate(ui, record->id, fields, first);
    ui.gap(20);
    label(ui, "Something else today?");
    ui.gap(8);
    const auto next = nextStates(at);
    ui.flow(8, [&] {
      for (const std::string_view to : kElse) {
        if (!std::ranges::contains(next, to)) continue;
        if (button(ui, stepVerb(to), {.icon = stepIcon(to), .key = std::string(to)}))
          ui.emit(command::AskStep{record->id, std::string(to)});
      }
      if (button(ui, "The referral", {.kind = ButtonKind::plain, .icon = Icon::referrals}))
        ui.emit(command::OpenReferral{record->id});
    });
  });
}

}  // namespace alongside::ui
