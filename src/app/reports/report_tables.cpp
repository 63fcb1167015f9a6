#include "app/reports/report_tables.h"

#include <algorithm>

#include "app/paper/sheets.h"
#include "exchange/formats/csv.h"
#include "insight/small_numbers.h"

namespace alongside {

namespace {

constexpr std::string_view kWithheld =
    "Counts of fewer than five people are withheld, and others from which they could be worked out.";

std::string named(const std::string& name) { return name.empty() ? "Not recorded" : name; }

/// Hours with one digit behind the point.
std::string hours(int minutes) {
  const int tenths = (minutes * 10 + 30) / 60;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string days(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return std::to_string(whole) + (value > static_cast<double>(whole) ? ".5" : "");
}

/// A line of counts of people as they may be told; all of them when they are for the desk.
std::vector<ToldCount> toldLine(const std::vector<int>& counts, bool told_) {
  CountTable table;
  table.columns = {"people"};
  for (const int count : counts) {
    table.rows.emplace_back();
    table.counts.push_back({count});
  }
  std::vector<ToldCount> line;
  const ToldTable told_table = told(table);
  for (std::size_t i = 0; i < counts.size(); ++i)
    line.push_back(told_ ? told_table.cells[i].front() : ToldCount{.count = counts[i]});
  return line;
}

std::vector<int> peopleOf(const std::vector<ActivityLine>& lines) {
  std::vector<int> people;
  for (const ActivityLine& line : lines) people.push_back(line.people);
  return people;
}

/// What one or two people did together is theirs: where their number is withheld, so is the rest of the row.
ReportTable linesTable(std::string title, std::string head, const std::vector<ActivityLine>& lines,
                       bool told_) {
  ReportTable table{.title = std::move(title),
                    .note = {},
                    .heads = {std::move(head), "Contacts", "Hours", "Did not happen", "People"},
                    .rows = {},
                    .bars = {}};
  const std::vector<ToldCount> people = toldLine(peopleOf(lines), told_);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ActivityLine& line = lines[i];
    const bool all = people[i].told;
    const auto shown = [&](std::string words) { return all ? std::move(words) : std::string("not shown"); };
    table.rows.push_back({named(line.name), shown(std::to_string(line.contacts)), shown(hours(line.minutes)),
                          shown(std::to_string(line.missed)), people[i].text()});
    table.bars.push_back(all ? line.contacts : 0);
  }
  return table;
}

ReportTable countsTable(std::string title, std::string head,
                        const std::vector<std::pair<std::string, int>>& counts, bool told_) {
  ReportTable table{
      .title = std::move(title), .note = {}, .heads = {std::move(head), "People"}, .rows = {}, .bars = {}};
  std::vector<int> numbers;
  for (const auto& [name, count] : counts) numbers.push_back(count);
  const std::vector<ToldCount> line = toldLine(numbers, told_);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    table.rows.push_back({named(counts[i].first), line[i].text()});
    table.bars.push_back(line[i].told ? line[i].count : 0);
  }
  return table;
}

ReportTable monthsTable(const Activity& activity, bool told_) {
  std::vector<ActivityLine> lines;
  std::vector<int> referrals;
  for (const ActivityMonth& month : activity.months) {
    lines.push_back(month.line);
    referrals.push_back(month.referrals);
  }
  ReportTable table = linesTable("Month by month", "Month", lines, told_);
  table.heads.push_back("Referrals");
  const std::vector<ToldCount> came = toldLine(referrals, told_);
  for (std::size_t i = 0; i < came.size(); ++i) table.rows[i].push_back(came[i].text());
  return table;
}

ReportTable waitingTable(const Activity& activity, bool told_) {
  ReportTable table{.title = "Waiting",
                    .note = "This service’s own intervals, in days.",
                    .heads = {"Interval", "People", "Usual (median)", "9 in 10 within", "Longest"},
                    .rows = {},
                    .bars = {}};
  const Waiting& w = activity.waiting;
  struct Interval {
    std::string name;
    const Spread& spread;
  };
  const Interval all[] = {{"Received to decided", w.toDecision},
                          {"Received to allocated", w.toAllocation},
                          {"Received to peer support", w.toContact},
                          {"Received to first meeting with anybody", w.toMeeting},
                          {"Waiting now", w.now}};
  for (const auto& [name, spread] : all) {
    const bool few = told_ && spread.count < static_cast<std::size_t>(kSmall);
    const auto shown = [&](std::string words) {
      return spread.count == 0 ? std::string("none") : few ? std::string("not shown") : std::move(words);
    };
    const ToldCount count{
        .count = static_cast<int>(spread.count), .told = !few || spread.count == 0, .small = few};
    table.rows.push_back({name, count.text(), shown(days(spread.median)), shown(std::to_string(spread.p90)),
                          shown(std::to_string(spread.longest))});
  }
  return table;
}

std::string dated(std::string_view team, Date today) {
  return std::string(team) + (team.empty() ? "" : ". ") + "Made on " + fullDate(today) + ".";
}

}  // namespace

