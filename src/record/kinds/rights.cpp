// Rights, consent, and the people around somebody.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"
#include "record/law.h"

namespace alongside {

namespace {

std::vector<Consequence> afterRights(const Fields& before, const Fields& after, std::string_view self,
                                     Date today) {
  constexpr int kUntilAdvocateComes = 7;  // days
  std::vector<Consequence> all;
  if (before.empty() && !textAt(after, "next").empty())
    all.push_back(
        followUp(textAt(after, "next"), textAt(after, "nextOn", addDays(today, 1).text()), after, self));
  if (textAt(before, "imhaAsked").empty() && !textAt(after, "imhaAsked").empty() &&
      textAt(after, "imhaCame").empty())
    all.push_back(
        followUp("Has the advocate come?", addDays(today, kUntilAdvocateComes).text(), after, self));
  return all;
}

void rightsRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  const auto asked = dateFromTyped(textAt(fields, "imhaAsked")),
             came = dateFromTyped(textAt(fields, "imhaCame"));
  if (asked && came && *came < *asked)
    faults.push_back({"imhaCame", "This is before they were asked for. Check the day."});
}

/// Made once: a description holds views.
std::string_view lawNow() {
  static const std::string words = lawInWords();
  return words;
}

void consentRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  if (textAt(fields, "about") == codes::kToPartner && textAt(fields, "partner").empty())
    faults.push_back({"partner", "Name the organisation: consent is to one, not to all."});
}

}  // namespace

Kind rightsKind() {
  Kind kind{.name = codes::kRights,
            .title = "Rights",
            .plural = "Rights",
            .person = "person",
            .when = "on",
            .act = "Talk about rights"};
  kind.leadsTo = afterRights;
  kind.rules = rightsRules;
  kind.mark = Mark::shield;
  kind.brief = "Advocacy, tribunal, complaints";
  kind.offered = Offered::together;
  kind.offeredAt = 3;
  kind.showsCompetence = true;
  kind.fields = {
      whom("With whom?", "Choose with whom."),
      onDay(),
      {.key = "explained",
       .label = "What you explained",
       .type = FieldType::many,
       .choices = {{"advocacy", "An advocate"},
                   {"carePlan", "The care plan"},
                   {"tribunal", "Tribunal or appeal"},
                   {"secondOpinion", "A second opinion"},
                   {"complaints", "How to complain"},
                   {"leave", "Leave"},
                   {"information", "Seeing their notes"},
                   {"nearestRelative", "The nearest relative"},
                   {"nominatedPerson", "The nominated person"},
                   {"advanceChoice", "An advance choice document"}},
       .hint = lawNow(),
       .search = true},
      {.key = "imhaAsked",
       .label = "Advocate (IMHA) asked for on",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"explained", {"advocacy"}}},
      {.key = "imhaCame",
       .label = "The advocate came on",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"explained", {"advocacy"}},
       .since = "imhaAsked"},
      {.key = "nominated",
       .label = "Whom they would nominate",
       .hint = "Name, and what they are to {first}",
       .search = true,
       .onlyIf = {"explained", {"nominatedPerson"}}},
      {.key = "advance",
       .label = "An advance choice document",
       .type = FieldType::one,
       .choices = {{"wants", "They want one"}, {"made", "They have one"}, {"no", "Not now"}},
       .onlyIf = {"explained", {"advanceChoice"}}},
      {.key = "wants", .label = "What {first} wants", .type = FieldType::words, .search = true},
      {.key = "understood",
       .label = "Was it clear to {first}?",
       .type = FieldType::one,
       .choices = {{"yes", "Yes"}, {"partly", "Partly"}, {"no", "Not yet"}}},
      {.key = "next",
       .label = "Next step",
       .grows = true,
       .search = true,
       .group = "Next step",
       .quiet = true},
      {.key = "nextOn", .label = "By when", .type = FieldType::date, .quiet = true},
  };
  return kind;
}

