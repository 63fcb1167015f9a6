#include "ui/records/sheet_withdraw.h"

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

void drawVoid(Ui& ui, const State& state) {
  if (!state.open || !state.open->over.withdrawing) return;
  const OpenState& open = *state.open;
  const WithdrawState& asked = *open.over.withdrawing;
  const Record* record = open.store.find(asked.record);
  if (record == nullptr) return;
  const RecordLine line = lineOf(open, *record, ui.today());
  std::string which = headingOf(open, *record);
  if (!record->when.empty()) which += ", " + line.day + (line.clock.empty() ? "" : " " + line.clock);

  const bool closed = dialog(ui, {.key = "void", .title = "Withdraw this record?", .width = 560}, [&] {
    ui.column(16, [&] {
      text(ui, which, {.style = TextStyle::strong});
      body(ui, record->kindName == codes::kPerson
                   ? "The person leaves your list. What was recorded with them stays, and so does this "
                     "record’s history, with your reason."
                   : "It leaves lists, counts and search. It stays in the history, struck through, with your "
                     "reason.");
      FieldSpec spec;
      spec.label = "Why?";
      spec.placeholder = "Written for the wrong person";
      spec.lines = 2;
      spec.required = true;
      if (asked.tried && trim(asked.reason).empty()) spec.error = "Say in a few words why.";
      bool& begun = ui.flag("begun " + asked.record.text());
      if (!begun) {
        begun = true;
        ui.focus(fieldNode(ui, spec));
      }
      Entry entry;
      ui.column(0, [&] { entry = longField(ui, asked.reason, spec); });
      if (entry.value) ui.emit(command::SetWithdrawReason{*entry.value});
      ui.flow(12, [&] {
        if (button(ui, "Withdraw it", {.kind = ButtonKind::danger})) ui.emit(command::ConfirmWithdraw{});
        if (button(ui, "Keep it", {.kind = ButtonKind::plain})) ui.emit(command::CancelWithdraw{});
      });
    });
  });
  if (closed) ui.emit(command::Back{});  // not decided: what was said of it stays
}

}  // namespace alongside::ui
