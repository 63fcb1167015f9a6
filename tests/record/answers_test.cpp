#include <doctest/doctest.h>

#include <algorithm>

#include "core/text.h"
#include "record/codes.h"
#include "record/kind.h"

using namespace alongside;

namespace {

constexpr Moment kNow{{2026, 11, 24}, 15 * 60 + 6};
constexpr std::string_view kImogen = "019ab3f0-7c3e-7a41-9d0f-0123456789ab";

const Kind& session() { return *kindNamed(codes::kSession); }
const Kind& person() { return *kindNamed(codes::kPerson); }
const Kind& followUp() { return *kindNamed(codes::kFollowUp); }

Fields oneToOne() {
  return *parseJson(
      R"({"person":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","when":"2026-11-24T14:30","minutes":30,
    "mechanism":"01","location":"N01","attendance":"5","themes":["sleep","leave"],
    "words":"Slept through for the first time.","shared":true,"worry":false,
    "next":"Ask about Sunday leave","nextOn":"2026-11-26","seenBy":["ward","coordinator"]})");
}

Fields with(Fields fields, std::string_view key, Json value) {
  fields[std::string(key)] = std::move(value);
  return fields;
}

/// The sentence about one field; a warning begins with "(w) ".
std::string said(const Kind& kind, const Fields& fields, std::string_view key) {
  for (const FieldFault& fault : validate(kind, fields, kNow)) {
    if (fault.key == key) return (fault.warning ? "(w) " : "") + fault.sentence;
  }
  return {};
}

bool fine(const Kind& kind, const Fields& fields) { return validate(kind, fields, kNow).empty(); }

}  // namespace

TEST_CASE("a session of every day can be saved") {
  CHECK(fine(session(), oneToOne()));
  CHECK(normalise(session(), oneToOne()) == oneToOne());
}

TEST_CASE("who and when are all that a session must have") {
  CHECK(said(session(), Json::object(), "person") == "Choose who this was with.");
  CHECK(said(session(), Json::object(), "when") == "Choose when this was.");
  CHECK(validate(session(), Json::object(), kNow).size() == 2);
  CHECK(validate(session(), Json::object(), kNow)[0].key == "person");
  CHECK(fine(session(),
             *parseJson(R"({"person":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","when":"2026-11-24T15:06"})")));
}

TEST_CASE("a session cannot lie in the future") {
  CHECK(said(session(), with(oneToOne(), "when", "2026-11-25T09:00"), "when") ==
        "This is in the future. Check the day.");
  CHECK(said(session(), with(oneToOne(), "when", "2026-11-24T15:07"), "when") ==
        "This is in the future. Check the time.");
  CHECK(said(session(), with(oneToOne(), "when", "2026-11-24T15:06"), "when") == "");
  CHECK(said(session(), with(oneToOne(), "when", "2025-11-20T15:06"), "when") ==
        "(w) This is more than a year ago. Check the year.");
  CHECK(said(session(), with(oneToOne(), "when", "2026-11-31T15:06"), "when") ==
        "There is no such day or time. Choose it once more.");
}

TEST_CASE("five minutes to eight hours") {
  CHECK(said(session(), with(oneToOne(), "minutes", 4), "minutes") != "");
  CHECK(said(session(), with(oneToOne(), "minutes", 5), "minutes") == "");
  CHECK(said(session(), with(oneToOne(), "minutes", 480), "minutes") == "");
  CHECK(said(session(), with(oneToOne(), "minutes", 481), "minutes") ==
        "This is longer than 8 hours. Check how long it was.");
}

TEST_CASE("‘You and me’ shuts out the others and keeps the record on the tablet") {
  CHECK(said(session(), with(oneToOne(), "seenBy", {"me", "ward"}), "seenBy") ==
        "‘You and me’ means nobody else. Choose that, or the others.");
  CHECK(fine(session(), with(oneToOne(), "seenBy", {"me"})));
  CHECK(session().keptBack(with(oneToOne(), "seenBy", {"me"})));
  CHECK_FALSE(session().keptBack(oneToOne()));
  CHECK_FALSE(session().keptBack(Json::object()));
}

TEST_CASE("a worry needs its words") {
  const Fields worried = with(oneToOne(), "worry", true);
  CHECK(said(session(), worried, "worryWhat") == "Say what worried you, and whom you told.");
  CHECK(said(session(), with(worried, "worryWhat", " \n"), "worryWhat") != "");
  CHECK(fine(session(), with(worried, "worryWhat", "Told Ama on the ward.")));
}

TEST_CASE("a worry between ‘you and me’ is pointed out, since nobody else will read it") {
  const Fields worried = with(with(oneToOne(), "worry", true), "worryWhat", "Told nobody yet.");
  CHECK(said(session(), with(worried, "seenBy", {"me"}), "seenBy") ==
        "(w) You are worried, and this stays on the tablet. Make sure that somebody has been told.");
  CHECK(said(session(), worried, "seenBy") == "");
}

TEST_CASE("a follow-up of a session between ‘you and me’ stays on the tablet too") {
  const Fields due = {{"what", "Ask about leave"}, {"due", "2027-01-04"}};
  CHECK_FALSE(followUp().keptBack(due));
  CHECK(followUp().keptBack(with(due, codes::kBetweenUs, true)));
  CHECK_FALSE(followUp().keptBack(with(due, codes::kBetweenUs, false)));
}

TEST_CASE("a mood after without one before is an answer too") {
  CHECK(fine(session(), with(oneToOne(), "moodAfter", 7)));
  CHECK(said(session(), with(oneToOne(), "moodAfter", 11), "moodAfter") == "Choose a number from 0 to 10.");
  CHECK(said(session(), with(oneToOne(), "moodAfter", 0), "moodAfter") == "");
}

TEST_CASE("a next step's day asks for the step") {
  Fields fields = oneToOne();
  fields.erase("next");
  CHECK(said(session(), fields, "next") == "Say what the next step is, or take its day away.");
  CHECK(said(session(), with(oneToOne(), "nextOn", "2026-11-20"), "nextOn").starts_with("(w) "));
}

TEST_CASE("a session that did not happen keeps its reason and next step, and nothing that needs a meeting") {
  const Fields kept = normalise(session(), with(oneToOne(), "attendance", std::string(codes::kDidNotCome)));
  std::vector<std::string> keys;
  for (const auto& [key, value] : kept.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"attendance", "next", "nextOn", "person", "when", "worry"});
  CHECK(fine(session(), kept));
}

