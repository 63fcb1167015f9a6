#include "app/sheets.h"

namespace alongside {

std::string escapedHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string recoverySheet(std::string_view team, std::string_view coordinator,
                          const std::vector<std::string>& words, Date today) {
  std::string html = "<h1>Recovery sheet</h1><p>Team: " + escapedHtml(team) +
                     "<br>Made by: " + escapedHtml(coordinator) + "<br>Made on: " + fullDate(today) +
                     "</p><h2>The eight words</h2><ol>";
  for (const std::string& word : words) html += "<li>" + escapedHtml(word) + "</li>";
  html +=
      "</ol><h2>What they are for</h2><p>With these words and the recovery file, the team can open a tablet "
      "whose passphrase is "
      "forgotten, and the packs that were sealed to a coordinator who is away. Neither the words nor the "
      "file can do it alone.</p>"
      "<h2>Where to keep them</h2><p>Keep this sheet where the service keeps what is locked away. Keep the "
      "recovery file somewhere "
      "else. Whoever has both can read the team's records.</p>";
  return html;
}

}  // namespace alongside
