#include "ui/packs/pack_preview.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/command.h"
#include "app/packs/command_packs.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

/// "14 one-to-ones, 3 people".
std::string countsOf(const Pack& pack) {
  std::vector<std::string> parts;
  if (!pack.counts.is_object()) return {};
  for (const auto& [name, count] : pack.counts.items()) {
    if (!count.is_number_integer()) continue;
    const Kind* kind = kindNamed(name);
    const std::int64_t n = count.get<std::int64_t>();
    auto lower = [](std::string_view words) {
      std::string text(words);
      if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
      return text;
    };
    parts.push_back(kind != nullptr ? plural(n, lower(kind->title), lower(kind->plural))
                                    : plural(n, "other record", "other records"));
  }
  return listed(parts);
}

/// Worries inside, read from the pack itself, since nothing of it is in the store yet.
void worries(Ui& ui, const OpenState& open, const IncomingPack& pack) {
  if (pack.preview.worries == 0) return;
  constexpr std::size_t kMost = 5;
  heading(ui, plural(pack.preview.worries, "worry", "worries") + " in this pack", 3, TextStyle::rowStrong);
  ui.gap(8);
  std::vector<Id> shown;
  for (const Revision& revision : pack.opened->pack.revisions) {
    if (shown.size() == kMost) break;
    if (revision.fields.find("\"worry\":true") == std::string::npos ||
        std::ranges::find(shown, revision.rec) != shown.end())
      continue;
    const Fields fields = revision.values();
    const Id person = idFrom(textAt(fields, "person")).value_or(Id{});
    const std::string who = person.empty() || open.store.find(person) == nullptr ? std::string("Somebody new")
                                                                                 : nameOf(open, person);
    const std::string what = textAt(fields, "worryWhat");
    shown.push_back(revision.rec);
    ui.keyed(revision.rec,
             [&] { iconLine(ui, Icon::warning, who + (what.empty() ? "." : ": " + what), Tone::amber); });
    ui.gap(8);
  }
  second(ui, "Take the pack in to read them whole. Ring the ward if it cannot wait.");
  ui.gap(16);
}

/// Whom an allocation brings, read from the pack itself.
std::vector<std::string> broughtBy(const Pack& pack) {
  std::map<Id, std::string> names;  // the last version of each
  for (const Revision& revision : pack.revisions)
    if (revision.kind == codes::kPerson) names[revision.rec] = textAt(revision.values(), "name");
  std::vector<std::string> all;
  for (auto& [id, name] : names) all.push_back(std::move(name));
  inOrder(all);
  return all;
}

/// Who is with somebody else now, by the last version of what says so: "Imogen Farrow with Josie Tremlett".
std::vector<std::string> takenBy(const OpenState& open, const Pack& pack) {
  std::map<Id, const Revision*> last;
  std::set<Id> brought;
  for (const Revision& revision : pack.revisions) {
    if (revision.kind == codes::kPerson) brought.insert(revision.rec);
    if (revision.kind != codes::kAssigned && revision.kind != codes::kReferral) continue;
    const Revision*& now = last[revision.rec];
    if (now == nullptr || now->hlc < revision.hlc) now = &revision;
  }
  std::vector<std::string> all;
  for (const auto& [id, revision] : last) {
    const Fields fields = revision->values();
    const auto person = idFrom(textAt(fields, "person"));
    if (!person || brought.contains(*person) || open.store.find(*person) == nullptr) continue;
    const std::string worker = textAt(fields, revision->op == Op::voided ? "before" : "worker");
    all.push_back(nameOf(open, *person) + " with " + (worker.empty() ? "somebody else" : worker));
  }
  inOrder(all);
  return all;
}

bool isAllocation(const IncomingPack& pack) {
  return pack.opened && pack.opened->pack.kind == PackKind::allocation;
}