TEST_CASE("words typed before anybody said whether they met are kept") {
  Fields fields = oneToOne();
  fields.erase("attendance");
  CHECK(normalise(session(), fields) == fields);
}

TEST_CASE("a hundred thousand characters are taken, one more is refused in words") {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "é";
  CHECK(fine(session(), with(oneToOne(), "words", words)));
  CHECK(said(session(), with(oneToOne(), "words", words + "é"), "words") ==
        "This is longer than 100,000 characters. Shorten it, or carry on in a second record.");
  CHECK(said(session(), with(oneToOne(), "next", std::string(201, 'a')), "next") ==
        "This is longer than 200 characters. Shorten it.");
}

TEST_CASE("a person needs a name, and a birth in a possible year") {
  const Fields imogen = *parseJson(R"({"name":"Imogen Farrow","born":"1991-03-14","nhs":"9993014729"})");
  CHECK(fine(person(), imogen));
  CHECK(said(person(), Json::object(), "name") == "Write a name, or what they are called.");
  CHECK(said(person(), with(imogen, "name", "   "), "name") != "");
  CHECK(said(person(), with(imogen, "born", "2026-11-25"), "born") ==
        "This is in the future. Check the day.");
  CHECK(said(person(), with(imogen, "born", "1899-12-31"), "born") == "This is before 1900. Check the year.");
  CHECK(said(person(), with(imogen, "born", "1900-01-01"), "born") == "");
  CHECK(said(person(), with(imogen, "born", "31/2/1991"), "born") ==
        "There is no such day. Write it like 24/11/2026.");
  CHECK(said(person(), with(imogen, "wardSince", "1990-01-01"), "wardSince") ==
        "This is before they were born. Check the day.");
}

TEST_CASE("an NHS number that does not check says what to do") {
  const auto about = [](std::string_view typed) {
    return said(person(), {{"name", "A"}, {"nhs", typed}}, "nhs");
  };
  CHECK(about("999 301 4720") == "The last digit does not fit. Read it out once more.");
  CHECK(about("999 301 472") == "An NHS number has 10 digits. This one has 9.");
  CHECK(about("999 301 472x") == "An NHS number holds digits only.");
  CHECK(about("000 000 0000") == "This is nobody’s number. Read it out once more.");
  CHECK(about("999 301 4729") == "");
}

