// Debrief after a restrictive intervention. The trust's own record of it (Mental Health Units (Use of Force) Act
// 2018, section 6) is elsewhere and referred to by its number; this holds the person's account.
#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

OnlyIf talked() { return {"answer", {codes::kAccepted}}; }

void debriefRules(const Fields& fields, Moment, std::vector<FieldFault>& faults) {
  if (flagAt(fields, "involved"))
    faults.push_back({"involved",
                      "Somebody who was not part of what happened does this debrief. Ask a colleague or your "
                      "coordinator."});
  const auto happened = momentFrom(textAt(fields, "when")), met = momentFrom(textAt(fields, "talkedAt"));
  if (happened && met && *met < *happened)
    faults.push_back({"talkedAt", "This is before it happened. Check the day and time."});
  const auto offered = dateFromTyped(textAt(fields, "offeredOn"));
  if (happened && offered && *offered < happened->date)
    faults.push_back({"offeredOn", "This is before it happened. Check the day.", true});
  if (textAt(fields, "answer") == codes::kDeferred && textAt(fields, "againOn").empty())
    faults.push_back({"againOn", "Choose the day to offer it again."});
  if (textAt(fields, "answer") == codes::kAccepted && textAt(fields, "consent").empty())
    faults.push_back({"consent", "Not asked yet: until then this stays on the tablet.", true});
}

/// What was told stays here unless the person agreed to share it; that it was offered and declined may be known.
Stays debriefStays(const Fields& fields) {
  const std::string consent = textAt(fields, "consent");
  if (textAt(fields, "answer") != codes::kAccepted || consent == codes::kShareWithWard) return Stays::no;
  return consent.empty() ? Stays::notAsked : Stays::youAndMe;
}

bool mayBeLearned(const Fields& fields) {
  const std::string consent = textAt(fields, "consent");
  return consent == codes::kLearningOnly || consent == codes::kShareWithWard;
}

/// What was to be learned is asked about on its day.
Consequence askWhatWasDone(std::string_view learning, const Fields& from, std::string_view self) {
  constexpr std::size_t kMost = 120;  // characters; a follow-up is one line
  return followUp("You said, we did: " + firstCharacters(learning, kMost), textAt(from, "due"), from, self);
}

std::vector<Consequence> afterLearning(const Fields& before, const Fields& after, std::string_view self,
                                       Date) {
  if (textAt(after, "due").empty() || textAt(after, "due") == textAt(before, "due") || flagAt(after, "done"))
    return {};
  return {askWhatWasDone(textAt(after, "what"), after, self)};
}

std::vector<Consequence> debriefLeadsTo(const Fields& before, const Fields& after, std::string_view self,
                                        Date) {
  std::vector<Consequence> all;
  if (textAt(after, "answer") == codes::kDeferred && textAt(after, "againOn") != textAt(before, "againOn"))
    all.push_back(followUp("Offer the debrief again", textAt(after, "againOn"), after, self));
  // Learning without the person: nothing in it leads back to them or to this record.
  const std::string consent = textAt(after, "consent"), learning = textAt(after, "learning");
  if (consent == codes::kLearningOnly && !learning.empty() && learning != textAt(before, "learning")) {
    Fields point = {{"what", learning}};
    for (const char* key : {"owner", "due"})
      if (after.contains(key)) point[key] = after[key];
    all.push_back({codes::kLearning, std::move(point)});
  }
  if (consent == codes::kShareWithWard && !learning.empty() && !textAt(after, "due").empty() &&
      textAt(after, "due") != textAt(before, "due"))
    all.push_back(askWhatWasDone(learning, after, self));
  return all;
}

/// NHS Data Dictionary: RESTRICTIVE INTERVENTION TYPE (MHSDS), in the words of somebody to whom it was done.
std::vector<Choice> types() {
  return {
      {"07", "Held standing"},
      {"11", "Held seated"},
      {"09", "Held on the back"},
      {"01", "Held face down"},
      {"10", "Held on the side", false},
      {"12", "Held kneeling", false},
      {"08", "Walked somewhere while held", false},
      {"13", "Held in another way", false},
      {"14", "Injection against their wishes (rapid tranquillisation)", true, "Injection"},
      {"15", "Another injection against their wishes", false},
      {"16", "Medicine by mouth against their wishes", false},
      {"17", "Another medicine against their wishes", false},
      {"05", "Seclusion"},
      {"06", "Long-term segregation", false},
      {"04", "Mechanical restraint", false},
  };
}

}  // namespace

