// A person's page: what matters to them, what they agreed to share, what is coming up, what was lately.
#include <algorithm>

#include "app/command.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/people/people_pages.h"
#include "ui/people/person.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kLately = 3;
constexpr std::size_t kComing = 3;
constexpr float kCardPad = 18;
constexpr float kBeside = 560;  // narrower, the cards stand one under the other

bool shares(const Fields& fields, std::string_view code) {
  const auto at = fields.find("shares");
  if (at == fields.end() || !at->is_array()) return false;
  return std::ranges::any_of(*at, [&](const Json& one) { return one.is_string() && one == code; });
}

std::string consentSince(const PersonPage& person, Date today) {
  const auto on = dateFrom(textAt(person.fields, "consentOn"));
  return on ? " since " + dayInside(*on, today) : std::string();
}

void drawConsent(Ui& ui, const PersonPage& person) {
  const std::string consent = textAt(person.fields, "consent");
  const std::string since = consentSince(person, ui.today());
  if (consent == codes::kConsentWithdrawn) {
    iconLine(ui, Icon::cross, "Withdrawn" + since + ". Nothing is shared.", Tone::red, TextStyle::strong,
             Tone::red);
    return;
  }
  if (consent == codes::kConsentNo) {
    iconLine(ui, Icon::cross, "Does not want peer support" + since + ".", Tone::red, TextStyle::strong,
             Tone::red);
    return;
  }
  if (consent != codes::kConsentYes) {
    iconLine(ui, Icon::clock, "Not asked yet whether " + person.first + " wants peer support.", Tone::amber,
             TextStyle::body, Tone::amber);
    return;
  }
  const Field* field = person.record.kind->field("shares");
  if (field == nullptr) return;
  for (const Choice& choice : field->choices) {
    const bool yes = shares(person.fields, choice.code);
    const std::string named = yes && choice.code == "partner" ? textAt(person.fields, "sharesPartners") : "";
    iconLine(ui, yes ? Icon::check : Icon::cross,
             (named.empty() ? std::string(choice.label) : named) + (yes ? "" : ": not agreed"),
             yes ? Tone::green : Tone::ink2, TextStyle::body, yes ? Tone::ink : Tone::ink2);
  }
  const std::string butNot = textAt(person.fields, "sharesNote");
  if (!butNot.empty()) iconLine(ui, Icon::info, butNot, Tone::ink2);
  if (!since.empty())
    iconLine(ui, Icon::calendar, "Wants peer support" + since, Tone::ink2, TextStyle::second, Tone::ink2);
}

/// Two cards beside each other are equally high: each remembers what it needs.
struct Even {
  double& shares;
  double& understanding;
  bool beside = false;
  float least() const {
    return beside ? static_cast<float>(std::max(shares, understanding)) + 2 * kCardPad : 0;
  }
};

void drawSharesCard(Ui& ui, const PersonPage& person, const Even& even) {
  ui.keyed("shares", [&] {
    ui.card({.padY = kCardPad, .gap = 8, .minHeight = even.least()}, [&] {
      const float top = ui.y();
      heading(ui, "What " + person.first + " agreed to share", 2, TextStyle::rowStrong);
      drawConsent(ui, person);
      even.shares = ui.y() - top;
    });
  });
}

void drawUnderstandingCard(Ui& ui, const PersonPage& person, const Even& even) {
  const std::string communication = textAt(person.fields, "communication");
  const std::string interests = textAt(person.fields, "tags");
  ui.keyed("understanding", [&] {
    ui.card({.padY = kCardPad, .gap = 8, .minHeight = even.least()}, [&] {
      const float top = ui.y();
      heading(ui, "What helps us understand each other", 2, TextStyle::rowStrong);
      if (communication.empty() && interests.empty()) {
        body(ui, "Nothing yet. Ask " + person.first + " what helps.", Tone::ink2);
        if (plainButton(ui, "Write it down", Icon::pencil)) ui.emit(command::Amend{person.record.id});
      }
      if (!communication.empty()) body(ui, communication);
      if (!interests.empty()) iconLine(ui, Icon::heart, interests, Tone::ink2);
      even.understanding = ui.y() - top;
    });
  });
}

void drawMatters(Ui& ui, const PersonPage& person) {
  const std::string matters = textAt(person.fields, "matters");
  if (matters.empty()) {
    if (emptyLine(ui, "What matters to " + person.first + ", in their own words, goes here.", "Write it down",
                  Icon::pencil)) {
      ui.emit(command::Amend{person.record.id});
    }
    return;
  }
  std::string from = "What matters to me";
  if (const auto day = writtenOn(person.open.store, person.record, "matters")) {
    from += ", " + dayInside(*day, ui.today());
  }
  ui.column(0, [&] { ownWords(ui, matters, WordsSize::page, from); });
}

