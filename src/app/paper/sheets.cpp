#include "app/paper/sheets.h"

#include "record/codes.h"
#include "record/kinds/referral.h"

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

namespace {

std::string paragraphs(std::string_view text) {
  std::string html = "<p>";
  for (const char c : std::string(escapedHtml(text)))
    html += c == '\n' ? std::string("<br>") : std::string(1, c);
  return html + "</p>";
}

/// Rows as a list; one that can be ticked has its box, and its answer behind it.
std::string rowsHtml(const Field& field, const Json& rows, Date today) {
  std::string html = "<ul>";
  for (const Json& row : rows) {
    std::string line;
    for (const Field& part : field.parts) {
      const std::string words = inWords(part, row, today);
      if (part.type == FieldType::yesNo)
        line.insert(0, flagAt(row, part.key) ? "☑ " : "☐ ");
      else if (!words.empty())
        line += (line.empty() ? "" : part.key == "then" ? ": " : ", ") + escapedHtml(words);
    }
    html += "<li>" + line + "</li>";
  }
  return html + "</ul>";
}

/// What the sheet is called: the kind of plan, or simply what it is.
std::string titleOf(const Kind& kind, const Fields& fields, Date today) {
  const Field* heading = kind.field(kind.heading);
  const bool named = heading != nullptr && heading->type == FieldType::one;
  std::string title = named ? inWords(*heading, fields, today) : std::string();
  if (title.empty()) title = kind.title;
  return title;
}

/// "Written together on 12 November 2026.": says in a sentence what the form asks in two fields.
std::string writtenLine(const Fields& fields) {
  const auto from = dateFrom(textAt(fields, "from"));
  std::string line = flagAt(fields, "together") ? "Written together" : from ? "Written" : "";
  if (from) line += " on " + fullDate(*from);
  return line.empty() ? line : "<p>" + line + ".</p>";
}

std::string progressHtml(std::span<const ProgressPoint> progress) {
  if (progress.empty()) return {};
  std::string html = "<h2>How it went, from 0 to 10</h2><ul>";
  for (const ProgressPoint& point : progress)
    html += "<li>" + fullDate(point.on) + ": " + std::to_string(point.value) + "</li>";
  return html + "</ul>";
}

/// Said elsewhere on the sheet, or nothing for paper.
bool saidElsewhere(const Kind& kind, const Field& field, bool withProgress) {
  if (field.key == "seenBy" || (field.key == kind.heading && field.type == FieldType::one)) return true;
  if (kind.field("together") != nullptr && (field.key == "together" || field.key == "from")) return true;
  return withProgress && (field.key == "progress" || field.key == kind.when);
}

}  // namespace

std::string personSheet(const Kind& kind, const Fields& fields, std::string_view whose, std::string_view ward,
                        Date today, std::span<const ProgressPoint> progress, std::string_view only) {
  std::string words, rest;
  const std::string_view first = whose.empty() ? std::string_view("me") : whose;
  for (const Field& field : kind.fields) {
    if (!fields.contains(field.key) || !applies(field, fields)) continue;
    if (saidElsewhere(kind, field, !progress.empty())) continue;
    const std::string heading = "<h2>" + escapedHtml(labelled(field.label, first)) + "</h2>";
    if (field.type == FieldType::rows) {
      rest += heading + rowsHtml(field, fields.at(field.key), today);
      continue;
    }
    const std::string value = inWords(field, fields, today);
    if (value.empty()) continue;
    if (field.type == FieldType::words)
      words += heading + "<blockquote>" + paragraphs("“" + value + "”") + "</blockquote>";
    else
      rest += heading + paragraphs(value);
  }
  std::string html = "<h1>" + escapedHtml(titleOf(kind, fields, today)) + "</h1>";
  if (!only.empty()) html += "<p><strong>" + escapedHtml(only) + "</strong></p>";
  if (!whose.empty())
    html += "<p>" + escapedHtml(whose) + (ward.empty() ? "" : ", " + escapedHtml(ward)) + "</p>";
  if (kind.field("together") != nullptr) html += writtenLine(fields);
  return html + words + progressHtml(progress) + rest + "<footer>Printed " + fullDate(today) + "</footer>";
}

namespace {

std::string becameOf(const ReferralStep& last, const Fields& referral) {
  const std::string worker = textAt(referral, "worker");
  if (last.to == codes::kReceived) return "We have received it and will decide soon.";
  if (last.to == codes::kAsked) return "We need to know more before we can decide.";
  if (last.to == codes::kTakenOn || last.to == codes::kWaiting)
    return "We have taken it on. They wait for a peer support worker.";
  if (last.to == codes::kAllocated || last.to == codes::kAttempted)
    return worker + " will get in touch with them.";
  if (last.to == codes::kUnderWay) return worker + " sees them.";
  if (last.to == codes::kPaused) return "Peer support is paused.";
  if (last.to == codes::kRedirected) return "We have passed it to " + textAt(referral, "partner") + ".";
  if (last.to == codes::kNotTakenOn) return "We have not taken it on.";
  return "Peer support has ended.";
}

}  // namespace

std::string eachOnItsPage(std::span<const std::string> sheets) {
  std::string html;
  for (const std::string& sheet : sheets) html += sheet;
  return html;
}

std::string referralReply(const Fields& referral, std::string_view name, std::string_view coordinator,
                          std::string_view team, Date today) {
  const std::vector<ReferralStep> steps = stepsOf(referral);
  const std::string number = textAt(referral, "number"), to = textAt(referral, "referrer"),
                    from = textAt(referral, "team");
  std::string html = "<h1>Your referral to peer support</h1><p>";
  if (!to.empty() || !from.empty())
    html += "To: " + escapedHtml(to) + (to.empty() || from.empty() ? "" : ", ") + escapedHtml(from) + "<br>";
  html += "About: " + escapedHtml(name) + (number.empty() ? "" : ", referral " + escapedHtml(number)) +
          "<br>Received: " + fullDate(steps.front().on) + "</p><h2>Where it stands</h2><p>" +
          escapedHtml(becameOf(steps.back(), referral)) + "</p>";
  if (ended(steps.back().to) && !steps.back().why.empty())
    html += "<h2>Why</h2>" + paragraphs(steps.back().why);
  return html + "<footer>" + escapedHtml(coordinator) + (team.empty() ? "" : ", " + escapedHtml(team)) +
         ", " + fullDate(today) + "</footer>";
}

}  // namespace alongside
