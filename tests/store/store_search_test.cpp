#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "core/text.h"
#include "store/field_scan.h"
#include "store/search_text.h"
#include "store/store.h"
#include "store_tablets.h"

using namespace alongside;
using test::idOf;
using test::Tablet;

namespace {

std::vector<Id> idsOf(const std::vector<Hit>& hits) {
  std::vector<Id> ids;
  for (const Hit& hit : hits) ids.push_back(hit.record);
  return ids;
}

}  // namespace

TEST_CASE("all words must occur, in any order, with or without accents and capitals") {
  Tablet tablet("a");
  tablet.write(idOf(1), "person", Op::create, {{"name", "Đặng Thu Hà"}});
  tablet.write(idOf(2), "session", Op::create,
               {{"notes", "We sat in the Garden and talked about the café."}, {"when", "2026-11-20T09:00"}});
  tablet.write(idOf(3), "session", Op::create,
               {{"notes", "The garden was closed."}, {"when", "2026-11-21T09:00"}});
  const Store& store = tablet.store;
  CHECK(idsOf(store.search("garden", 10)) == std::vector<Id>{idOf(3), idOf(2)});
  CHECK(idsOf(store.search("CAFE gard", 10)) == std::vector<Id>{idOf(2)});
  CHECK(idsOf(store.search("dang", 10)) == std::vector<Id>{idOf(1)});
  CHECK(store.search("garden swimming", 10).empty());
  CHECK(store.search("", 10).empty());
  CHECK(store.search(" \n\x01 ", 10).empty());
  std::size_t total = 0;
  CHECK(store.search("a", 1, &total).size() == 1);
  CHECK(total == 3);
}

TEST_CASE("people come first, then what is newest") {
  Tablet tablet("a");
  tablet.write(idOf(1), "session", Op::create, {{"notes", "Rowan came."}, {"when", "2026-11-21T09:00"}});
  tablet.write(idOf(2), "session", Op::create, {{"notes", "Rowan left."}, {"when", "2026-11-22T09:00"}});
  tablet.write(idOf(3), "person", Op::create, {{"name", "Rowan Tree"}});
  CHECK(idsOf(tablet.store.search("rowan", 10)) == std::vector<Id>{idOf(3), idOf(2), idOf(1)});
}

TEST_CASE("a hit shows the words around it as they were written") {
  Tablet tablet("a");
  const std::string notes =
      "Ξένια began with something quite different and went on about it for a while.\nThen the Café on the "
      "corner, "
      "where her brother works on Saturdays and which she has not visited since the spring of last year.";
  tablet.write(idOf(1), "session", Op::create, {{"notes", notes}});
  const auto hits = tablet.store.search("cafe", 10);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].key == "notes");
  CHECK(hits[0].context.substr(hits[0].begin, hits[0].end - hits[0].begin) == "Café");
  CHECK(hits[0].context.starts_with("…"));
  CHECK(hits[0].context.ends_with("…"));
  CHECK(hits[0].context.find('\n') == std::string::npos);
  CHECK(validUtf8(hits[0].context));
  CHECK(hits[0].context.find("Then the Café on the corner, where her brother") != std::string::npos);
}

TEST_CASE("an NHS number is found with and without its spaces") {
  Tablet tablet("a");
  tablet.write(idOf(1), "person", Op::create, {{"name", "A B"}, {"nhs", "9434765919"}});
  CHECK(tablet.store.search("943 476 5919", 10).size() == 1);
  CHECK(tablet.store.search("9434765919", 10).size() == 1);
  CHECK(tablet.store.search("9434765918", 10).empty());
}

TEST_CASE("what was corrected is found by its new words only, and what is void is not found") {
  Tablet tablet("a");
  tablet.write(idOf(1), "session", Op::create, {{"notes", "hedgehog"}});
  CHECK(tablet.store.search("hedgehog", 10).size() == 1);
  tablet.write(idOf(1), "session", Op::correct, {{"notes", "badger"}}, "It was a badger");
  CHECK(tablet.store.search("hedgehog", 10).empty());
  CHECK(tablet.store.search("badger", 10).size() == 1);
  tablet.write(idOf(1), "session", Op::voided, {{"notes", "badger"}}, "Wrong person");
  CHECK(tablet.store.search("badger", 10).empty());
}

TEST_CASE("search finds the same records as reading every text does") {
  Tablet tablet("a");
  std::mt19937 dice(7);
  const char* words[] = {"tea", "team",  "steam", "garden", "Ägypten", "aegypten",
                         "o",   "naïve", "Đặng",  "ward",   "a",       "rounds"};
  std::vector<std::pair<Id, std::string>> texts;
  for (std::uint64_t n = 1; n <= 400; ++n) {
    std::string notes;
    for (std::size_t i = dice() % 6; i > 0; --i)
      notes += std::string(words[dice() % 12]) + (dice() % 3 ? " " : "\n");
    tablet.write(idOf(n), "session", Op::create, {{"notes", notes}});
    texts.emplace_back(idOf(n), fold(notes));
  }
  for (int round = 0; round < 2; ++round) {
    for (const char* a : words) {
      for (const char* b : words) {
        std::size_t expected = 0;
        for (const auto& [id, text] : texts) {
          if (text.find(fold(a)) != std::string::npos && text.find(fold(b)) != std::string::npos) ++expected;
        }
        std::size_t total = 0;
        tablet.store.search(std::string(a) + ' ' + b, 3, &total);
        CHECK(total == expected);
      }
    }
    for (auto& [id, text] : texts) {  // and again after everything was rewritten
      if (dice() % 2) continue;
      tablet.write(id, "session", Op::amend, {{"notes", "rewritten team"}});
      text = "rewritten team";
    }
  }
}