std::string stretchInWords(const Activity& activity) {
  return fullDate(activity.from) + " to " + fullDate(activity.to);
}

std::vector<ReportTable> activityTables(const Activity& activity, bool told_) {
  const Debriefs& d = activity.debriefs;
  std::vector<ReportTable> all = {monthsTable(activity, told_),
                                  linesTable("By worker", "Worker", activity.workers, told_),
                                  linesTable("By ward", "Ward", activity.wards, told_)};
  all.back().note = "The ward where somebody was on that day.";
  if (!activity.partners.empty())
    all.push_back(linesTable("By partner", "Partner", activity.partners, told_));
  all.push_back(countsTable("Who was reached, by ward", "Ward", activity.reachedByWard, told_));
  all.push_back(countsTable("Who was reached, by age", "Age", activity.reachedByAge, told_));
  all.back().note =
      "Only what is recorded about people: ward and date of birth. Met on two wards, somebody counts on "
      "both.";
  all.push_back(countsTable("Debriefs", "What they said",
                            {{"Taken up", d.accepted},
                             {"Declined", d.declined},
                             {"Not yet", d.later},
                             {"No answer noted", d.unanswered}},
                            told_));
  all.back().heads.back() = "Offered";
  all.back().note =
      "What was said in private stays on the worker’s tablet. That there was a debrief is counted.";
  all.push_back(countsTable("Referrals", "What was decided",
                            {{"Received", activity.received},
                             {"Taken on", activity.takenOn},
                             {"Passed to a partner", activity.passedOn},
                             {"Not taken on", activity.notTakenOn}},
                            told_));
  all.back().heads.back() = "Referrals";
  all.back().note = "By the day, and as it was decided then.";
  all.push_back(waitingTable(activity, told_));
  return all;
}

ReportTable partnerTable(std::span<const PartnerMonth> months, bool told_) {
  ReportTable table{.title = "Referrals, month by month",
                    .note = "With us and the partner, or passed to the partner.",
                    .heads = {"Month", "Came", "Together", "Passed on", "Planned"},
                    .rows = {},
                    .bars = {}};
  CountTable counts;
  counts.columns = {"together", "passed"};
  for (const PartnerMonth& month : months) {
    counts.rows.push_back(monthInWords(month.first));
    counts.counts.push_back({month.together, month.passed});
  }
  const ToldTable line = told(counts);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto text = [&](const ToldCount& count, int all) {
      return told_ ? count.text() : std::to_string(all);
    };
    table.rows.push_back({counts.rows[i], text(line.rowTotals[i], months[i].came()),
                          text(line.cells[i][0], months[i].together),
                          text(line.cells[i][1], months[i].passed),
                          months[i].planned ? std::to_string(*months[i].planned) : "none"});
    table.bars.push_back(!told_ || line.rowTotals[i].told ? months[i].came() : 0);
  }
  return table;
}

std::string tablesCsv(std::string_view title, std::string_view team, std::span<const ReportTable> tables,
                      Date today) {
  const auto line = [](std::vector<std::string> cells) { return csvLine(cells); };
  std::string csv = std::string(kCsvMark) + line({std::string(title)}) + line({dated(team, today)}) +
                    line({std::string(kWithheld)});
  for (const ReportTable& table : tables) {
    csv += "\r\n" + line({table.title});
    if (!table.note.empty()) csv += line({table.note});
    csv += csvLine(table.heads);
    for (const auto& row : table.rows) csv += csvLine(row);
  }
  return csv;
}

std::string tablesHtml(std::string_view title, std::string_view team, std::span<const ReportTable> tables,
                       Date today) {
  // An article stands in two columns on paper, a section stays whole (web/style.css).
  const bool several = tables.size() > 1;
  std::string html;
  html += "<h1>" + escapedHtml(title) + "</h1><p>" + escapedHtml(dated(team, today)) + " " +
          escapedHtml(kWithheld) + (several ? "</p><article>" : "</p>");
  for (const ReportTable& table : tables) {
    html += "<section><h2>" + escapedHtml(table.title) + "</h2>";
    if (!table.note.empty()) html += "<p>" + escapedHtml(table.note) + "</p>";
    html += "<table><tr>";
    for (const std::string& head : table.heads) html += "<th>" + escapedHtml(head) + "</th>";
    html += "</tr>";
    for (const auto& row : table.rows) {
      html += "<tr>";
      for (const std::string& cell : row) html += "<td>" + escapedHtml(cell) + "</td>";
      html += "</tr>";
    }
    html += "</table></section>";
  }
  return several ? html + "</article>" : html;
}

}  // namespace alongside
