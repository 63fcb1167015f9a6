// One referral: who it is, what they hope for, what stands before an allocation, what happened, what can come next.
#include <algorithm>

#include "app/command.h"
#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/referrals/referral.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

std::string idLine(const OpenState& open, const Fields& referral, const Id& person) {
  std::vector<std::string> parts;
  if (const Record* record = open.store.find(person)) {
    const Fields fields = open.store.fields(*record);
    if (const auto born = dateFrom(textAt(fields, "born"))) parts.push_back("Born " + fullDate(*born));
    if (const std::string nhs = textAt(fields, "nhs"); !nhs.empty())
      parts.push_back("NHS " + nhsNumberShown(nhs));
  }
  std::string from(sourceName(textAt(referral, "source")));
  if (const std::string number = textAt(referral, "number"); !number.empty()) from += " " + number;
  parts.push_back(from);
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : ". ") + part;
  return line + ".";
}

void drawHead(Ui& ui, const OpenState& open, const Record& record, const Fields& fields,
              std::string_view state) {
  const std::string name = nameOf(open, record.person);
  const auto who = [&] {
    ui.row({.gap = 16}, {fixed(ui.tx(64), [&] { avatar(ui, name, 64); }),
                         flex([&] { title(ui, name, idLine(open, fields, record.person)); })});
  };
  ui.row({.gap = 16, .stackBelow = 560, .stackGap = 12},
         {flex(who), fit([&] { tag(ui, stateTag(state, !textAt(fields, "interim").empty())); })});
}

std::string referredLine(const Fields& fields, Date today) {
  const auto received = dateFrom(textAt(fields, "received"));
  std::string line;
  if (received) {
    const int days = daysBetween(*received, today);
    line = days == 0 ? "Today" : days == 1 ? "Yesterday" : std::to_string(days) + " days ago";
  }
  const std::string who = textAt(fields, "referrer"), team = textAt(fields, "team");
  if (!who.empty() || !team.empty())
    line += (line.empty() ? "By " : ", by ") + who + (who.empty() || team.empty() ? "" : ", ") + team;
  return line + ".";
}

/// "24 November, Ruth Adeyemi: Taken on": the last reply.
std::string repliedLine(const Fields& fields, Date today) {
  const auto replies = fields.find("replies");
  if (replies == fields.end() || !replies->is_array() || replies->empty()) return {};
  const Json& last = replies->back();
  const auto on = dateFrom(textAt(last, "on"));
  std::string line = on ? dayInWords(*on, today) : std::string();
  if (const std::string by = textAt(last, "by"); !by.empty()) line += (line.empty() ? "" : ", ") + by;
  if (const std::string state = textAt(last, "state"); !state.empty())
    line += ": " + std::string(stateLabel(state));
  return line;
}

/// A label in ink2 and what is said, beside each other where there is room.
void said(Ui& ui, std::string_view name, std::string_view value, Icon icon = Icon::none) {
  if (value.empty()) return;
  ui.keyed(name, [&] {
    ui.row({.gap = 16, .align = Align::start, .stackBelow = 420, .stackGap = 2},
           {fixed(ui.tx(128), [&] { second(ui, name); }), flex([&] {
              if (icon == Icon::none)
                body(ui, value);
              else
                iconLine(ui, icon, value, Tone::amber);
            })});
  });
}

}  // namespace

void drawReferralFacts(Ui& ui, const OpenState& open, const Record& record, const Fields& fields) {
  const std::string first = shortNameOf(open, record.person);
  if (const std::string hopes = textAt(fields, "hopes"); !hopes.empty()) {
    ownWords(ui, hopes, WordsSize::page, "What " + first + " hopes for");
    ui.gap(20);
  }
  ui.column(12, [&] {
    said(ui, "Referred", referredLine(fields, ui.today()));
    said(ui, "How soon", inWords(*record.kind->field("urgency"), fields, ui.today()));
    said(ui, "Why", textAt(fields, "reason"));
    said(ui, "Would rather", textAt(fields, "match"));
    said(ui, "Keep in mind", textAt(fields, "risks"), Icon::warning);
    if (const Record* person = open.store.find(record.person))
      said(ui, "Communication", open.store.textOf(*person, "communication"));
    said(ui, "Meanwhile", textAt(fields, "interim"));
    said(ui, "Partner", textAt(fields, "partner"));
    said(ui, "Who sees them", textAt(fields, "worker"));
    said(ui, "Replied", repliedLine(fields, ui.today()));
  });
}