/// What an allocation means for whoever it is for.
void allocationWords(Ui& ui, const OpenState& open, const IncomingPack& pack, std::string_view who) {
  const std::vector<std::string> names = broughtBy(pack.opened->pack),
                                 gone = takenBy(open, pack.opened->pack);
  const std::string people = plural(names.size(), "person", "people");
  if (pack.taken) {
    std::string strong, words;
    if (!names.empty()) {
      strong = people + (names.size() == 1 ? " is" : " are") + " on your caseload now.";
      words = listed(names) + ". ";
    }
    if (!gone.empty())
      (strong.empty() ? strong : words) +=
          listed(gone) +
          (strong.empty() ? (gone.size() == 1 ? " is off your list." : " are off your list.") : ". ");
    note(ui, {.kind = NoteKind::green,
              .icon = Icon::check,
              .strong = strong,
              .words = words + std::string(who) + " sees that it arrived with your next pack."});
    ui.gap(12);
    if (button(ui, "To your people", {.icon = Icon::people, .tall = true}))
      ui.emit(command::GoTo{Place::people});
    return;
  }
  if (!names.empty())
    body(ui, std::string(who) + " asks you to support " + listed(names) +
                 ". With them come the referral, what was agreed, and what to keep in mind.");
  if (!gone.empty())
    body(ui, "From now on: " + listed(gone) +
                 ". They leave your list, and what you promised them goes along. Everything that you wrote "
                 "stays on this tablet.");
  ui.gap(16);
}

void conflicts(Ui& ui, const OpenState& open, const IntakePreview& preview) {
  if (preview.conflicts.empty()) return;
  constexpr std::size_t kMost = 5;
  std::vector<std::string> names;
  for (const Id& id : preview.conflicts) {
    const Record* record = open.store.find(id);
    if (record == nullptr || names.size() == kMost) continue;
    const std::string kind = record->kind != nullptr ? std::string(record->kind->title) : record->kindName;
    const std::string name =
        record->person.empty() || record->person == id ? record->heading : nameOf(open, record->person);
    names.push_back(name.empty() ? kind : kind + ", " + name);
  }
  note(ui, {.kind = NoteKind::amber,
            .icon = Icon::versions,
            .strong = plural(preview.conflicts.size(), "record", "records") + " will have two versions.",
            .words = listed(names) + (names.empty() ? "" : ". ") +
                     "Both are kept, and you choose which one is shown."});
  ui.gap(12);
}

void gaps(Ui& ui, const IntakePreview& preview, std::string_view who) {
  if (!preview.missing.empty()) {
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::clock,
              .strong = missingSentence(preview.missing) + ".",
              .words = "This one can be taken in all the same. Ask " + std::string(who) +
                       " for them, or to send everything again, which mends the gap."});
    ui.gap(12);
  }
  if (preview.clockAhead) {
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::clock,
              .strong = "That tablet’s clock is ahead of this one.",
              .words = "The records are taken in as they are. Ask " + std::string(who) +
                       " to check its date and time."});
    ui.gap(12);
  }
}

/// What came from a tablet after its access ended: no stamp speaks for it, since a clock can be set back.
void lateParts(Ui& ui, const OpenState& open, const IncomingPack& pack, std::size_t index) {
  const Member* member = open.who.team ? open.who.team->memberByDevice(pack.opened->pack.device) : nullptr;
  const std::string who = firstName(pack.preview.worker);
  const std::string day = member != nullptr && member->until
                              ? " " + dayInside(localMoment(*member->until).date, ui.today())
                              : std::string();
  note(ui, {.kind = NoteKind::amber,
            .icon = Icon::clock,
            .strong = who + "’s access ended, and this pack came after that.",
            .words = (day.empty() ? std::string() : "The end was" + day + ". ") +
                     "It says that it was made before, but a tablet’s clock can be set back. Ask " + who +
                     ", or whoever has the tablet now, before you take it in."});
  ui.gap(12);
  conflicts(ui, open, pack.preview);
  gaps(ui, pack.preview, who);
  ui.flow(12, [&] {
    if (button(ui, "Take it in all the same", {.icon = Icon::bringIn, .tall = true}))
      ui.emit(command::TakeInLate{index});
    if (button(ui, "Take it off this list", {.icon = Icon::close, .tall = true}))
      ui.emit(command::DropIncoming{index});
  });
}

