#include "ui/records/screen_settle.h"

#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "store/proof.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

/// Words with the spaces after them.
std::vector<std::string_view> pieces(std::string_view words) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < words.size()) {
    std::size_t end = words.find_first_of(" \n", at);
    while (end < words.size() && (words[end] == ' ' || words[end] == '\n')) ++end;
    end = std::min(end, words.size());
    out.push_back(words.substr(at, end - at));
    at = end;
  }
  return out;
}

std::string_view bare(std::string_view piece) {
  while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\n')) piece.remove_suffix(1);
  return piece;
}

Run plainRun(std::string_view words, TextStyle style, bool marked) {
  Run run{.words = std::string(words), .style = style, .marked = marked, .underlined = marked};
  std::ranges::replace(run.words, '\n', ' ');  // one paragraph
  return run;
}

struct Version {
  std::uint32_t revision = 0;
  Fields fields;
  std::string writer;  ///< "Femi Larkin"
  std::string when;
  bool mine = false, shown = false, voided = false;
};

std::string keepLabel(const Version& version) {
  if (version.voided)
    return version.mine ? "Keep it withdrawn" : "Keep it withdrawn, as " + firstName(version.writer) + " did";
  return version.mine ? "Keep yours" : "Keep " + belongingTo(firstName(version.writer));
}

constexpr std::size_t kMostVersions = 8;  ///< the latest: more than that nobody compares

std::vector<Version> versionsOf(const OpenState& open, const Record& record, Date today) {
  std::vector<Version> versions;
  for (const std::uint32_t head : record.heads) {
    if (versions.size() == kMostVersions) break;
    const Revision& revision = open.store.revision(head);
    Version version;
    version.revision = head;
    version.fields = open.store.fieldsAt(head);
    version.mine = writtenBy(revision, open.who.device);
    version.writer = version.mine ? open.who.worker : writerOf(open, revision);
    version.when = capital(saidAt(revision.hlc.ms, today));
    version.shown = versions.empty();
    version.voided = revision.op == Op::voided;
    versions.push_back(std::move(version));
  }
  // As people read: the earlier one at the left. The later is shown until somebody chooses.
  std::ranges::reverse(versions);
  return versions;
}

std::string valueOf(const OpenState& open, const Field& field, const Fields& fields, Date today) {
  if (field.type == FieldType::person || field.type == FieldType::record) {
    const auto id = idFrom(textAt(fields, field.key));
    return id ? nameOf(open, *id) : std::string{};
  }
  return inWords(field, fields, today);
}

struct Difference {
  const Field* field = nullptr;
  std::string label;
  std::vector<std::string> values;  ///< of each version
};

std::vector<Difference> differencesOf(const OpenState& open, const Record& record,
                                      const std::vector<Version>& versions, Date today, std::size_t* same) {
  std::vector<Difference> out;
  *same = 0;
  if (record.kind == nullptr) return out;
  const std::string first = record.person.empty() ? std::string{} : shortNameOf(open, record.person);
  for (const Field& field : record.kind->fields) {
    Difference difference{&field, labelled(field.label, first), {}};
    bool differs = false, any = false;
    for (const Version& version : versions) {
      difference.values.push_back(valueOf(open, field, version.fields, today));
      any = any || !difference.values.back().empty();
      differs = differs || difference.values.back() != difference.values.front();
    }
    if (differs)
      out.push_back(std::move(difference));
    else if (any)
      ++*same;
  }
  return out;
}

/// One value, what differs marked; somebody's own words keep their bar.
void value(Ui& ui, const Difference& difference, std::size_t version) {
  const std::string& words = difference.values[version];
  if (words.empty()) {
    body(ui, "Nothing", Tone::ink2);
    return;
  }
  // Against the other one; with three and more, against the one shown now, which is the last.
  const std::size_t other = version + 1 == difference.values.size() ? 0 : difference.values.size() - 1;
  const bool own = difference.field->type == FieldType::words;
  std::vector<Run> parts = markedAgainst(words, difference.values[other], TextStyle::body);
  if (!own) {
    runs(ui, parts);
    return;
  }
  parts.insert(parts.begin(), plainRun("“", TextStyle::body, false));
  parts.push_back(plainRun("”", TextStyle::body, false));
  constexpr float kBar = 4, kIn = 20;
  const Box bar{ui.x(), ui.y(), kBar, runsHeight(ui, parts, ui.width() - kIn)};
  ui.indent(kIn, [&] { runs(ui, parts); });
  ui.paint().fill(bar, Tone::clay, 2);
}

