// Answers as they are read: in words, in search, in the list of what changed.
#include "answers.h"

using namespace alongside;
using namespace alongside::test;

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

TEST_CASE("how long after it happened something was is said in minutes, hours or days") {
  const Field& talked = *kindNamed(codes::kDebrief)->field("talkedAt");
  const auto after = [&](const char* when, const char* then) {
    return sinceInWords(talked, {{"when", when}, {"talkedAt", then}});
  };
  CHECK(after("2026-11-21T22:40", "2026-11-21T22:41") == "1 minute after");
  CHECK(after("2026-11-21T22:40", "2026-11-22T00:39") == "119 minutes after");
  CHECK(after("2026-11-21T22:40", "2026-11-22T00:40") == "2 hours after");
  CHECK(after("2026-11-21T22:40", "2026-11-24T15:15") == "64 hours after");
  CHECK(after("2026-11-21T22:40", "2026-11-21T22:39").empty());
  CHECK(sinceInWords(talked, {{"talkedAt", "2026-11-24T15:15"}}).empty());
  const Field& offered = *kindNamed(codes::kDebrief)->field("offeredOn");
  CHECK(sinceInWords(offered, {{"when", "2026-11-21T22:40"}, {"offeredOn", "2026-11-21"}}) == "the same day");
  CHECK(sinceInWords(offered, {{"when", "2026-11-21T22:40"}, {"offeredOn", "2026-11-23"}}) == "2 days after");
  CHECK(inWords(talked, {{"when", "2026-11-21T22:40"}, {"talkedAt", "2026-11-24T15:15"}}, {2026, 11, 24}) ==
        "Today, 15:15, 64 hours after");
}
