#include "ui/packs/packs_parts.h"

#include <algorithm>

#include "app/command.h"
#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

std::int64_t signedOf(std::size_t n) { return static_cast<std::int64_t>(n); }

const PacksDesk* packsOf(const OpenState& open) { return open.desk ? &open.desk->packs : nullptr; }

/// The first few names of records, and how many more.
std::string namesOf(const OpenState& open, const std::vector<Id>& records) {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> names;
  for (const Id& id : records) {
    if (names.size() == kMost) break;
    const Record* record = open.store.find(id);
    if (record == nullptr) continue;
    const std::string kind = record->kind != nullptr ? std::string(record->kind->title) : record->kindName;
    const std::string name =
        record->person.empty() || record->person == id ? record->heading : nameOf(open, record->person);
    names.push_back(name.empty() ? kind : kind + ", " + name);
  }
  std::string words;
  for (const std::string& name : names) words += (words.empty() ? "" : "; ") + name;
  if (records.size() > names.size())
    words += "; and " + std::to_string(records.size() - names.size()) + " more";
  return words;
}

}  // namespace

bool canFetch(const OpenState& open) {
  return open.desk && open.who.team && !open.who.team->inbox.empty() && !open.who.practice;
}

bool packsBeside(const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  return packs != nullptr &&
         (!packs->owed.empty() || !packs->taken.empty() || !packs->others.empty() || packs->toRead > 0);
}

/// What is under way, and what came of the inbox.
void fetching(Ui& ui, const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  if (packs == nullptr) return;
  if (canFetch(open) && !packs->fetching) {
    if (plainButton(ui, "Fetch from the inbox", Icon::cloud)) ui.emit(command::FetchInbox{});
  }
  if (packs->toRead > 0 && !packs->fetching) {
    ui.gap(8);
    progress(ui,
             "Opening file " + std::to_string(std::min(packs->read + 1, packs->toRead)) + " of " +
                 std::to_string(packs->toRead),
             static_cast<double>(packs->read) / static_cast<double>(packs->toRead));
  }
  inboxNotes(ui, open);
}

void inboxNotes(Ui& ui, const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  if (packs == nullptr) return;
  if (packs->fetching) {
    ui.gap(8);
    const double share =
        packs->toFetch == 0 ? 0 : static_cast<double>(packs->fetched) / static_cast<double>(packs->toFetch);
    const std::string words = packs->toFetch == 0
                                  ? "Asking the inbox"
                                  : "Fetching file " +
                                        std::to_string(std::min(packs->fetched + 1, packs->toFetch)) +
                                        " of " + std::to_string(packs->toFetch);
    if (progress(ui, words, share, "Stop")) ui.emit(command::StopFetching{});
  }
  if (packs->inboxFault) {
    ui.gap(8);
    faultCard(ui, *packs->inboxFault);
  }
  if (!packs->inboxSaid.empty()) {
    ui.gap(8);
    second(ui, packs->inboxSaid);
  }
}

void receiptRows(Ui& ui, const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  if (packs == nullptr || packs->owed.empty()) return;
  ui.gap(20);
  heading(ui, "Receipts to give back", 2, TextStyle::section);
  ui.gap(8);
  ui.group(NodeRole::list, "receipts", "Receipts to give back", [&] {
    for (const ReceiptOwed& one : packs->owed)
      ui.keyed(one.device, [&] {
        const ListRow row{
            .title = one.name,
            .second = plural(signedOf(one.packs), "pack", "packs") + " in",
            .button =
                RowButton{.label = "Save", .icon = Icon::file, .name = "Save the receipt for " + one.name},
            .pressable = false};
        if (listRow(ui, row).button) ui.emit(command::SaveReceipt{one.device});
      });
  });
  if (packs->owed.size() < 2) return;
  ui.gap(8);
  if (button(ui, "Save all " + std::to_string(packs->owed.size()) + " in one file",
             {.icon = Icon::file, .full = true, .key = "all receipts"}))
    ui.emit(command::SaveAllReceipts{});
  ui.gap(4);
  second(ui, "Everybody opens the same file. Each tablet can open its own receipt in it and no other.");
}

