// The allocation meeting on paper.
#include "app/board/board_state.h"
#include "app/paper/sheets.h"
#include "core/text.h"

namespace alongside {

namespace {

std::string row(std::initializer_list<std::string> cells, const char* tag = "td") {
  std::string html = "<tr>";
  for (const std::string& cell : cells)
    html += "<" + std::string(tag) + ">" + escapedHtml(cell) + "</" + tag + ">";
  return html + "</tr>";
}

std::string lines(const char* heading, const std::vector<BoardLine>& all) {
  if (all.empty()) return {};
  std::string html = "<h2>" + std::string(heading) + "</h2><table>" + row({"Who", "From", "Waiting"}, "th");
  for (const BoardLine& line : all)
    html += row({line.name + (line.risk ? " (risk)" : ""), line.from, plural(line.days, "day", "days")});
  return html + "</table>";
}

std::string news(const char* heading, const std::vector<BoardNews>& all) {
  if (all.empty()) return {};
  std::string html = "<h2>" + std::string(heading) + "</h2><ul>";
  for (const BoardNews& one : all) html += "<li>" + escapedHtml(one.who + ": " + one.what) + "</li>";
  return html + "</ul>";
}

}  // namespace

std::string boardSheet(const Board& board, std::string_view team, Date today) {
  std::string html = "<h1>Daily allocation meeting (DIAM)</h1><p>" + fullDate(today) +
                     (team.empty() ? "" : ". " + escapedHtml(team)) +
                     "<br>In the chair: " + escapedHtml(board.chair);
  if (!board.deputyFor.empty()) html += ", for " + escapedHtml(board.deputyFor);
  if (!board.present.empty()) html += "<br>There: " + escapedHtml(board.present);
  html += "</p><h2>Decided</h2>";
  if (board.decided.empty()) {
    html += "<p>Nothing yet.</p>";
  } else {
    html += "<table>" + row({"Who", "What", "Why"}, "th");
    for (const BoardDecision& one : board.decided) html += row({one.whom, one.what, one.why});
    html += "</table>";
  }
  html += lines("To place", board.toPlace) + lines("New", board.fresh) + news("Open worries", board.worries) +
          news("Leaving and moving", board.leaving) + "<h2>Room</h2><table>" +
          row({"Worker", "People", "Free", "Today"}, "th");
  for (const BoardWorker& worker : board.workers)
    html += row({worker.colleague.name,
                 std::to_string(worker.colleague.active) + " of " + std::to_string(worker.limit),
                 std::to_string(std::max(0, worker.room())),
                 worker.away                          ? "Away"
                 : worker.colleague.wardToday.empty() ? ""
                                                      : "On " + worker.colleague.wardToday});
  return html + "</table><footer>Printed " + fullDate(today) + "</footer>";
}

}  // namespace alongside