Fault forkFault(std::string_view who) {
  const std::string name(who);
  return {"pack/fork",
          "Another pack with this number came in before, and it held something else. The tablet may have "
          "been copied or set back.",
          "Nothing of this pack is among your records yet, and what you have is unchanged.",
          "Ask " + name +
              " whether the tablet was restored or replaced. You can take in what this one holds as well: "
              "nothing "
              "is overwritten, and where both changed a record you choose between two versions."};
}

}  // namespace

std::string missingSentence(const std::vector<std::uint32_t>& missing) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    std::size_t end = i;
    while (end + 1 < missing.size() && missing[end + 1] == missing[end] + 1) ++end;
    const bool run = end - i >= 2;
    numbers.push_back(run ? std::to_string(missing[i]) + " to " + std::to_string(missing[end])
                          : std::to_string(missing[i]));
    if (run) i = end;
  }
  const bool one = missing.size() == 1;
  return (one ? "Pack " : "Packs ") + listed(numbers) + (one ? " is missing" : " are missing");
}

std::string packTitle(const IncomingPack& pack) {
  if (!pack.opened) return pack.fileName;
  if (isAllocation(pack)) return "Allocation from " + firstName(pack.preview.worker);
  return firstName(pack.preview.worker) + ", pack " + std::to_string(pack.preview.seq);
}

Tag packVerdict(const IncomingPack& pack) {
  if (pack.fault) return {"Kept apart, not opened", TagKind::red, Icon::shield};
  if (pack.taken)
    return {"In, " + plural(pack.added, "change", "changes") + " added", TagKind::green, Icon::check};
  if (pack.late && pack.preview.verdict != IntakeVerdict::alreadyIn)
    return {"Kept apart: came after access ended", TagKind::red, Icon::clock};
  switch (pack.preview.verdict) {
    case IntakeVerdict::alreadyIn:
      return {"Already in", TagKind::plain, Icon::check};
    case IntakeVerdict::fork:
      return {"Kept apart: a copied tablet", TagKind::red, Icon::copy};
    case IntakeVerdict::fresh:
      break;
  }
  if (pack.preview.worries > 0)
    return {"New, " + plural(pack.preview.worries, "worry", "worries") + " inside", TagKind::amber,
            Icon::warning};
  if (!pack.preview.conflicts.empty())
    return {"New, 2 versions of " + plural(pack.preview.conflicts.size(), "record", "records"),
            TagKind::amber, Icon::versions};
  if (!pack.preview.missing.empty())
    return {missingSentence(pack.preview.missing), TagKind::amber, Icon::clock};
  return {"New", TagKind::blue, Icon::bringIn};
}