TEST_CASE("words that were replaced many times do not fill the memory or come back") {
  SearchText text;
  const std::string filler(2000, 'x');
  for (std::uint32_t round = 0; round < 3000; ++round) {
    text.set(round % 7, "now" + std::to_string(round) + filler);
  }
  CHECK(text.find({"now2999"}) == std::vector<std::uint32_t>{2999 % 7});
  CHECK(text.find({"now100x"}).empty());
  CHECK(text.find({"xxxx"}).size() == 7);
  text.set(3, "");
  CHECK(text.find({"xxxx"}).size() == 6);
  const std::string large(std::size_t{3} << 20, 'y');
  text.set(9, large + "needle");
  CHECK(text.find({"needle"}) == std::vector<std::uint32_t>{9});
  CHECK(text.find({std::string(300, 'y') + "needle"}) == std::vector<std::uint32_t>{9});
}

TEST_CASE("single members are read out of a text as a full reader would, and malformed text ends early") {
  const Json object{{"a", "plain"}, {"b", "quo\"te\\"}, {"c", {1, {{"x", "]}"}}, "\\\""}},
                    {"d", true},    {"e", -12},         {"f", "ü\n"}};
  std::size_t members = 0;
  const std::string text = canonical(object);
  for (FieldScan scan(text); scan.next(); ++members) {
    CHECK(Json::parse(scan.value()) == object[std::string(scan.key())]);
    if (object[std::string(scan.key())].is_string())
      CHECK(Json(plainText(scan.value())) == object[std::string(scan.key())]);
  }
  CHECK(members == object.size());
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    std::size_t some = 0;
    const std::string part = text.substr(0, cut);
    for (FieldScan scan(part); scan.next();) ++some;
    CHECK(some <= members);
  }
  std::vector<std::string> texts;
  eachText(R"(["a","b\"c",3,["no"],"d"])", [&](std::string one) { texts.push_back(std::move(one)); });
  CHECK(texts == std::vector<std::string>{"a", "b\"c", "d"});
}

TEST_CASE("60,000 records load, list and search at once") {
  using Clock = std::chrono::steady_clock;
  std::vector<Revision> revisions;
  revisions.reserve(60'000);
  std::mt19937 dice(1);
  const char* words[] = {"garden", "talked", "about", "the", "ward", "round",
                         "and",    "what",   "helps", "at",  "night"};
  for (std::uint32_t n = 0; n < 60'000; ++n) {
    Revision revision;
    revision.rec = idOf(n + 1'000);
    revision.kind = "session";
    revision.hlc = {1'795'000'000'000 + n, 0, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq"};
    revision.device = revision.hlc.device;
    revision.author = "Somebody";
    std::string notes;
    while (notes.size() < 480) notes += std::string(words[dice() % 11]) + ' ';
    if (n == 31'415) notes += "zeppelin";
    revision.fields = "{\"notes\":\"" + notes + "\",\"person\":\"" + idOf(1 + n % 500).text() +
                      "\",\"when\":\"2026-" + std::to_string(10 + n % 3) + "-" + std::to_string(10 + n % 19) +
                      "T14:30\"}";
    for (std::size_t i = 0; i < 8; ++i) revision.rev.bytes[i] = static_cast<std::uint8_t>(dice());
    revisions.push_back(std::move(revision));
  }
  const auto start = Clock::now();
  Store store;
  store.reserve(revisions.size());
  for (Revision& revision : revisions) store.add(std::move(revision));
  const std::size_t listed = store.ofKind("session").size();
  const auto loaded = Clock::now();
  store.prepareSearch();
  const auto prepared = Clock::now();
  std::size_t total = 0;
  store.search("zeppelin", 20, &total);
  const auto found = Clock::now();
  std::size_t common = 0;
  store.search("garden night", 20, &common);
  const auto foundCommon = Clock::now();
  const auto ms = [](auto from, auto to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
  };
  MESSAGE("load and list " << ms(start, loaded) << " ms, search words " << ms(loaded, prepared)
                           << " ms, rare word " << ms(prepared, found) << " ms, common words "
                           << ms(found, foundCommon) << " ms");
  CHECK(listed == 60'000);
  CHECK(store.about(idOf(1)).size() == 120);
  CHECK(total == 1);
  CHECK(common > 50'000);
}
