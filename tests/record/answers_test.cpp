// What may be saved, and what is said otherwise.
#include "answers.h"

#include "record/common.h"

using namespace alongside;
using namespace alongside::test;

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

TEST_CASE("a minute to eight hours") {
  CHECK(said(session(), with(oneToOne(), "minutes", 0), "minutes") != "");
  CHECK(said(session(), with(oneToOne(), "minutes", 5), "minutes") == "");
  CHECK(said(session(), with(oneToOne(), "minutes", 480), "minutes") == "");
  CHECK(said(session(), with(oneToOne(), "minutes", 481), "minutes") ==
        "This is longer than 8 hours. Check how long it was.");
}

TEST_CASE("‘You and me’ shuts out the others and keeps the record on the tablet") {
  CHECK(said(session(), with(oneToOne(), "seenBy", {"me", "ward"}), "seenBy") ==
        "‘You and me’ means nobody else. Choose that, or the others.");
  CHECK(fine(session(), with(oneToOne(), "seenBy", {"me"})));
  CHECK(whyStays(session(), with(oneToOne(), "seenBy", {"me"})) == Stays::youAndMe);
  CHECK(whyStays(session(), oneToOne()) == Stays::no);
}

TEST_CASE("'you and me' and the others take each other out, and the others stand beside each other") {
  const Json me = Json::array({"me"}), ward = Json::array({"ward"}),
             both = Json::array({"ward", "coordinator"});
  CHECK(seenByAfter(ward, both) == both);
  CHECK(seenByAfter(both, Json::array({"ward", "coordinator", "me"})) == me);
  CHECK(seenByAfter(me, Json::array({"me", "ward"})) == ward);
  CHECK(seenByAfter(Json(), Json()) == Json());
}

TEST_CASE("each answer to who may see it does what it says, and no answer is none") {
  CHECK(whyStays(session(), with(oneToOne(), "seenBy", {"coordinator"})) == Stays::no);
  CHECK(whyStays(session(), with(oneToOne(), "seenBy", {"ward"})) == Stays::wardAlone);
  CHECK(whyStays(session(), with(oneToOne(), "seenBy", Json::array())) == Stays::notAsked);
  CHECK(whyStays(session(), Json::object()) == Stays::notAsked);
  // Where nobody met, there was nothing to ask.
  CHECK(whyStays(session(), {{"attendance", codes::kDidNotCome}}) == Stays::no);
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
  CHECK_FALSE(staysHere(followUp(), due));
  CHECK(staysHere(followUp(), with(due, codes::kBetweenUs, true)));
  CHECK_FALSE(staysHere(followUp(), with(due, codes::kBetweenUs, false)));
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
