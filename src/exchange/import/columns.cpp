#include "exchange/import/columns.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "exchange/import/cells.h"

namespace alongside {

namespace {

constexpr std::array<ReferralPart, 23> kParts = {{
    {"number", "Referral number", true},
    {"received", "Date received", true},
    {"name", "Full name"},
    {"forename", "First name"},
    {"surname", "Last name"},
    {"preferred", "Likes to be called"},
    {"born", "Date of birth"},
    {"nhs", "NHS number"},
    {"client", "Their number in this system"},
    {"practice", "GP practice (ODS code)"},
    {"pronouns", "Pronouns"},
    {"phone", "Phone"},
    {"ward", "Ward"},
    {"legal", "Legal status (code)"},
    {"communication", "Communication needs"},
    {"team", "Referring team"},
    {"referrer", "Who referred"},
    {"urgency", "How soon"},
    {"reason", "Reason for referral"},
    {"hopes", "What they hope for"},
    {"match", "What matters in who comes"},
    {"risks", "Risks"},
    {"partner", "Partner organisation"},
}};

/// Headings as they are known from such reports, folded to letters and digits. Earlier ones are better.
struct Names {
  std::string_view part;
  std::vector<std::string_view> headings;
};
const std::vector<Names>& names() {
  static const std::vector<Names> all = {
      {"number", {"referralid", "referralnumber", "referralno", "referralref", "referralreference", "urn"}},
      {"received",
       {"datereferralreceived", "referralreceiveddate", "receiveddate", "datereceived", "referraldate",
        "dateofreferral", "referraldatetime"}},
      {"name", {"fullname", "clientname", "patientname", "name"}},
      {"forename", {"forename", "firstname", "givenname", "forename1"}},
      {"surname", {"surname", "lastname", "familyname"}},
      {"preferred", {"preferredname", "knownas", "likestobecalled"}},
      {"born", {"dateofbirth", "dob", "birthdate"}},
      {"nhs", {"nhsnumber", "nhsno", "nnn"}},
      {"client",
       {"clientid", "rioid", "rionumber", "patientid", "iaptusid", "emisnumber", "emisid", "hospitalnumber"}},
      {"practice", {"practicecode", "odscode", "organisationcode", "gppracticecode", "practiceods"}},
      {"pronouns", {"pronouns", "preferredpronouns"}},
      {"phone",
       {"mobile", "mobilephone", "mobilenumber", "telephone", "phone", "contactnumber", "phonenumber"}},
      {"ward", {"ward", "wardname", "currentward", "location"}},
      {"legal", {"mhalegalstatuscode", "legalstatuscode", "legalstatusnationalcode", "legalstatus"}},
      {"communication", {"communicationneeds", "accessibilityneeds", "interpreterlanguage", "language"}},
      {"team", {"referringteam", "referringorganisation", "teamname", "team", "source", "referralsource"}},
      {"referrer", {"referrername", "referrer", "referredby", "nameofreferrer"}},
      {"urgency", {"urgency", "referralurgency", "priority", "referralpriority"}},
      {"reason", {"referralreason", "reasonforreferral", "reason", "presentingproblem", "freetext"}},
      {"hopes", {"hopes", "patientgoals", "goals", "whattheyhopefor"}},
      {"match", {"matching", "matchingpreferences", "preferences", "whatmattersinwhocomes"}},
      {"risks", {"risk", "risks", "riskinformation", "riskssummary", "alerts"}},
      {"partner", {"partner", "partnerorganisation", "vcsepartner", "vcse"}},
  };
  return all;
}

std::string lettersOf(std::string_view heading) {
  std::string letters;
  for (const char c : fold(heading))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters.push_back(c);
  return letters;
}

constexpr std::string_view kAgain = " (column ";

/// A heading without the place that `headingsOf` adds.
std::string_view plain(std::string_view heading) {
  const std::size_t at = heading.rfind(kAgain);
  return at == std::string_view::npos || !heading.ends_with(')') ? heading : heading.substr(0, at);
}

/// RiO gives a coded field in three columns: X_Code, X_Description and X_National_Code. People read the description.
bool matches(std::string_view part, std::string_view letters, std::string_view known) {
  if (letters == known) return true;
  if (!letters.starts_with(known)) return false;
  return letters.substr(known.size()) == (part == "legal" ? "nationalcode" : "description");
}

}  // namespace

std::span<const ReferralPart> referralParts() { return kParts; }

std::vector<std::string> headingsOf(std::span<const std::string> cells) {
  std::vector<std::string> headings;
  for (const std::string& cell : cells) {
    std::string heading;
    for (const char c : meantText(cell)) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space || !heading.ends_with(' ')) heading += space ? ' ' : c;
    }
    heading = trim(heading);
    if (!heading.empty() && std::ranges::contains(headings, heading))
      heading += std::string(kAgain) + std::to_string(headings.size() + 1) + ")";
    headings.push_back(std::move(heading));
  }
  while (!headings.empty() && headings.back().empty()) headings.pop_back();
  return headings;
}

GuessedColumns guessColumns(std::span<const std::string> headings) {
  GuessedColumns guess;
  std::vector<std::string> letters;
  for (const std::string& heading : headings) letters.push_back(lettersOf(plain(heading)));
  for (const auto& [part, known] : names())
    for (const std::string_view name : known) {
      const auto at =
          std::ranges::find_if(letters, [&](const std::string& one) { return matches(part, one, name); });
      if (at == letters.end()) continue;
      if (std::ranges::count(letters, *at) > 1)
        guess.twice.insert(std::string(part));
      else
        guess.columns.emplace(part, headings[static_cast<std::size_t>(at - letters.begin())]);
      break;
    }
  // A first and a last name are the better name; then nobody need say which 'Name' is meant.
  if (guess.columns.contains("surname") && guess.columns.contains("forename")) guess.twice.erase("name");
  return guess;
}

std::size_t namedParts(std::span<const std::string> cells) {
  const GuessedColumns guess = guessColumns(headingsOf(cells));
  return guess.columns.size() + guess.twice.size();
}

std::string columnsFault(const ReferralColumns& columns, std::span<const std::string> headings) {
  for (const auto& [part, name] : columns)
    if (!std::ranges::contains(headings, name)) return "This report has no column ‘" + name + "’.";
  for (const ReferralPart& part : kParts)
    if (part.must && !columns.contains(std::string(part.key)))
      return "Choose the column for ‘" + std::string(part.label) + "’.";
  if (!columns.contains("name") && !columns.contains("surname")) return "Choose the column for the name.";
  return {};
}

}  // namespace alongside