TEST_CASE("consent without its day and an EMIS number without its practice are pointed out, not refused") {
  const Fields fields = {{"name", "A"}, {"consent", "yes"}, {"emis", "12"}};
  CHECK(said(person(), fields, "consentOn").starts_with("(w) "));
  CHECK(said(person(), fields, "emisPractice").starts_with("(w) "));
  CHECK(saveable(validate(person(), fields, kNow)));
  CHECK_FALSE(saveable(validate(person(), Json::object(), kNow)));
}

TEST_CASE("sharing ends with the consent that it hung on") {
  const Fields agreed = {
      {"name", "A"}, {"consent", "yes"}, {"consentOn", "2026-11-01"}, {"shares", {"family"}}};
  CHECK(normalise(person(), agreed) == agreed);
  const Fields withdrawn = normalise(person(), with(agreed, "consent", "withdrawn"));
  CHECK_FALSE(withdrawn.contains("shares"));
  CHECK(withdrawn.contains("consentOn"));
}

TEST_CASE("a follow-up needs something to do and a day") {
  CHECK(said(followUp(), Json::object(), "what") == "Say what is to be done.");
  CHECK(said(followUp(), Json::object(), "due") == "Choose a day.");
  const Fields due = {{"what", "Ask about leave"}, {"due", "2027-01-04"}, {"person", kImogen}};
  CHECK(fine(followUp(), due));
  CHECK(said(followUp(), with(with(due, "done", true), "doneOn", "2026-11-25"), "doneOn") ==
        "This is in the future. Check the day.");
  CHECK_FALSE(
      normalise(followUp(), with(with(due, "done", false), "doneOn", "2026-11-20")).contains("doneOn"));
}

TEST_CASE("answers are stored trimmed, cleaned, in order and without the empty ones") {
  const Fields typed = {{"name", "  Imogen\tFarrow \n"},
                        {"pronouns", "  "},
                        {"tags", nullptr},
                        {"born", "14/3/91"},
                        {"nhs", "999 301 4729"},
                        {"matters", " Being outside.\r\nMy cat. \n"},
                        {"consent", "yes"},
                        {"shares", {"family", "ward", "family", ""}},
                        {"phone", ""},
                        {"bed", std::string("1\0002", 3)}};
  const Fields stored = normalise(person(), typed);
  CHECK(canonical(stored) ==
        R"({"bed":"12","born":"1991-03-14","consent":"yes","matters":"Being outside.\nMy cat.",)"
        R"("name":"Imogen Farrow","nhs":"9993014729","shares":["ward","family"]})");
}

TEST_CASE("what cannot be read yet is kept for the worker to mend") {
  const Fields stored = normalise(person(), {{"name", "A"}, {"born", " 31/2/1991"}, {"nhs", "999 301 4720"}});
  CHECK(textAt(stored, "born") == "31/2/1991");
  CHECK(textAt(stored, "nhs") == "999 301 4720");
}

TEST_CASE("a newer version's answers are kept as they are") {
  const Fields newer = {{"name", "A"},      {"starSign", {{"deep", {1, nullptr, ""}}}},
                        {"note", " x "},    {"legal", "zz"},
                        {"consent", "yes"}, {"shares", {"gp", "ward"}}};
  const Fields stored = normalise(person(), newer);
  CHECK(stored.at("starSign") == newer.at("starSign"));
  CHECK(stored.at("note") == " x ");
  CHECK(stored.at("shares") == Json({"ward", "gp"}));
  CHECK(said(person(), stored, "legal").starts_with("(w) "));
  CHECK(saveable(validate(person(), stored, kNow)));
}

TEST_CASE("answers of a wrong shape are named and never crash") {
  const Json shapes[] = {nullptr,
                         true,
                         3,
                         -1,
                         0.5,
                         "x",
                         "",
                         Json::array(),
                         {1, 2},
                         {"a", nullptr},
                         Json::object(),
                         {{"a", 1}},
                         std::string("\xFF\0", 2),
                         std::uint64_t{1} << 63};
  for (const Kind& kind : kinds()) {
    CHECK(normalise(kind, Json("no object")) == Json::object());
    CHECK_FALSE(validate(kind, Json(), kNow).empty());
    for (const Field& field : kind.fields) {
      for (const Json& shape : shapes) {
        const Fields fields = {{std::string(field.key), shape}};
        const Fields once = normalise(kind, fields);
        CHECK(normalise(kind, once) == once);
        validate(kind, fields, kNow);
        inWords(field, fields, kNow.date);
        searchText(kind, once);
        CHECK(parseJson(canonical(once)));
        for (const Field& other : kind.fields) applies(other, fields);
      }
    }
  }
  CHECK(said(session(), with(oneToOne(), "worry", "yes"), "worry") ==
        "This answer cannot be read. Give it once more.");
  CHECK(said(session(), with(oneToOne(), "minutes", 30.5), "minutes") ==
        "This answer cannot be read. Give it once more.");
  CHECK(said(session(), with(oneToOne(), "person", "Imogen"), "person") ==
        "This answer cannot be read. Give it once more.");
}