Kind debriefKind() {
  Kind kind{.name = codes::kDebrief,
            .title = "Debrief",
            .plural = "Debriefs",
            .person = "person",
            .when = "when",
            .act = "Debrief after force"};
  kind.steps = true;
  kind.outcome = {"answer"};
  kind.askAgain = codes::kDeferred;
  kind.againOn = "againOn";
  kind.rules = debriefRules;
  kind.stays = debriefStays;
  kind.guarded = true;
  kind.mayBeCounted = [](const Fields& fields) {
    return textAt(fields, "answer") == codes::kAccepted && !textAt(fields, "consent").empty();
  };
  kind.lends = {{.key = "preferences",
                 .kind = codes::kPlan,
                 .into = "nextTime",
                 .allows = [](const Fields& fields) { return debriefStays(fields) == Stays::no; }},
                {.key = "learning", .kind = codes::kLearning, .into = "what", .allows = mayBeLearned}};
  kind.leadsTo = debriefLeadsTo;
  kind.mark = Mark::heart;
  kind.brief = "In their own words";
  kind.offered = Offered::often;
  kind.offeredAt = 4;
  kind.showsCompetence = true;
  kind.fields = {
      whom("To whom did it happen?", "Choose to whom it happened."),
      {.key = "when",
       .label = "When it happened",
       .type = FieldType::moment,
       .must = true,
       .future = false,
       .group = "What happened",
       .missing = "Choose when it happened."},
      {.key = "incident", .label = "The trust’s incident number", .most = 40, .search = true},
      {.key = "types",
       .label = "What was done",
       .type = FieldType::many,
       .choices = types(),
       .search = true,
       .source = "NHS Data Dictionary: RESTRICTIVE INTERVENTION TYPE (MHSDS)",
       .more = "Something else"},
      {.key = "involved", .label = "Were you part of what happened?", .type = FieldType::yesNo},

      {.key = "offeredOn",
       .label = "Offered on",
       .type = FieldType::date,
       .future = false,
       .group = "The offer",
       .since = "when"},
      {.key = "offeredBy", .label = "By whom", .hint = "You, or somebody else", .recent = true},
      {.key = "answer",
       .label = "What did they say?",
       .type = FieldType::one,
       .choices = {{codes::kAccepted, "Yes"},
                   {codes::kDeclined, "No, thank you"},
                   {codes::kDeferred, "Not yet"}}},
      {.key = "againOn",
       .label = "Offer it again on",
       .type = FieldType::date,
       .onlyIf = {"answer", {codes::kDeferred}}},
      {.key = "talkedAt",
       .label = "When you talked",
       .type = FieldType::moment,
       .future = false,
       .onlyIf = talked(),
       .since = "when"},
      {.key = "present",
       .label = "Who else was there",
       .type = FieldType::many,
       .choices = {{"advocate", "An advocate"},
                   {"carer", "A carer or friend"},
                   {"staff", "Somebody of the ward"}},
       .onlyIf = talked()},

      {.key = "account",
       .label = "What happened, in {first}’s words",
       .type = FieldType::words,
       .search = true,
       .onlyIf = talked(),
       .group = "In {first}’s words"},
      {.key = "before",
       .label = "What came before",
       .type = FieldType::text,
       .search = true,
       .onlyIf = talked()},
      {.key = "helped", .label = "What helped", .type = FieldType::text, .search = true, .onlyIf = talked()},
      {.key = "worse",
       .label = "What made it worse",
       .type = FieldType::text,
       .search = true,
       .onlyIf = talked()},
      {.key = "toldWhy", .label = "Was {first} told why?", .type = FieldType::yesNo, .onlyIf = talked()},
      {.key = "heard", .label = "How far {first} felt heard", .type = FieldType::scale, .onlyIf = talked()},
      {.key = "preferences",
       .label = "What should happen next time",
       .type = FieldType::words,
       .hint = "This goes into the crisis plan, too",
       .search = true,
       .onlyIf = talked(),
       .group = "Next time"},
      {.key = "wish",
       .label = "Does {first} want to",
       .type = FieldType::many,
       .choices = {{"complaint", "Complain"}, {"safeguarding", "Raise a safeguarding concern"}},
       .onlyIf = talked()},
      {.key = "consent",
       .label = "What may be done with this",
       .type = FieldType::one,
       .choices = {{codes::kPrivate, "Nothing: between us", true, "Private"},
                   {codes::kLearningOnly, "Learn from it without the name", true, "Learning only"},
                   {codes::kShareWithWard, "Share it with the ward", true, "Shared"}},
       .hint = "Kept between you, it is counted all the same: that you talked, without name or words",
       .onlyIf = talked(),
       .group = "What {first} allows"},
      {.key = "learning",
       .label = "What should be learned",
       .type = FieldType::text,
       .hint = "Without names, if only learning is allowed",
       .search = true,
       .onlyIf = {"consent", {codes::kLearningOnly, codes::kShareWithWard}},
       .group = "What we learn"},
      {.key = "owner",
       .label = "Who sees to it",
       .onlyIf = {"consent", {codes::kLearningOnly, codes::kShareWithWard}}},
      {.key = "due",
       .label = "By when",
       .type = FieldType::date,
       .onlyIf = {"consent", {codes::kLearningOnly, codes::kShareWithWard}}},
      {.key = "weDid",
       .label = "You said, we did",
       .type = FieldType::text,
       .search = true,
       .onlyIf = {"consent", {codes::kShareWithWard}}},
      {.key = "toldBack",
       .label = "Was {first} told?",
       .type = FieldType::yesNo,
       .onlyIf = {"consent", {codes::kShareWithWard}}},
      {.key = "wellbeing",
       .label = "And you? How are you after this",
       .type = FieldType::scale,
       .hint = "Only for yourself: it goes into your reflections",
       .onlyIf = talked(),
       .group = "And you?",
       .own = true},
  };
  return kind;
}

Kind learningKind() {
  Kind kind{.name = codes::kLearning,
            .title = "Learning point",
            .plural = "Learning points",
            .when = "due",
            .heading = "what"};
  kind.outcome = {"weDid", "toldBack"};
  kind.leadsTo = afterLearning;
  kind.mark = Mark::info;
  kind.fields = {
      {.key = "what",
       .label = "What should be learned",
       .must = true,
       .most = 4000,
       .search = true,
       .missing = "Say what should be learned."},
      {.key = "owner", .label = "Who sees to it", .search = true, .recent = true},
      {.key = "due", .label = "By when", .type = FieldType::date},
      {.key = "done", .label = "Done?", .type = FieldType::yesNo, .later = true},
      {.key = "weDid", .label = "You said, we did", .type = FieldType::text, .search = true},
      {.key = "toldBack", .label = "Were people told?", .type = FieldType::yesNo},
  };
  return kind;
}

}  // namespace alongside
