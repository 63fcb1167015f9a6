#include "ui/records/screen_search.h"

#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kLeast = 2;                    ///< letters
constexpr std::size_t kChips = 5, kChipsNarrow = 3;  ///< that filter, at once
constexpr std::size_t kAtOnce = 5;                   ///< of a group while everything is shown
constexpr std::size_t kBefore = 28;                  ///< bytes of context before the hit

std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }

/// The words around a hit, marked, short enough for one line.
std::vector<Run> contextRuns(const Hit& hit, bool ownWords) {
  std::string before = hit.context.substr(0, hit.begin);
  const std::string found = hit.context.substr(hit.begin, hit.end - hit.begin);
  std::string after = hit.context.substr(hit.end);
  if (before.size() > kBefore) {
    std::size_t at = before.size() - kBefore;
    at = before.find(' ', at);
    before = at == std::string::npos ? "…" : "…" + before.substr(at + 1);
  }
  std::ranges::replace(before, '\n', ' ');
  std::ranges::replace(after, '\n', ' ');
  const auto plain = [](std::string words) {
    return Run{.words = std::move(words), .style = TextStyle::second, .tone = Tone::ink2};
  };
  std::vector<Run> parts;
  if (!before.empty() || ownWords) parts.push_back(plain((ownWords ? "“" : "") + before));
  parts.push_back({.words = found, .style = TextStyle::secondStrong, .tone = Tone::ink, .marked = true});
  if (!after.empty() || ownWords) parts.push_back(plain(after + (ownWords ? "”" : "")));
  return parts;
}

void drawHit(Ui& ui, const OpenState& open, const Hit& hit) {
  const Record* record = open.store.find(hit.record);
  if (record == nullptr || record->kind == nullptr) return;
  const RecordLine line = lineOf(open, *record, ui.today());
  const bool person = record->kindName == codes::kPerson;
  const Field* field = record->kind->field(hit.key);
  const bool words = field != nullptr && field->type == FieldType::words;
  ListRow row{.title = record->person.empty() ? line.title : nameOf(open, record->person),
              .aside = person ? "" : line.day};
  if (record->person.empty()) {
    row.avatarIcon = line.icon;
  } else {
    row.avatarName = row.title;
  }
  // A name that was found is the title itself: the second line says where they are.
  if (person && field != nullptr && field->key == record->kind->heading) {
    row.second = line.second;
  } else {
    row.secondRuns = contextRuns(hit, words);
    if (field != nullptr && !words && field->type != FieldType::text && !person) {
      row.secondRuns.insert(row.secondRuns.begin(),
                            Run{.words = labelled(field->label, firstName(row.title)) + ": ",
                                .style = TextStyle::second,
                                .tone = Tone::ink2});
    }
  }
  ui.keyed(hit.record, [&] {
    if (!listRow(ui, row).pressed) return;
    if (person) {
      ui.emit(command::OpenPerson{hit.record});
    } else {
      ui.emit(command::OpenRecord{hit.record});
    }
  });
}

struct Found {
  const Kind* kind = nullptr;
  std::vector<const Hit*> hits;
};

std::vector<Found> grouped(const OpenState& open) {
  std::vector<Found> groups;
  for (const Kind& kind : kinds()) groups.push_back({&kind, {}});
  for (const Hit& hit : open.page.hits) {
    const Record* record = open.store.find(hit.record);
    if (record == nullptr) continue;
    const auto at = std::ranges::find(groups, record->kind, &Found::kind);
    if (at != groups.end()) at->hits.push_back(&hit);
  }
  return groups;
}

