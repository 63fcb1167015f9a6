// Person: who somebody is, where they are, and what they agreed to.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

constexpr int kEarliestBirth = 1900;

/// NHS Data Dictionary: MENTAL HEALTH ACT LEGAL STATUS CLASSIFICATION CODE. What has no code there
/// (a community treatment order, a conditional discharge and DoLS are reported apart) has a word.
std::vector<Choice> legalStatuses() {
  return {
      {"01", "Informal"},
      {"02", "Section 2"},
      {"03", "Section 3"},
      {"04", "Section 4", false},
      {"05", "Section 5(2)", false},
      {"06", "Section 5(4)", false},
      {"07", "Section 35", false},
      {"08", "Section 36", false},
      {"10", "Section 37", false},
      {"09", "Section 37/41", false},
      {"12", "Section 38", false},
      {"13", "Section 44", false},
      {"37", "Section 45A", false},
      {"14", "Section 46", false},
      {"16", "Section 47", false},
      {"15", "Section 47/49", false},
      {"18", "Section 48", false},
      {"17", "Section 48/49", false},
      {"19", "Section 135", false},
      {"20", "Section 136", false},
      {"31", "Criminal Procedure (Insanity) Act", false},
      {"32", "Another Act", false},
      {"35", "Guardianship, section 7", false},
      {"36", "Guardianship, section 37", false},
      {"cto", "Community treatment order, section 17A", false},
      {"conditional", "Conditional discharge", false},
      {"dols", "Deprivation of liberty safeguards (DoLS)", false},
      {"98", "Not applicable", false},
      {"99", "Not known"},
  };
}

void personRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const auto born = dateFromTyped(textAt(fields, "born"));
  if (born && born->year < kEarliestBirth) faults.push_back({"born", "This is before 1900. Check the year."});

  const std::string consent = textAt(fields, "consent");
  if ((consent == codes::kConsentYes || consent == codes::kConsentWithdrawn) &&
      textAt(fields, "consentOn").empty()) {
    faults.push_back({"consentOn", "Add the day when they said so.", true});
  }
  if (chose(fields, "shares", "partner") && textAt(fields, "sharesPartners").empty())
    faults.push_back({"sharesPartners", "Name the organisation: consent is to one, not to all."});
  if (!textAt(fields, "emis").empty() && textAt(fields, "emisPractice").empty()) {
    faults.push_back({"emisPractice", "Add the practice: two practices can use the same EMIS number.", true});
  }
  const auto since = dateFromTyped(textAt(fields, "wardSince"));
  if (born && since && *since < *born)
    faults.push_back({"wardSince", "This is before they were born. Check the day."});
}

}  // namespace

