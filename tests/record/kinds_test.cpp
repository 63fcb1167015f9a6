#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "record/codes.h"
#include "record/kind.h"

using namespace alongside;

namespace {

bool lowerCamel(std::string_view key) {
  return !key.empty() && key.size() <= 24 && key[0] >= 'a' && key[0] <= 'z' &&
         std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool isChoice(const Field& field) { return field.type == FieldType::one || field.type == FieldType::many; }

/// "kind.key type", and "kind.key=code" for every code: what stored records are made of.
std::set<std::string> releasedNames() {
  constexpr std::string_view kTypes[] = {"line",      "text",    "words", "one",    "many",   "yesNo",
                                         "scale",     "minutes", "date",  "moment", "person", "record",
                                         "nhsNumber", "people",  "count", "rows"};
  std::set<std::string> names;
  for (const Kind& kind : kinds()) {
    for (const Field& field : kind.fields) {
      const std::string name = std::string(kind.name) + "." + std::string(field.key);
      names.insert(name + " " + std::string(kTypes[static_cast<std::size_t>(field.type)]));
      for (const Choice& choice : field.choices) names.insert(name + "=" + std::string(choice.code));
      for (const Field& part : field.parts) {
        const std::string inside = name + "." + std::string(part.key);
        names.insert(inside + " " + std::string(kTypes[static_cast<std::size_t>(part.type)]));
        for (const Choice& choice : part.choices) names.insert(inside + "=" + std::string(choice.code));
      }
    }
  }
  return names;
}

}  // namespace

TEST_CASE("the kinds of this version are found by their stored names") {
  CHECK(kinds().size() == 29);
  for (const Kind& kind : kinds()) CHECK(kindNamed(kind.name) == &kind);
  CHECK(kindNamed(codes::kPerson)->title == "Person");
  CHECK(kindNamed(codes::kSession)->title == "One-to-one");
  CHECK(kindNamed(codes::kFollowUp)->title == "Follow-up");
  CHECK(kindNamed("") == nullptr);
  CHECK(kindNamed("Person") == nullptr);
}

TEST_CASE("every description is well formed") {
  std::set<std::string_view> names;
  for (const Kind& kind : kinds()) {
    CAPTURE(std::string(kind.name));
    CHECK(names.insert(kind.name).second);
    CHECK_FALSE(kind.title.empty());
    CHECK_FALSE(kind.plural.empty());
    for (const std::string_view key : {kind.person, kind.when, kind.heading}) {
      CHECK((key.empty() || kind.field(key) != nullptr));
    }
    if (!kind.person.empty()) CHECK(kind.field(kind.person)->type == FieldType::person);
    if (!kind.heading.empty()) CHECK(kind.field(kind.heading)->search);
    CHECK((kind.gathers ? kind.leadsTo != nullptr && kind.person.empty() : true));
    CHECK_FALSE(kind.link.empty());
    for (const std::string_view key : kind.outcome) CHECK(kind.field(key) != nullptr);
    if (!kind.outcome.empty()) {
      const auto& answers = kind.field(kind.outcome.front())->choices;
      CHECK((kind.askAgain.empty() || std::ranges::contains(answers, kind.askAgain, &Choice::code)));
    }
    if (!kind.againOn.empty()) {
      REQUIRE(kind.field(kind.againOn) != nullptr);
      CHECK(kind.field(kind.againOn)->type == FieldType::date);
      CHECK_FALSE(kind.askAgain.empty());
    }
    CHECK(std::ranges::any_of(kind.fields, &Field::must));

    std::set<std::string_view> keys;
    for (const Field& field : kind.fields) {
      CAPTURE(std::string(field.key));
      CHECK(lowerCamel(field.key));
      CHECK(keys.insert(field.key).second);
      CHECK_FALSE(field.label.empty());
      CHECK(isChoice(field) == !field.choices.empty());
      CHECK((field.must ? field.onlyIf.key.empty() : true));  // a must that may not apply is no must
      CHECK((field.must ? !field.missing.empty() : true));
      CHECK((field.extra ? !field.must : true));
      CHECK((field.column == 0 || field.column == 1));
      CHECK((field.more.empty() || isChoice(field)));
      CHECK((field.type == FieldType::rows) == !field.parts.empty());
      CHECK((field.own ? !field.must : true));
      CHECK((field.later ? !field.must : true));
      CHECK((field.of.empty() || (field.type == FieldType::record && kindNamed(field.of) != nullptr)));
      CHECK((field.recent ? field.type == FieldType::line : true));
      for (const Field& part : field.parts) {
        CAPTURE(std::string(part.key));
        CHECK(lowerCamel(part.key));
        CHECK_FALSE(part.label.empty());
        CHECK((part.must ? !part.missing.empty() : true));
        CHECK((part.type == FieldType::line || part.type == FieldType::text || part.type == FieldType::date ||
               part.type == FieldType::yesNo || part.type == FieldType::one || part.type == FieldType::many ||
               part.type == FieldType::minutes || part.type == FieldType::moment ||
               (part.type == FieldType::person && &part == &field.parts.front())));
        CHECK((part.type == FieldType::one || part.type == FieldType::many) == !part.choices.empty());
      }

      std::set<std::string_view> codes;
      for (const Choice& choice : field.choices) {
        CAPTURE(std::string(choice.code));
        CHECK_FALSE(choice.code.empty());
        CHECK_FALSE(choice.label.empty());
        CHECK(codes.insert(choice.code).second);
      }
      if (isChoice(field)) CHECK(std::ranges::any_of(field.choices, &Choice::common));
      if (field.onlyIf.key.empty()) continue;
      const Field* other = kind.field(field.onlyIf.key);
      REQUIRE(other != nullptr);
      CHECK(other != &field);
      for (const std::string_view code : field.onlyIf.codes) {
        const bool known = code.empty() ||
                           (other->type == FieldType::yesNo && (code == "yes" || code == "no")) ||
                           std::ranges::find(other->choices, code, &Choice::code) != other->choices.end();
        CHECK(known);
      }
    }
  }
}

TEST_CASE("what is offered has a button, a picture and a line, and nothing else is offered") {
  std::set<std::pair<Offered, int>> places;
  for (const Kind& kind : kinds()) {
    CAPTURE(std::string(kind.name));
    if (kind.offered == Offered::no) {
      CHECK(kind.brief.empty());
      continue;
    }
    CHECK_FALSE(kind.act.empty());
    CHECK_FALSE(kind.brief.empty());
    CHECK(kind.brief.size() <= 34);  // characters that a tile has room for
    CHECK(kind.mark != Mark::card);
    CHECK(places.insert({kind.offered, kind.offeredAt}).second);
  }
}

TEST_CASE("what a new record begins with, and what is drawn of it, are answers that it has") {
  for (const Kind& kind : kinds()) {
    CAPTURE(std::string(kind.name));
    Fields begun = Fields::object();
    for (const Begins& begins : kind.begins) {
      REQUIRE(kind.field(begins.key) != nullptr);
      begun[std::string(begins.key)] = begins.answer;
    }
    Fields stored = normalise(kind, begun);
    for (const Begins& begins : kind.begins) CHECK(stored[std::string(begins.key)] == begins.answer);
    for (const std::string_view key : kind.asLast) CHECK(kind.field(key) != nullptr);
    CHECK((kind.asLast.empty() || !kind.person.empty()));
    if (kind.whenFromNow) {
      const Field* when = kind.field(kind.when);
      REQUIRE(when != nullptr);
      CHECK((when->future || *kind.whenFromNow <= 0));
    }
    if (kind.inDay) CHECK_FALSE(kind.when.empty());
    if (!kind.course.empty()) {
      REQUIRE(kind.field(kind.course) != nullptr);
      CHECK(kind.field(kind.course)->type == FieldType::scale);
      REQUIRE(kind.field(kind.when) != nullptr);
      CHECK(kind.field(kind.when)->type == FieldType::date);
    }
  }
}

TEST_CASE("what people read is plain: no exclamation marks, no stops in labels, stops in sentences") {
  for (const Kind& kind : kinds()) {
    for (const Field& field : kind.fields) {
      CAPTURE(std::string(kind.name) + "." + std::string(field.key));
      for (const std::string_view text : {field.label, field.hint, field.group, field.more, field.missing}) {
        CHECK(text.find('!') == std::string_view::npos);
        CHECK(text.find('\'') == std::string_view::npos);  // apostrophes are curly
      }
      CHECK_FALSE(field.label.ends_with('.'));
      CHECK_FALSE(field.group.ends_with('.'));
      CHECK((field.missing.empty() || field.missing.ends_with('.')));
      for (const Choice& choice : field.choices) CHECK_FALSE(choice.label.ends_with('.'));
    }
  }
}

TEST_CASE("released names never vanish and never change their type") {
  const std::set<std::string> names = releasedNames();
  std::set<std::string> released;
  for (const char* file :
       {"/golden/kinds-v1.txt", "/golden/kinds-v2.txt", "/golden/kinds-v3.txt", "/golden/kinds-v4.txt"}) {
    std::ifstream golden(std::string(ALONGSIDE_TESTS_DIR) + file);
    REQUIRE(golden);
    for (std::string line; std::getline(golden, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      released.insert(line);
      CAPTURE(line);
      CHECK(names.contains(line));
    }
  }
  CHECK(released.size() > 600);
  for (const std::string& name : names) {
    if (!released.contains(name)) MESSAGE("not in the golden file yet: " << name);
  }
}

TEST_CASE("contact details and interests merge by field, everything else by record") {
  for (const Kind& kind : kinds()) {
    for (const Field& field : kind.fields) {
      const bool byField = kind.name == codes::kPerson &&
                           (field.key == "phone" || field.key == "contact" || field.key == "tags");
      CAPTURE(std::string(field.key));
      CHECK((field.merge == Merge::field) == byField);
    }
  }
}

TEST_CASE("only on time and late are counted as met") {
  for (const Choice& choice : kindNamed(codes::kSession)->field("attendance")->choices) {
    CHECK(codes::attended(choice.code) == choice.label.starts_with("Yes"));
  }
  CHECK_FALSE(codes::attended(""));
}

TEST_CASE("there is no place for what a worker shared of their own life") {
  const Kind& session = *kindNamed(codes::kSession);
  CHECK(session.field("shared")->type == FieldType::yesNo);
  for (const Field& field : session.fields) CHECK(field.onlyIf.key != "shared");
}

TEST_CASE("what came of a follow-up is asked once it is done, and a next step is called one") {
  const Kind& followUp = *kindNamed(codes::kFollowUp);
  CHECK_FALSE(applies(*followUp.field("outcome"), {{"done", false}}));
  CHECK(applies(*followUp.field("outcome"), {{"done", true}}));
  CHECK(kindNamed(codes::kSession)->field("next")->label == "Next step");
}