void drawFilters(Ui& ui, const OpenState& open, const std::vector<Found>& groups, std::string& only) {
  std::vector<std::pair<std::string, std::string>> all = {{"", "Everything"}};
  std::vector<std::size_t> counts = {open.page.hits.size()};
  for (const Found& group : groups) {
    if (group.hits.empty()) continue;
    all.emplace_back(group.kind->name, group.kind->plural);
    counts.push_back(group.hits.size());
  }
  const auto hits = [&](std::size_t i) { return counts[i]; };
  const std::string atLeast = open.page.hitsTotal > open.page.hits.size() ? "+" : "";
  ui.group(NodeRole::group, "filters", "Show", [&] {
    if (!ui.metrics().wide()) {
      bool& more = ui.flag("more filters");
      const std::size_t first = ui.metrics().narrow() ? kChipsNarrow : kChips;
      ui.flow(8, [&] {
        for (std::size_t i = 0; i < all.size(); ++i) {
          if (!more && i >= first && only != all[i].first) continue;
          const std::string words = all[i].second + " " + std::to_string(hits(i)) + (i == 0 ? atLeast : "");
          if (chip(
                  ui, words,
                  {.chosen = only == all[i].first, .role = NodeRole::radio, .key = "only " + all[i].first})) {
            only = all[i].first;
          }
        }
        if (!more && all.size() > first &&
            chip(ui, "More", {.role = NodeRole::button, .key = "more filters"}))
          more = true;
      });
      return;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      ui.keyed("only " + all[i].first, [&] {
        const RowResult pressed = listRow(ui, {.title = all[i].second,
                                               .aside = std::to_string(hits(i)) + (i == 0 ? atLeast : ""),
                                               .selected = only == all[i].first,
                                               .strong = only == all[i].first,
                                               .height = 48});
        if (pressed.pressed) only = all[i].first;
      });
    }
    ui.gap(16);
    ui.rule();
    ui.gap(16);
    second(ui,
           "Only this tablet is searched: " + plural(count(open.store.size()), "record", "records") + ".");
  });
}

void drawGroups(Ui& ui, const OpenState& open, const std::vector<Found>& groups, std::string& only) {
  ui.column(20, [&] {
    for (const Found& group : groups) {
      if (group.hits.empty() || (!only.empty() && only != group.kind->name)) continue;
      ui.keyed(group.kind->name, [&] {
        const std::size_t shown = only.empty() ? std::min(group.hits.size(), kAtOnce) : group.hits.size();
        ui.column(8, [&] {
          heading(ui, group.kind->plural, 2, TextStyle::secondStrong);
          listCard(ui, group.kind->plural, shown, [&](std::size_t i) { drawHit(ui, open, *group.hits[i]); });
          if (shown < group.hits.size()) {
            const std::string rest = std::to_string(group.hits.size() - shown) + " more";
            if (button(ui, rest,
                       {.kind = ButtonKind::plain,
                        .name = rest + ", " + std::string(group.kind->plural),
                        .key = "more"})) {
              only = group.kind->name;
            }
          }
        });
      });
    }
    if (open.page.hitsTotal > open.page.hits.size()) {
      second(ui, "These are the first " + std::to_string(open.page.hits.size()) + " of " +
                     plural(count(open.page.hitsTotal), "record", "records") +
                     ". Another word makes it fewer.");
    }
  });
}

void drawResults(Ui& ui, const OpenState& open) {
  const std::string typed = trim(open.page.searchText);
  if (characters(typed) < kLeast) {
    heading(ui, "Search everything on this tablet");
    ui.gap(8);
    body(ui, "Names, numbers, what people said, what you wrote. Results come from the second letter on.",
         Tone::ink2);
    return;
  }
  std::string& only = ui.words("only");
  const auto groups = grouped(open);
  const bool stale = !only.empty() && std::ranges::none_of(groups, [&](const Found& group) {
    return group.kind->name == only && !group.hits.empty();
  });
  std::string everything;
  std::string& shown = stale ? everything : only;
  if (open.page.hits.empty()) {
    heading(ui, "No “" + typed + "” on this tablet");
    ui.gap(8);
    body(ui, "Try fewer letters or another word. Capitals and accents make no difference.", Tone::ink2);
    return;
  }
  if (!ui.metrics().wide()) {
    drawFilters(ui, open, groups, shown);
    ui.gap(20);
    drawGroups(ui, open, groups, shown);
  } else {
    ui.row({.gap = 32, .align = Align::start}, {fixed(252, [&] { drawFilters(ui, open, groups, shown); }),
                                                flex([&] { drawGroups(ui, open, groups, shown); })});
  }
  if (stale) only = everything;
}

}  // namespace

void drawSearch(Ui& ui, const State& state) {
  if (!state.open) return;
  const OpenState& open = *state.open;
  ui.setTitle("Search");
  page(ui, "search", [&] {
    bool& begun = ui.flag("begun");
    const auto leave = [&] {
      begun = false;
      ui.emit(command::Back{});
    };
    ui.row({.gap = 16}, {flex([&] {
                           if (!begun) {
                             begun = true;
                             ui.focus(ui.idOf("Name, number or words"));
                           }
                           const Entry entry = searchField(ui, open.page.searchText, "Name, number or words");
                           if (entry.value) ui.emit(command::SetSearch{*entry.value});
                         }),
                         fit([&] {
                           if (plainButton(ui, "Done")) leave();
                         })});
    ui.gap(20);
    drawResults(ui, open);
    if (ui.escaped()) leave();
  });
}

}  // namespace alongside::ui