/// A ward round, a move or a talk that is still to come.
bool ahead(const Ui& ui, const Record& record) {
  return record.kindName != codes::kFollowUp && record.when > ui.local().text();
}

struct Coming {
  std::string on;
  const FollowUpRow* due = nullptr;
  const Record* record = nullptr;
};

/// What is due and what is planned, the soonest first.
std::vector<Coming> comingFor(const Ui& ui, const PersonPage& person) {
  std::vector<Coming> all;
  for (const FollowUpRow& row : person.open.views.caseload.followUps)
    if (row.person == person.record.id) all.push_back({.on = row.due.text(), .due = &row});
  for (const Id& id : person.open.store.about(person.record.id)) {  // newest first: stops at what has been
    const Record* record = person.open.store.find(id);
    if (record == nullptr || record->voided || record->kind == nullptr) continue;
    if (record->when <= ui.today().text()) break;
    if (ahead(ui, *record)) all.push_back({.on = record->when, .record = record});
  }
  inOrder(all, {}, &Coming::on);
  if (all.size() > kComing) all.resize(kComing);
  return all;
}

void drawPlanned(Ui& ui, const OpenState& open, const Record& record) {
  const RecordLine line = lineOf(open, record, ui.today());
  const RowResult pressed =
      listRow(ui, {.avatarIcon = line.icon,
                   .title = line.title,
                   .second = line.clock.empty() ? line.day : line.day + ", " + line.clock,
                   .strong = false});
  if (pressed.pressed) ui.emit(command::OpenRecord{record.id});
}

void drawComing(Ui& ui, const PersonPage& person) {
  const std::vector<Coming> rows = comingFor(ui, person);
  ui.keyed("coming", [&] {
    ui.column(0, [&] {
      if (sectionHead(ui, "Coming up", "Add", Icon::plus)) {
        ui.emit(command::StartForm{std::string(codes::kFollowUp), person.record.id});
      }
      if (rows.empty()) {
        emptyLine(ui, "Nothing is due for " + person.first + ".");
        return;
      }
      listCard(ui, "Coming up", rows.size(), [&](std::size_t i) {
        if (rows[i].record != nullptr) {
          ui.keyed(rows[i].record->id, [&] { drawPlanned(ui, person.open, *rows[i].record); });
          return;
        }
        const FollowUpRow& row = *rows[i].due;
        ui.keyed(row.id, [&] {
          const RowResult pressed = listRow(ui, {.title = row.what,
                                                 .secondRuns = dueRuns(row, ui.today(), false),
                                                 .tick = row.done,
                                                 .tickName = "Done: " + row.what,
                                                 .strong = false});
          if (pressed.ticked) ui.emit(command::TickFollowUp{row.id, !row.done});
          if (pressed.pressed) ui.emit(command::OpenRecord{row.id});
        });
      });
    });
  });
}

void drawLately(Ui& ui, const PersonPage& person) {
  const auto& about = person.open.store.about(person.record.id);
  std::vector<const Record*> lately;
  for (const Id& id : about) {
    const Record* record = person.open.store.find(id);
    if (record == nullptr || record->voided) continue;
    if ((record->kindName == codes::kFollowUp && !record->done) || ahead(ui, *record)) continue;  // coming up
    lately.push_back(record);
    if (lately.size() == kLately) break;
  }
  ui.keyed("lately", [&] {
    ui.column(0, [&] {
      const std::string all = about.size() > lately.size() ? "All " + std::to_string(about.size()) : "";
      if (sectionHead(ui, "Lately", all)) ui.emit(command::SetPersonTab{PersonTab::timeline});
      if (lately.empty()) {
        emptyLine(ui, "Nothing recorded with " + person.first + " yet.");
        return;
      }
      listCard(ui, "Lately", lately.size(),
               [&](std::size_t i) { drawRecordRow(ui, person.open, *lately[i], false); });
    });
  });
}

}  // namespace

void drawOverview(Ui& ui, const PersonPage& person) {
  whoseCard(ui, person.open, person.record.id);
  drawMatters(ui, person);
  ui.gap(24);
  const Even even{ui.number("shares height"), ui.number("understanding height"),
                  ui.width() >= ui.tx(kBeside)};
  ui.row({.gap = 16, .align = Align::start, .stackBelow = kBeside, .stackGap = 16},
         {flex([&] { drawSharesCard(ui, person, even); }),
          flex([&] { drawUnderstandingCard(ui, person, even); })});
  ui.gap(12);
  drawComing(ui, person);
  ui.gap(12);
  drawLately(ui, person);
}

}  // namespace alongside::ui