void versionHead(Ui& ui, const Version& version) {
  ui.row({.gap = 12}, {fixed(ui.tx(40), [&] { avatar(ui, version.writer, 40); }), flex([&] {
                         text(ui, version.mine ? "You, on this tablet" : version.writer,
                              {.style = TextStyle::rowStrong});
                         second(ui, version.when + (version.voided ? ", withdrawn" : "") +
                                        (version.shown ? ", shown now" : ""));
                       })});
}

bool keepButton(Ui& ui, const Version& version) {
  return button(ui, keepLabel(version), {.icon = Icon::check, .full = true});
}

/// Beside each other, a line of the table for each field that differs.
void sideBySide(Ui& ui, const Record& record, const std::vector<Version>& versions,
                const std::vector<Difference>& differences) {
  const float label = ui.tx(120), gap = 16, pad = 20;
  const float cell =
      (ui.width() - label - gap * static_cast<float>(versions.size())) / static_cast<float>(versions.size());
  const auto left = [&](std::size_t i) {
    return ui.x() + label + gap + static_cast<float>(i) * (cell + gap);
  };
  const NodeId id = ui.nodeFor("side by side");
  const float height = ui.remembered(id, 200), top = ui.y();
  Paint& paint = ui.paint();
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Box card{left(i), top, cell, height};
    paint.fill(card, Tone::surface, radius::card);
    paint.border(card, Tone::line, paint.contrast() ? 2 : 1, radius::card);
  }
  // Each line is as high as its highest cell.
  const auto line = [&](std::string_view key, std::string_view name, FunctionRef<void(std::size_t)> part,
                        bool last) {
    ui.keyed(key, [&] {
      const float begin = ui.y();
      const NodeId lineId = ui.nodeFor("height");
      float most = ui.remembered(lineId, 48);
      float seen = 0;
      if (!name.empty())
        ui.inside({ui.x(), begin + 16, label, most}, [&] {
          text(ui, name, {.style = TextStyle::second, .tone = Tone::ink2});
          seen = std::max(seen, ui.y() - begin + 16);
        });
      for (std::size_t i = 0; i < versions.size(); ++i)
        ui.keyed(std::to_string(i), [&] {
          ui.inside({left(i) + pad, begin + 16, cell - 2 * pad, most}, [&] {
            part(i);
            seen = std::max(seen, ui.y() - begin + 16);
          });
        });
      ui.remember(lineId, seen);
      ui.place(0, most);
      if (!last)
        for (std::size_t i = 0; i < versions.size(); ++i)
          paint.line(left(i), ui.y(), left(i) + cell, ui.y(), Tone::line, paint.contrast() ? 2 : 1);
    });
  };
  line("head", {}, [&](std::size_t i) { versionHead(ui, versions[i]); }, false);
  for (const Difference& difference : differences)
    line(difference.field->key, difference.label, [&](std::size_t i) { value(ui, difference, i); }, false);
  line(
      "keep", {},
      [&](std::size_t i) {
        if (keepButton(ui, versions[i])) ui.emit(command::KeepVersion{record.id, versions[i].revision});
      },
      true);
  ui.remember(id, ui.y() - top);
}

/// One under the other.
void stacked(Ui& ui, const Record& record, const std::vector<Version>& versions,
             const std::vector<Difference>& differences) {
  for (std::size_t i = 0; i < versions.size(); ++i)
    ui.keyed(std::to_string(i), [&] {
      if (i > 0) ui.gap(16);
      ui.card({.gap = 12, .key = "version"}, [&] {
        versionHead(ui, versions[i]);
        ui.gap(12);
        ui.rule();
        for (const Difference& difference : differences)
          ui.keyed(difference.field->key, [&] {
            ui.column(2, [&] {
              text(ui, difference.label, {.style = TextStyle::second, .tone = Tone::ink2});
              value(ui, difference, i);
            });
          });
        if (keepButton(ui, versions[i])) ui.emit(command::KeepVersion{record.id, versions[i].revision});
      });
    });
}

}  // namespace

