#include "exchange/import/known.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::array<ReferralSystem, 6> kSystems = {{{codes::kRio, "RiO", "rio"},
                                                     {codes::kIaptus, "IAPTUS", "iaptus"},
                                                     {codes::kEmis, "EMIS", "emis"},
                                                     {codes::kSystmOne, "SystmOne"},
                                                     {codes::kParis, "PARIS"},
                                                     {codes::kCarenotes, "Carenotes"}}};

/// Words of a name that tell people apart, folded and in order.
std::vector<std::string> nameWords(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold(name) + " ") {
    const bool letter =
        (c >= 'a' && c <= 'z') || isDigit(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::ranges::sort(words);
  return words;
}

bool shareAWord(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeast = 2;  // letters: initials are shared by many
  const std::vector<std::string> there = nameWords(b);
  return std::ranges::any_of(nameWords(a), [&](const std::string& word) {
    return word.size() >= kLeast && std::ranges::contains(there, word);
  });
}

/// With the report that brought it: the same report may bring it in anew.
bool takenOut(const Store& store, const Record& record) {
  return record.voided && store.revision(record.heads.front()).reason == kReportTakenOut;
}

}  // namespace

std::span<const ReferralSystem> referralSystems() { return kSystems; }

std::string systemName(std::string_view code) {
  const auto at = std::ranges::find(kSystems, code, &ReferralSystem::code);
  return std::string(at == kSystems.end() ? code : at->name);
}

std::string numberKey(std::string_view system, std::string_view practice, std::string_view number) {
  std::string plain;
  for (const char c : fold(number))
    if (c != ' ') plain += c;
  const bool digits = !plain.empty() && std::ranges::all_of(plain, isDigit);
  if (digits) plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));
  return fold(system) + '\n' + (system == codes::kEmis ? fold(practice) : "") + '\n' + plain;
}

Agreement agreement(const Fields& a, const Fields& b) {
  const auto differ = [&](std::string_view key) {
    const std::string one = textAt(a, key), other = textAt(b, key);
    return !one.empty() && !other.empty() && one != other;
  };
  if (differ("born") || differ("nhs")) return Agreement::against;
  if (!textAt(a, "born").empty() && !textAt(b, "born").empty()) return Agreement::yes;
  return shareAWord(textAt(a, "name") + " " + textAt(a, "preferred"),
                    textAt(b, "name") + " " + textAt(b, "preferred"))
             ? Agreement::yes
             : Agreement::unsure;
}

std::string nameAndBirth(const Fields& person) {
  const std::string born = textAt(person, "born");
  if (born.empty()) return {};
  std::string key = born;
  for (const std::string& word : nameWords(textAt(person, "name"))) key += ' ' + word;
  return key;
}

void Humans::add(Human human) {
  const std::size_t place = all_.size();
  if (const std::string nhs = textAt(human.fields, "nhs"); !nhs.empty()) byNhs_.emplace(nhs, place);
  for (std::string& key : clientKeys(human.fields)) byNumber_.emplace(std::move(key), place);
  if (std::string key = nameAndBirth(human.fields); !key.empty())
    byNameAndBirth_.emplace(std::move(key), place);
  all_.push_back(std::move(human));
}

const Human* Humans::at(const std::unordered_map<std::string, std::size_t>& places,
                        std::string_view key) const {
  const auto found = key.empty() ? places.end() : places.find(std::string(key));
  return found == places.end() ? nullptr : &all_[found->second];
}

const Human* Humans::byNhs(std::string_view nhs) const { return at(byNhs_, nhs); }
const Human* Humans::byNumber(std::string_view key) const { return at(byNumber_, key); }
const Human* Humans::alike(const Fields& person) const { return at(byNameAndBirth_, nameAndBirth(person)); }

void Humans::clear() { *this = {}; }

bool learnReferrals(KnownReferrals& known, const Store& store, std::size_t& from, std::size_t most) {
  const std::vector<Id>&referrals = store.ofKind(codes::kReferral), &people = store.ofKind(codes::kPerson);
  for (; most > 0 && from < referrals.size() + people.size(); --most, ++from) {
    const bool referral = from < referrals.size();
    const Id id = referral ? referrals[from] : people[from - referrals.size()];
    const Record& record = *store.find(id);
    Fields fields = store.fields(record);
    if (referral) {
      if (takenOut(store, record)) continue;
      const std::string source = textAt(fields, "source");
      const std::string number = textAt(fields, "number"), practice = textAt(fields, "practice");
      if (number.empty()) continue;
      const KnownReferrals::There there{id, idFrom(textAt(fields, "person")).value_or(Id{})};
      const std::string system = source == codes::kOtherSystem ? textAt(fields, "sourceName") : source;
      known.referrals.emplace(numberKey(system, practice, number), there);
      if (system == codes::kEmis) known.referrals.emplace(numberKey(system, kAnyPractice, number), there);
      continue;
    }
    if (record.voided) continue;
    known.people.emplace(id, fields);
    known.humans.add({.person = id, .fields = std::move(fields)});
  }
  return from < referrals.size() + people.size();
}

KnownReferrals knownReferrals(const Store& store) {
  KnownReferrals known;
  std::size_t from = 0;
  while (learnReferrals(known, store, from, store.size() + 1)) continue;
  return known;
}

std::vector<std::string> clientKeys(const Fields& person) {
  std::vector<std::string> keys;
  for (const ReferralSystem& system : kSystems)
    if (const std::string number = system.client.empty() ? "" : textAt(person, system.client);
        !number.empty())
      keys.push_back(numberKey(system.code, textAt(person, "emisPractice"), number));
  if (const auto rows = person.find("numbers"); rows != person.end() && rows->is_array())
    for (const Json& row : *rows)
      if (const std::string number = textAt(row, "number"); !number.empty())
        keys.push_back(numberKey(textAt(row, "system"), "", number));
  return keys;
}

void setClientNumber(Fields& person, std::string_view system, std::string_view practice,
                     std::string_view number) {
  if (number.empty()) return;
  const auto at = std::ranges::find(kSystems, system, &ReferralSystem::code);
  if (at != kSystems.end() && !at->client.empty()) {
    person[std::string(at->client)] = std::string(number);
    if (system == codes::kEmis && !practice.empty()) person["emisPractice"] = std::string(practice);
    return;
  }
  person["numbers"].push_back({{"system", std::string(system)}, {"number", std::string(number)}});
}

}  // namespace alongside