/// What one wrote oneself goes to the other coordinators in packs, too.
void othersRows(Ui& ui, const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  if (packs == nullptr || packs->others.empty() || open.who.practice) return;
  ui.gap(20);
  heading(ui, "For " + listed(packs->others), 2, TextStyle::section);
  ui.gap(8);
  second(ui, packs->toSend == 0 ? "They have been sent all that you wrote."
                                : plural(signedOf(packs->toSend), "record", "records") +
                                      " of yours have not gone to them yet.");
  ui.gap(8);
  ui.flow(8, [&] {
    if (packs->toSend > 0 && button(ui, "Save a pack for them", {.icon = Icon::file}))
      ui.emit(command::SealAsFile{});
    if (packs->toSend > 0 && canFetch(open) && button(ui, "Put it into the inbox", {.icon = Icon::send}))
      ui.emit(command::SealAndSend{});
    if (button(ui, "Everything again",
               {.kind = ButtonKind::plain, .name = "Save everything that you wrote again"}))
      ui.emit(command::SealAsFile{true});
  });
}

void takenRows(Ui& ui, const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  if (packs == nullptr || packs->taken.empty()) return;
  ui.gap(20);
  heading(ui, "Taken in lately", 2, TextStyle::section);
  ui.gap(8);
  ui.group(NodeRole::list, "taken", "Taken in lately", [&] {
    for (const TakenPack& one : packs->taken)
      ui.keyed(one.jws.text(), [&] {
        const std::string title = firstName(one.worker) + ", pack " + std::to_string(one.seq);
        const ListRow row{.title = title,
                          .second = saidDay(one.at, ui.today()) + ", " +
                                    plural(signedOf(one.added), "change", "changes") +
                                    (one.receipted ? ", receipt given" : ""),
                          .button = RowButton{.label = "Undo", .icon = Icon::undo, .name = "Undo " + title},
                          .pressable = false};
        if (listRow(ui, row).button) ui.emit(command::AskUndoPack{one.jws});
      });
  });
}

bool undoing(const OpenState& open) {
  const PacksDesk* packs = packsOf(open);
  return packs != nullptr && packs->undo.has_value();
}

void undoQuestion(Ui& ui, const OpenState& open) {
  const UndoAsked& asked = *packsOf(open)->undo;
  const TakingOut& what = asked.what;
  const std::string who = firstName(asked.pack.worker);
  heading(ui, "Take " + who + "’s pack " + std::to_string(asked.pack.seq) + " out again?", 2,
          TextStyle::heading);
  ui.gap(12);
  body(ui,
       "What came with this pack alone is put aside, as if it had not been opened. Nothing is deleted, and "
       "the same "
       "file can be taken in again at any time.",
       Tone::ink2);
  ui.gap(16);
  ui.card({.gap = 12, .key = "what"}, [&] {
    fact(ui, "Taken in", capital(saidAt(asked.pack.at, ui.today())));
    fact(ui, "Put aside", plural(signedOf(what.gone.size()), "record", "records"));
    if (!what.earlier.empty())
      fact(ui, "As before",
           plural(signedOf(what.earlier.size()), "record", "records") +
               " show the version that was here before");
    if (what.elsewhere > 0)
      fact(ui, "Stay, also in another pack", plural(signedOf(what.elsewhere), "change", "changes"));
  });
  if (!what.stay.empty()) {
    ui.gap(12);
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::versions,
              .strong = plural(signedOf(what.stay.size()), "record stays", "records stay") +
                        ", since somebody went on with " + (what.stay.size() == 1 ? "it" : "them") + ".",
              .words = namesOf(open, what.stay) + "."});
  }
  if (asked.pack.receipted) {
    ui.gap(12);
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::warning,
              .strong = "A receipt for it was given.",
              .words = who + "’s tablet shows this pack as received. Tell " + who +
                       " when you do not mean to take it in again."});
  }
  ui.gap(16);
  ui.flow(12, [&] {
    if (button(ui, "Take it out", {.kind = ButtonKind::filled, .icon = Icon::undo, .tall = true}))
      ui.emit(command::UndoPack{});
    if (button(ui, "Leave it in", {.tall = true})) ui.emit(command::CancelUndo{});
  });
}

}  // namespace alongside::ui
