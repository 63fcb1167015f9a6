// Answers as they are stored.
#include "answers.h"

using namespace alongside;
using namespace alongside::test;

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