namespace {

/// What was asked of somebody, what they answered, and what is late.
void drawAsked(Ui& ui, const Record& record, const Fields& fields) {
  const auto rows = fields.find("asked");
  if (rows == fields.end() || !rows->is_array() || rows->empty()) return;
  const Field& field = *record.kind->field("asked");
  const auto of = std::ranges::find(field.parts, "of", &Field::key);
  ui.gap(24);
  heading(ui, "Information asked for");
  ui.gap(8);
  listCard(ui, "Information asked for", rows->size(), [&](std::size_t i) {
    const Json& row = (*rows)[i];
    const std::string answer = textAt(row, "answer");
    const auto due = dateFrom(textAt(row, "due"));
    std::string second = textAt(row, "name");
    if (const std::string role = inWords(*of, row, ui.today()); !role.empty())
      second += second.empty() ? role : ", " + role;
    if (!answer.empty()) second += (second.empty() ? "" : ". ") + answer;
    ListRow line{.title = textAt(row, "what"), .second = second, .pressable = false};
    if (!answer.empty())
      line.tags.push_back({"Answered", TagKind::green, Icon::check});
    else if (due && *due < ui.today())
      line.tags.push_back({"Was needed " + dayInWords(*due, ui.today()), TagKind::amber, Icon::clock});
    else
      line.tags.push_back(
          {due ? "Needed by " + dayInWords(*due, ui.today()) : "No answer yet", TagKind::plain, Icon::clock});
    ui.keyed(std::to_string(i), [&] { listRow(ui, line); });
  });
}

void drawFacts(Ui& ui, const OpenState& open, const Record& record, const Fields& fields) {
  const std::string first = shortNameOf(open, record.person);
  drawReferralFacts(ui, open, record, fields);
  drawAsked(ui, record, fields);
  ui.gap(20);
  ui.flow(8, [&] {
    if (button(ui, first + "’s page", {.icon = Icon::person, .key = "their page"}))
      ui.emit(command::OpenPerson{record.person});
    if (button(ui, "Add to the referral", {.icon = Icon::pencil})) ui.emit(command::Amend{record.id});
    if (button(ui, "Print a reply", {.icon = Icon::print})) ui.emit(command::PrintReply{{record.id}});
    if (untoldSince(fields) && !record.voided && button(ui, "The reply was sent", {.icon = Icon::check}))
      ui.emit(command::NoteReplies{{record.id}});
    if (button(ui, "History", {.kind = ButtonKind::plain, .icon = Icon::versions}))
      ui.emit(command::OpenRecord{record.id});
  });
}

std::optional<bool> answerOf(const Fields& fields, std::string_view key) {
  const auto at = fields.find(key);
  if (at == fields.end() || !at->is_boolean()) return std::nullopt;
  return at->get<bool>();
}

}  // namespace

void drawGate(Ui& ui, const Id& id, const Fields& fields, std::string_view first) {
  const std::string partner = textAt(fields, "partner"), missing = allocationGate(fields);
  const auto ask = [&](std::string_view key, const std::string& words) {
    const std::optional<bool> now = answerOf(fields, key);
    const std::optional<bool> answer = yesNo(ui, words, now);
    if (answer && answer != now) ui.emit(command::AnswerGate{id, std::string(key), answer});
  };
  heading(ui, "Before somebody is allocated");
  ui.gap(8);
  ui.card({.gap = 12, .key = "gate"}, [&] {
    ask("explained", "Was peer support explained to " + std::string(first) + "?");
    if (flagAt(fields, "explained")) ask("agrees", "Does " + std::string(first) + " want it?");
    if (!partner.empty()) ask("agreesPartner", "And support from " + partner + "?");
    if (missing.empty())
      iconLine(ui, Icon::checkCircle, "They can be allocated.", Tone::green, TextStyle::second);
    else
      iconLine(ui, Icon::info, missing, Tone::amber, TextStyle::second);
  });
}

namespace {

void drawNext(Ui& ui, const Id& id, const Fields& fields, std::string_view state) {
  const auto next = nextStates(state);
  if (next.empty()) return;
  const std::string missing = allocationGate(fields);
  heading(ui, "What next?");
  ui.gap(8);
  ui.flow(8, [&] {
    for (const std::string_view to : next) {
      const bool shut = to == codes::kAllocated && !missing.empty();
      if (button(ui, stepVerb(to),
                 {.icon = stepIcon(to), .disabled = shut, .why = missing, .key = std::string(to)}))
        ui.emit(command::AskStep{id, std::string(to)});
    }
  });
}

void drawSteps(Ui& ui, const Fields& fields) {
  std::vector<ReferralStep> steps = stepsOf(fields);
  std::ranges::reverse(steps);
  heading(ui, "So far");
  ui.gap(8);
  listCard(ui, "Steps, newest first", steps.size(), [&](std::size_t i) {
    const ReferralStep& step = steps[i];
    ui.keyed(std::to_string(steps.size() - i), [&] {
      ListRow row{.title = std::string(stateLabel(step.to)),
                  .second = dayInWords(step.on, ui.today()),
                  .words = {},
                  .pressable = false,
                  .height = 64};
      if (!step.who.empty()) row.second += ", " + step.who;
      if (!step.why.empty()) row.second += ". " + step.why;
      listRow(ui, row);
    });
  });
}

}  // namespace

void drawReferral(Ui& ui, const State& state, const Desk& desk) {
  const OpenState& open = *state.open;
  const Record& record = *open.store.find(desk.referral);
  const Fields fields = open.store.fields(record);
  const std::string at = referralState(fields), first = shortNameOf(open, record.person);
  ui.keyed(record.id, [&] {
    page(
        ui, "referral",
        [&] {
          if (backButton(ui, "Referrals")) ui.emit(command::Back{});
          ui.gap(8);
          drawHead(ui, open, record, fields, at);
          ui.gap(24);
          if (record.voided) {
            note(ui, {.kind = NoteKind::red, .icon = Icon::cross, .strong = "Withdrawn.", .words = {}});
            ui.gap(16);
          }
          ui.columns({flex([&] { drawFacts(ui, open, record, fields); }), flex([&] {
                        const bool before = awaitsUs(at);
                        if (before) {
                          drawGate(ui, record.id, fields, first);
                          ui.gap(24);
                        }
                        if (!record.voided) {
                          drawNext(ui, record.id, fields, at);
                          ui.gap(24);
                        }
                        drawSteps(ui, fields);
                      })},
                     860);
        },
        1240);
  });
}

}  // namespace alongside::ui