std::vector<Run> markedAgainst(std::string_view words, std::string_view other, TextStyle style) {
  const std::vector<std::string_view> mine = pieces(words), theirs = pieces(other);
  constexpr std::size_t kMost = 300;  // words; beyond that the table grows too large to be worth it
  if (mine.size() > kMost || theirs.size() > kMost) return {plainRun(words, style, words != other)};
  // Longest common subsequence, from the end.
  const std::size_t columns = theirs.size() + 1;
  std::vector<std::uint16_t> common((mine.size() + 1) * columns, 0);
  for (std::size_t i = mine.size(); i-- > 0;)
    for (std::size_t j = theirs.size(); j-- > 0;)
      common[i * columns + j] = bare(mine[i]) == bare(theirs[j])
                                    ? static_cast<std::uint16_t>(common[(i + 1) * columns + j + 1] + 1)
                                    : std::max(common[(i + 1) * columns + j], common[i * columns + j + 1]);
  std::vector<Run> out;
  const auto add = [&](std::string_view piece, bool marked) {
    if (!out.empty() && out.back().marked == marked)
      out.back().words += plainRun(piece, style, marked).words;
    else
      out.push_back(plainRun(piece, style, marked));
  };
  std::size_t j = 0;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    while (j < theirs.size() && bare(mine[i]) != bare(theirs[j]) &&
           common[i * columns + j + 1] >= common[(i + 1) * columns + j])
      ++j;
    const bool both = j < theirs.size() && bare(mine[i]) == bare(theirs[j]);
    add(mine[i], !both);
    if (both) ++j;
  }
  // A mark ends with its last letter.
  for (std::size_t k = 0; k < out.size(); ++k) {
    Run& run = out[k];
    if (!run.marked) continue;
    const std::size_t end = run.words.find_last_not_of(' ') + 1;
    if (end == run.words.size()) continue;
    if (k + 1 < out.size()) out[k + 1].words.insert(0, run.words.substr(end));
    run.words.resize(end);
  }
  return out;
}

void drawSettle(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const Record* record = open.store.find(open.over.settling);
  if (record == nullptr) return;
  ui.setTitle("Two versions of one record");
  page(ui, "settle", [&] {
    const Date today = ui.today();
    if (!ui.metrics().wide()) {
      if (backButton(ui, open.who.role == Role::coordinator ? "Packs in" : "the page before"))
        ui.emit(command::Back{});
      ui.gap(8);
    }
    const std::vector<Version> versions = versionsOf(open, *record, today);
    const std::string kind = record->kind != nullptr ? std::string(record->kind->title) : record->kindName;
    std::string which = record->person.empty() || record->person == record->id
                            ? record->heading
                            : kind + " with " + nameOf(open, record->person);
    if (which.empty()) which = kind;
    if (const auto when = dateFrom(std::string_view(record->when).substr(0, 10)))
      which += ", " + dayInWords(*when, today);
    heading(ui,
            record->heads.size() > 2 ? plural(record->heads.size(), "version", "versions") + " of one record"
                                     : "Two versions of one record",
            1, TextStyle::heading);
    ui.gap(8);
    body(ui,
         which + (versions.size() > 2 ? ". All of them stay in the history." : ". Both stay in the history."),
         Tone::ink2);
    if (record->heads.size() > versions.size()) {
      ui.gap(8);
      second(ui, "The latest " + std::to_string(versions.size()) +
                     " are shown. Choosing one settles all of them.");
    }
    ui.gap(20);
    std::size_t same = 0;
    const std::vector<Difference> differences = differencesOf(open, *record, versions, today, &same);
    if (ui.width() / ui.metrics().text >= 620 && versions.size() == 2)
      sideBySide(ui, *record, versions, differences);
    else
      stacked(ui, *record, versions, differences);
    ui.gap(16);
    ui.row({.stackBelow = 520},
           {flex([&] {
              const std::string rest =
                  same == 0 ? std::string{}
                            : plural(same, "other field is", "other fields are") + " the same. ";
              second(ui, rest + "Nothing is mixed by itself.");
            }),
            fit([&] {
              if (record->kind != nullptr &&
                  button(ui, "Write a third, by hand",
                         {.kind = ButtonKind::plain, .icon = Icon::pencil, .align = Align::end}))
                ui.emit(command::Amend{record->id});
            })});
  });
}

}  // namespace alongside::ui