void packPreview(Ui& ui, const OpenState& open, std::size_t index) {
  const IncomingPack& pack = open.packs.incoming[index];
  const Date today = ui.today();
  heading(ui, packTitle(pack), 2, TextStyle::heading);
  ui.gap(8);
  tags(ui, {packVerdict(pack)});
  ui.gap(20);
  if (pack.fault) {
    ui.card([&] { faultParts(ui, *pack.fault); });
    ui.gap(16);
    if (button(ui, "Take it off this list", {.icon = Icon::close})) ui.emit(command::DropIncoming{index});
    return;
  }
  if (!pack.opened) return;
  const IntakePreview& preview = pack.preview;
  const std::string who = firstName(preview.worker);
  worries(ui, open, pack);
  ui.card({.gap = 12, .key = "facts"}, [&] {
    iconLine(ui, Icon::shieldCheck,
             "Signed by " + preview.worker + ", who is in your team. Sealed for you, and unchanged.",
             Tone::green);
    fact(ui, "Made", capital(saidAt(preview.created, today)));
    const std::string counts = countsOf(pack.opened->pack);
    fact(ui, "Holds", plural(preview.records, "record", "records") + (counts.empty() ? "" : ": " + counts));
    if (!pack.taken)
      fact(ui, "New to you",
           preview.newRevisions == 0 ? "Nothing, you have it all"
                                     : plural(preview.newRevisions, "change", "changes"));
    if (!pack.taken && preview.unproven > 0)
      fact(ui, "Passed on",
           plural(preview.unproven, "of them is", "of them are") + " only " + who +
               "’s word for what somebody else wrote: no signature came along");
    if (!isAllocation(pack))
      fact(ui, "Kind",
           pack.opened->pack.mode == PackMode::full ? "Everything that " + who + " has written"
                                                    : "What is new since the pack before");
    fact(ui, "File", pack.fileName);
  });
  ui.gap(16);
  if (isAllocation(pack) && (pack.taken || preview.verdict == IntakeVerdict::fresh)) {
    allocationWords(ui, open, pack, who);
    if (pack.taken) return;
  }
  if (pack.taken) {
    note(ui, {.kind = NoteKind::green,
              .icon = Icon::check,
              .strong = plural(pack.added, "change", "changes") + " added.",
              .words = preview.conflicts.empty() ? "Nothing had two versions."
                                                 : "What has two versions stands under ‘To settle’."});
    ui.gap(12);
    if (button(ui, "Save the receipt for " + who, {.icon = Icon::file, .tall = true}))
      ui.emit(command::SaveReceipt{pack.opened->pack.device});
    ui.gap(8);
    second(ui, "Give it back to " + who + ", who then sees ‘Received’. The newest team file rides along.");
    ui.gap(12);
    if (plainButton(ui, "Undo this pack", Icon::undo)) ui.emit(command::AskUndoPack{pack.opened->jws});
    return;
  }
  if (preview.verdict == IntakeVerdict::fork) {
    ui.card({.key = "fork"}, [&] { faultParts(ui, forkFault(who)); });
    ui.gap(16);
  }
  if (pack.late && preview.verdict != IntakeVerdict::alreadyIn) {
    lateParts(ui, open, pack, index);
    return;
  }
  if (preview.verdict == IntakeVerdict::fork) {
    conflicts(ui, open, preview);
    gaps(ui, preview, who);
    ui.flow(12, [&] {
      if (button(ui, "Take it in as well", {.icon = Icon::bringIn, .tall = true}))
        ui.emit(command::TakeIn{index});
      if (button(ui, "Take it off this list", {.icon = Icon::close, .tall = true}))
        ui.emit(command::DropIncoming{index});
    });
    return;
  }
  if (preview.verdict == IntakeVerdict::alreadyIn) {
    body(ui, "This very pack is in already. Nothing is doubled.", Tone::ink2);
    ui.gap(16);
    ui.flow(8, [&] {
      if (open.who.role == Role::coordinator && button(ui, "Save the receipt again", {.icon = Icon::file}))
        ui.emit(command::SaveReceipt{pack.opened->pack.device});
      if (button(ui, "Take it off this list", {.kind = ButtonKind::plain, .icon = Icon::close}))
        ui.emit(command::DropIncoming{index});
    });
    return;
  }
  conflicts(ui, open, preview);
  gaps(ui, preview, who);
  ui.flow(12, [&] {
    if (button(ui, "Take in",
               {.kind = ButtonKind::filled, .icon = Icon::bringIn, .width = 180, .tall = true}))
      ui.emit(command::TakeIn{index});
    if (button(ui, "Not now", {.tall = true, .name = "Not now: take it off this list"}))
      ui.emit(command::DropIncoming{index});
  });
  ui.gap(8);
  second(ui, "Until then nothing of it is among your records.");
}

}  // namespace alongside::ui
