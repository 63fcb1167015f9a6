// Today's ward rounds, ward by ward: when whose turn is, and the sheet one tap away, large enough to be read out.
#include <algorithm>
#include <array>

#include "app/command.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/today/today.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

/// Something was written into it afterwards.
bool toldBack(const Fields& fields) {
  return flagAt(fields, "happened") || fields.contains("saidBack") || fields.contains("agreed");
}

bool prepared(const Fields& fields) {
  constexpr std::array<const char*, 4> kOwnWords = {"say", "questions", "wishes", "matters"};
  return std::ranges::any_of(kOwnWords, [&](const char* key) { return fields.contains(key); });
}

void drawSheetRow(Ui& ui, const OpenState& open, const Record& record) {
  const Fields fields = open.store.fields(record);
  const auto when = momentFrom(record.when);
  const bool past = when && *when <= ui.local();
  const std::string name = record.person.empty() ? record.heading : nameOf(open, record.person);
  const std::string meeting = inWords(*record.kind->field("meeting"), fields, ui.today());
  ListRow row{.time = when ? when->clock() : std::string(),
              .avatarName = name,
              .title = name,
              .second = meeting.empty() ? std::string(record.kind->title) : meeting,
              .done = past,
              .height = 80};
  if (toldBack(fields))
    row.tags.push_back({"Said back", TagKind::green, Icon::check});
  else if (prepared(fields))
    row.button = RowButton{"Read it out", ButtonKind::outlined, Icon::none, "Read it out, " + name};
  else
    row.button = RowButton{"Prepare it", ButtonKind::outlined, Icon::none, "Prepare it, " + name};
  const RowResult pressed = listRow(ui, row);
  if (pressed.button && prepared(fields)) ui.emit(command::OpenReading{record.id});
  if (pressed.button && !prepared(fields)) ui.emit(command::Amend{record.id});
  if (pressed.pressed) ui.emit(command::OpenRecord{record.id});
}

}  // namespace

void drawRounds(Ui& ui, const OpenState& open) {
  const std::vector<WardRounds>& wards = open.views.day.rounds;
  if (wards.empty()) return;
  ui.keyed("rounds", [&] {
    ui.gap(16);
    heading(ui, "Ward rounds");
    for (const WardRounds& ward : wards) {
      const std::string name = ward.ward.empty() ? std::string("No ward said") : wardInWords(ward.ward);
      ui.keyed(name, [&] {
        ui.gap(&ward == &wards.front() ? 8 : 20);
        label(ui, name);
        ui.gap(8);
        listCard(ui, "Ward rounds, " + name, ward.sheets.size(), [&](std::size_t i) {
          const Record* record = open.store.find(ward.sheets[i]);
          if (record != nullptr) ui.keyed(record->id, [&] { drawSheetRow(ui, open, *record); });
        });
      });
    }
  });
}

}  // namespace alongside::ui