Kind consentKind() {
  Kind kind{.name = codes::kConsent,
            .title = "Consent",
            .plural = "Consent",
            .person = "person",
            .when = "on",
            .heading = "about",
            .link = ",",
            .act = "Ask for consent"};
  kind.rules = consentRules;
  kind.mark = Mark::shieldCheck;
  kind.brief = "Given or withdrawn";
  kind.offered = Offered::together;
  kind.offeredAt = 4;
  kind.travels = Travels::yes;
  kind.frame = true;
  kind.fields = {
      whom("Whose consent?", "Choose whose consent it is."),
      {.key = "about",
       .label = "To what",
       .type = FieldType::one,
       .choices = {{codes::kToSupport, "Peer support"},
                   {codes::kToPartner, "A partner organisation"},
                   {codes::kToShare, "Sharing with family or a carer"}},
       .must = true,
       .search = true,
       .missing = "Choose what it is about."},
      {.key = "partner",
       .label = "Which organisation",
       .search = true,
       .onlyIf = {"about", {codes::kToPartner}},
       .recent = true},
      {.key = "withWhom", .label = "With whom", .search = true, .onlyIf = {"about", {codes::kToShare}}},
      {.key = "answer",
       .label = "What did {first} say?",
       .type = FieldType::one,
       .choices = {{codes::kConsentYes, "Yes"},
                   {codes::kConsentNo, "No"},
                   {codes::kConsentWithdrawn, "Not any more"}},
       .must = true,
       .missing = "Choose what they said."},
      onDay(),
      {.key = "how",
       .label = "How",
       .type = FieldType::one,
       .choices = {{"spoken", "Spoken"}, {"written", "In writing"}, {"supported", "With support to decide"}}},
      {.key = "words", .label = "In {first}’s words", .type = FieldType::words, .search = true},
  };
  return kind;
}

Kind carerKind() {
  Kind kind{.name = codes::kCarer,
            .title = "Carer contact",
            .plural = "Carers and family",
            .person = "person",
            .when = "when",
            .heading = "name",
            .link = "of",
            .act = "Talk with a carer or family"};
  kind.mark = Mark::people;
  kind.brief = "With their own consent";
  kind.offered = Offered::together;
  kind.offeredAt = 5;
  kind.showsCompetence = true;
  kind.whenFromNow = 0;
  kind.travels = Travels::yes;
  kind.fields = {
      whom("Whose carer or family?", "Choose whose carer it is."),
      {.key = "name",
       .label = "Who you talked with",
       .must = true,
       .search = true,
       .missing = "Write their name, or what they are to the person."},
      {.key = "relation",
       .label = "What they are to {first}",
       .hint = "Sister, friend, neighbour",
       .search = true},
      {.key = "phone", .label = "Phone", .most = 60},
      {.key = "when",
       .label = "When",
       .type = FieldType::moment,
       .must = true,
       .future = false,
       .group = "When, and how long",
       .quiet = true,
       .missing = "Choose when this was."},
      {.key = "minutes", .label = "How long", .type = FieldType::minutes, .quiet = true},
      {.key = "mechanism",
       .label = "How",
       .type = FieldType::one,
       .choices = mechanisms(),
       .source = "NHS Data Dictionary: CONSULTATION MECHANISM (MHSDS)",
       .more = "Another way"},
      {.key = "words",
       .label = "In their words",
       .type = FieldType::words,
       .search = true,
       .group = "What was said",
       .column = 1},
      {.key = "needs",
       .label = "What they need themselves",
       .type = FieldType::text,
       .search = true,
       .column = 1},
      {.key = "carerConsent",
       .label = "May this be kept, with their name?",
       .type = FieldType::one,
       .choices = {{codes::kConsentYes, "Yes"},
                   {codes::kConsentNo, "No"},
                   {codes::kConsentNotAsked, "Not asked yet"}},
       .hint = "The carer’s own consent",
       .group = "Consent",
       .column = 1},
      {.key = "carerConsentOn",
       .label = "Since",
       .type = FieldType::date,
       .future = false,
       .onlyIf = {"carerConsent", {codes::kConsentYes, codes::kConsentNo}},
       .column = 1},
      {.key = "mayTalk",
       .label = "Does {first} agree that you talk?",
       .type = FieldType::one,
       .choices = {{codes::kConsentYes, "Yes"}, {"listen", "Listen only"}, {codes::kConsentNo, "No"}},
       .column = 1},
  };
  kind.guarded = true;
  kind.stays = [](const Fields& fields) {
    const std::string consent = textAt(fields, "carerConsent");
    return consent == codes::kConsentYes  ? Stays::no
           : consent == codes::kConsentNo ? Stays::refused
                                          : Stays::notAsked;
  };
  return kind;
}

}  // namespace alongside