TEST_CASE("storing twice changes nothing, whatever was answered together") {
  // Every pair of plausible answers of every kind.
  for (const Kind& kind : kinds()) {
    std::vector<Fields> answers;
    for (const Field& field : kind.fields) {
      const std::string key(field.key);
      for (const Choice& choice : field.choices) {
        const Json code = std::string(choice.code);
        answers.push_back({{key, field.type == FieldType::many ? Json::array({code}) : code}});
      }
      if (field.type == FieldType::yesNo) answers.insert(answers.end(), {{{key, true}}, {{key, false}}});
      answers.push_back({{key, " 24/11/26\r\n"}});
      answers.push_back({{key, 5}});
    }
    for (const Fields& a : answers) {
      for (const Fields& b : answers) {
        Fields both = a;
        both.update(b);
        const Fields once = normalise(kind, both);
        if (normalise(kind, once) != once) FAIL_CHECK(canonical(both));
      }
    }
  }
}

TEST_CASE("answers are read out as people say them") {
  const Date today = kNow.date;
  const auto words = [&](const Kind& kind, std::string_view key, Json value) {
    return inWords(*kind.field(key), {{std::string(key), std::move(value)}}, today);
  };
  CHECK(words(session(), "mechanism", "01") == "Face to face");
  CHECK(words(session(), "mechanism", "zz") == "zz");
  CHECK(words(session(), "minutes", 40) == "40 minutes");
  CHECK(words(session(), "themes", {"sleep", "leave"}) == "Sleep, Leave");
  CHECK(words(session(), "when", "2026-11-24T14:30") == "Today, 14:30");
  CHECK(words(session(), "nextOn", "2026-11-26") == "26 November 2026");
  CHECK(words(session(), "moodAfter", 7) == "7 of 10");
  CHECK(words(session(), "shared", true) == "Yes");
  CHECK(words(session(), "worry", false) == "No");
  CHECK(words(session(), "person", kImogen) == "");
  CHECK(words(person(), "nhs", "9993014729") == "999 301 4729");
  CHECK(words(person(), "legal", "09") == "Section 37/41");
  CHECK(inWords(*person().field("name"), Json::object(), today) == "");
}

TEST_CASE("labels are written for the person they are about") {
  CHECK(labelled("In {first}’s words", "Immy") == "In Immy’s words");
  CHECK(labelled("In {first}’s words", "") == "In the person’s words");
  CHECK(labelled("{first} is happy for this to be seen by", "") ==
        "The person is happy for this to be seen by");
  CHECK(labelled("What {first} said to {first}", "{first}") == "What {first} said to {first}");
  CHECK(labelled("", "Immy") == "");
  CHECK(codes::calledName({{"name", "Imogen Farrow"}, {"preferred", "Immy"}}) == "Immy");
  CHECK(codes::calledName({{"name", "Imogen Farrow"}}) == "Imogen");
}

TEST_CASE("search finds words, themes and numbers, without case and accents") {
  const std::string text = searchText(session(), oneToOne());
  for (const std::string found : {"slept through", "sleep", "sunday leave"})
    CHECK(text.find(found) != std::string::npos);
  CHECK(text.find("face to face") == std::string::npos);
  const std::string people =
      searchText(person(), {{"name", "Đặng Ánh"}, {"nhs", "9993014729"}, {"preferred", "Ánh"}});
  for (const std::string found : {"dang anh", "9993014729", "999 301 4729"})
    CHECK(people.find(found) != std::string::npos);
  CHECK(searchText(person(), Json::object()).empty());
}

TEST_CASE("changed answers are named once each") {
  CHECK(changedKeys(oneToOne(), oneToOne()).empty());
  Fields other = with(with(oneToOne(), "minutes", 40), "notes", "x");
  other.erase("next");
  CHECK(changedKeys(oneToOne(), other) == std::vector<std::string>{"minutes", "next", "notes"});
  CHECK(changedKeys({}, {{"a", nullptr}}) == std::vector<std::string>{"a"});
}