Kind personKind() {
  Kind kind{.name = codes::kPerson,
            .title = "Person",
            .plural = "People",
            .heading = "name",
            .act = "Add somebody"};
  kind.rules = personRules;
  kind.mark = Mark::person;
  kind.begins = {{"status", "active"}};
  kind.frame = true;
  kind.fields = {
      {.key = "name",
       .label = "Full name",
       .must = true,
       .search = true,
       .group = "Who they are",
       .missing = "Write a name, or what they are called."},
      {.key = "preferred", .label = "Likes to be called", .search = true},
      {.key = "pronouns", .label = "Pronouns", .hint = "She, her", .most = 60},
      {.key = "born",
       .label = "Date of birth",
       .type = FieldType::date,
       .hint = "14/3/1991",
       .future = false},
      {.key = "matters",
       .label = "What matters to me",
       .type = FieldType::words,
       .hint = "In their own words",
       .search = true},
      {.key = "communication",
       .label = "What helps us understand each other",
       .type = FieldType::text,
       .hint = "Interpreter and language, large print, easy read, hearing loop, time to think",
       .search = true},
      {.key = "tags",
       .label = "Interests",
       .hint = "Gardening, cats, football",
       .merge = Merge::field,
       .search = true},

      {.key = "ward", .label = "Ward", .search = true, .group = "Where they are"},
      {.key = "bed", .label = "Bed", .most = 40},
      {.key = "wardSince", .label = "On this ward since", .type = FieldType::date, .future = false},
      {.key = "team", .label = "Community team", .search = true, .recent = true},
      {.key = "legal",
       .label = "Legal status",
       .type = FieldType::one,
       .choices = legalStatuses(),
       .source = "NHS Data Dictionary: MENTAL HEALTH ACT LEGAL STATUS CLASSIFICATION CODE (MHSDS)",
       .more = "Another"},
      {.key = "status",
       .label = "On the caseload",
       .type = FieldType::one,
       .choices = {{codes::kActive, "Yes, active"}, {codes::kDischarged, "No, discharged"}}},
      {.key = "closedOn",
       .label = "Discharged on",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"status", {codes::kDischarged}}},
      {.key = "supportUntil",
       .label = "Peer support goes on until",
       .type = FieldType::date,
       .onlyIf = {"status", {codes::kDischarged}}},

      {.key = "consent",
       .label = "Do they want peer support?",
       .type = FieldType::one,
       .choices = {{codes::kConsentYes, "Yes"},
                   {codes::kConsentNotAsked, "Not asked yet"},
                   {codes::kConsentWithdrawn, "Withdrawn"},
                   {codes::kConsentNo, "No"}},
       .group = "Consent",
       .column = 1},
      {.key = "consentOn",
       .label = "Since",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"consent", {codes::kConsentYes, codes::kConsentWithdrawn, codes::kConsentNo}},
       .column = 1},
      {.key = "shares",
       .label = "They agreed to share with",
       .type = FieldType::many,
       .choices = {{codes::kWardTeam, "The ward team"},
                   {codes::kCoordinator, "The peer support coordinator"},
                   {"family", "Family or a carer"},
                   {"partner", "A partner organisation"}},
       .onlyIf = {"consent", {codes::kConsentYes}},
       .column = 1},
      {.key = "sharesPartners",
       .label = "Which organisations",
       .hint = "Consent is to one, not to all",
       .onlyIf = {"shares", {"partner"}},
       .column = 1},
      {.key = "sharesNote",
       .label = "But not",
       .hint = "Mum, but not medicines",
       .onlyIf = {"consent", {codes::kConsentYes}},
       .column = 1},

      {.key = "phone",
       .label = "Phone",
       .hint = "Where it is safe to ring",
       .merge = Merge::field,
       .search = true,
       .group = "How to reach them",
       .column = 1},
      {.key = "contact",
       .label = "Carer or next of kin",
       .hint = "Name, number, and whether they agreed to be contacted",
       .merge = Merge::field,
       .search = true,
       .column = 1},

      {.key = "nhs",
       .label = "NHS number",
       .type = FieldType::nhsNumber,
       .search = true,
       .group = "Numbers elsewhere",
       .column = 1,
       .source = "NHS Data Dictionary: NHS NUMBER"},
      // RiO client ids have up to 15 characters.
      {.key = "rio", .label = "RiO number", .most = 15, .search = true, .column = 1},
      {.key = "iaptus", .label = "IAPTUS number", .most = 40, .search = true, .column = 1},
      {.key = "emis", .label = "EMIS number", .most = 40, .search = true, .column = 1},
      {.key = "emisPractice",
       .label = "EMIS practice",
       .hint = "The practice’s ODS code",
       .most = 12,
       .column = 1,
       .source = "NHS Data Dictionary: ORGANISATION CODE (ODS)"},
      {.key = "numbers",
       .label = "Numbers in other systems",
       .type = FieldType::rows,
       .column = 1,
       .parts = {{.key = "system", .label = "System", .hint = "SystmOne", .most = 60},
                 {.key = "number", .label = "Number", .most = 40}}},
  };
  return kind;
}

}  // namespace alongside
