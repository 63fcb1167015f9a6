// 'Who were you with?': everybody on the list as tiles, whoever was seen last first.
#include <algorithm>

#include "app/command.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/forms/form_parts.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kTiles = 60;  // more than anybody looks through: a name is typed then

bool fits(const PersonRow& row, const std::string& query) {
  return query.empty() || fold(row.name).find(query) != std::string::npos ||
         fold(row.preferred).find(query) != std::string::npos;
}

std::vector<const PersonRow*> candidates(const Views& views, const std::string& query) {
  std::vector<const PersonRow*> rows;
  for (const PersonRow& row : views.caseload.people) {
    if ((row.active || !query.empty()) && fits(row, query)) rows.push_back(&row);
  }
  inOrder(rows, [](const PersonRow* a, const PersonRow* b) {
    if (a->draft != b->draft) return a->draft;
    if (a->seen != b->seen) return a->seen > b->seen;
    return false;
  });
  return rows;
}

/// Somebody whose session was begun already: that one goes on.
const DraftRow* draftFor(const OpenState& open, const Id& person) {
  const auto at = std::ranges::find_if(open.views.drafts, [&](const DraftRow& draft) {
    return draft.personId == person && draft.kind == open.over.form->kind;
  });
  return at == open.views.drafts.end() ? nullptr : &*at;
}

std::string secondOf(const PersonRow& row) {
  // The tile has no room for the ward: "Seen Friday", "Draft from 12:41".
  const std::string ward = row.ward.empty() ? std::string() : row.ward + ", ";
  std::string words = row.second.starts_with(ward) ? row.second.substr(ward.size()) : row.second;
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

}  // namespace

void drawWho(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const FormState& form = *open.over.form;
  const Field* field = form.kind->field(form.kind->person);
  const auto present = idFrom(textAt(form.fields, form.kind->person));
  std::string& typed = ui.words("who");

  SheetSpec spec;
  spec.key = "who";
  spec.title = field != nullptr ? std::string(field->label) : "Who is it about?";
  spec.second = "Whoever you saw last comes first";
  spec.headerWidth = 300;
  const auto header = [&] {
    const Entry entry = searchField(ui, typed, "Name");
    if (entry.value) typed = *entry.value;
  };
  spec.header = Draw(header);
  const std::string query = fold(trim(typed));
  const auto rows = candidates(open.views, query);
  const SheetPress pressed = sheet(ui, spec, [&] {
    if (rows.empty()) {
      emptyLine(ui, query.empty() ? "Nobody is on your list yet."
                                  : "Nobody called “" + trim(typed) + "” is on your list.");
    }
    ui.group(NodeRole::list, "people", "People", [&] {
      ui.grid(
          280, 12, std::min(rows.size(), kTiles),
          [&](std::size_t i, Box box) {
            const PersonRow& row = *rows[i];
            ui.keyed(row.id, [&] {
              const bool chosen = present == row.id;
              const bool late = row.draft || row.notSeenDays > 0;
              if (!tile(ui, box, row.name, secondOf(row), row.name, Icon::none, chosen,
                        late ? Tone::amber : Tone::ink2)) {
                return;
              }
              const DraftRow* draft =
                  form.changed || form.op != Op::create ? nullptr : draftFor(open, row.id);
              if (draft != nullptr) {
                ui.emit(command::ResumeDraft{draft->draft});
              } else {
                ui.emit(command::ChoosePerson{row.id});
              }
            });
          },
          88);
    });
    if (rows.size() > kTiles) {
      ui.gap(12);
      second(ui, "These are the first " + std::to_string(kTiles) + " of " +
                     plural(rows.size(), "person", "people") + ". Type a name to find the others.");
    }
    ui.gap(24);
    ui.flow(12, [&] {
      if (form.kind->name == codes::kSession) {
        if (button(ui, "Raise a worry", {.icon = Icon::warning}))
          ui.emit(command::StartForm{std::string(codes::kWorry), Id{}});
        if (button(ui, "Something else", {.icon = Icon::grid})) ui.emit(command::OpenActs{});
      }
      if (button(ui, "Somebody not on my list", {.icon = Icon::personAdd})) {
        ui.emit(command::StartForm{std::string(codes::kPerson), Id{}});
      }
      if (field != nullptr && !field->must && button(ui, "Nobody in particular")) {
        ui.emit(command::SetField{std::string(field->key), Json()});
      }
    });
  });
  if (pressed.closed) {
    if (present) {
      ui.emit(command::ChoosePerson{*present});
    } else {
      ui.emit(command::CloseForm{});
    }
  }
}

}  // namespace alongside::ui
