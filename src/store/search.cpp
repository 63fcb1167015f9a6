// Search as people use it: a few words or parts of words, in any order, with or without accents.
#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "store/field_scan.h"
#include "store/store.h"

namespace alongside {

namespace {

constexpr std::size_t kBefore = 40;  // bytes of context in front of a hit
constexpr std::size_t kAfter = 80;
constexpr std::string_view kCut = "…";

std::vector<std::string> wordsIn(std::string_view typed) {
  std::vector<std::string> words;
  std::string word;
  const std::string folded = fold(typed) + ' ';
  for (const char c : folded) {
    if (static_cast<unsigned char>(c) > ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool isText(FieldType type) {
  return type == FieldType::line || type == FieldType::text || type == FieldType::words;
}

/// One field's answer in the words that search looks through.
std::string answerOf(const Field& field, std::string_view rawValue) {
  if (isText(field.type)) return plainText(rawValue);
  Result<Json> answer = parseJson(rawValue);
  if (!answer) return {};
  return inWords(field, Fields{{std::string(field.key), std::move(*answer)}}, Date{});
}

bool startsInside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

std::string Store::wordsOf(const Record& record) const {
  std::string words;
  if (record.voided || record.kind == nullptr) return words;
  const auto take = [&](std::string_view key, std::string_view rawValue) {
    const Field* field = record.kind->field(key);
    if (field == nullptr || !field->search) return;
    words += answerOf(*field, rawValue);
    words += '\n';
    if (field->type == FieldType::nhsNumber) words += plainText(rawValue) + '\n';
  };
  if (record.heads.size() == 1) {
    for (FieldScan scan(log_[record.heads[0]].fields); scan.next();) take(scan.key(), scan.value());
  } else {
    const std::string merged = canonical(fields(record));
    for (FieldScan scan(merged); scan.next();) take(scan.key(), scan.value());
  }
  return fold(words);
}

bool Store::prepareSearch(std::size_t most) const {
  settle();
  for (; most > 0 && !wordsStale_.empty(); --most) {
    const std::uint32_t at = wordsStale_.back();
    wordsStale_.pop_back();
    words_.set(at, wordsOf(entries_[at].record));
    entries_[at].wordsStale = false;
  }
  return wordsStale_.empty();
}

std::vector<Hit> Store::search(std::string_view typed, std::size_t most, std::size_t* total) const {
  prepareSearch();
  const std::vector<std::string> words = wordsIn(typed);
  std::vector<std::uint32_t> found = words_.find(words);
  if (total != nullptr) *total = found.size();
  const auto isPerson = [](const Entry& entry) { return entry.record.kindName == kPersonKind; };
  const auto before = [&](std::uint32_t left, std::uint32_t right) {
    const Entry& a = entries_[left];
    const Entry& b = entries_[right];
    const bool person = isPerson(a);
    if (person != isPerson(b)) return person;
    if (person) return ByName{a.folded, a.record.id} < ByName{b.folded, b.record.id};
    return NewestFirst{a.since, a.record.id} < NewestFirst{b.since, b.record.id};
  };
  const std::size_t shown = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(), before);
  std::vector<Hit> hits;
  hits.reserve(shown);
  for (std::size_t i = 0; i < shown; ++i) hits.push_back(hitIn(entries_[found[i]].record, words));
  return hits;
}

Hit Store::hitIn(const Record& record, const std::vector<std::string>& words) const {
  Hit hit;
  hit.record = record.id;
  const Fields answers = fields(record);
  for (const std::string& word : words) {
    for (const Field& field : record.kind->fields) {
      if (!field.search || !answers.contains(field.key)) continue;
      std::string answer = inWords(field, answers, Date{});
      Found found = findFolded(answer, word);
      if (found.begin == std::string::npos && field.type == FieldType::nhsNumber) {
        answer = textAt(answers, field.key);
        found = findFolded(answer, word);
      }
      if (found.begin == std::string::npos) continue;
      hit.key = field.key;
      std::size_t begin = found.begin > kBefore ? found.begin - kBefore : 0;
      std::size_t end = std::min(answer.size(), found.end + kAfter);
      // Cut between words where one is near, and never inside a letter.
      if (begin > 0) {
        const std::size_t space = answer.find_first_of(" \n", begin);
        if (space != std::string::npos && space < found.begin) begin = space + 1;
        while (begin < found.begin && startsInside(answer, begin)) ++begin;
      }
      if (end < answer.size()) {
        const std::size_t space = answer.find_last_of(" \n", end);
        if (space != std::string::npos && space > found.end) end = space;
        while (end > found.end && startsInside(answer, end)) --end;
      }
      const std::string_view front = begin > 0 ? kCut : std::string_view();
      hit.context = std::string(front) + answer.substr(begin, end - begin);
      std::replace(hit.context.begin(), hit.context.end(), '\n', ' ');
      if (end < answer.size()) hit.context += kCut;
      hit.begin = found.begin - begin + front.size();
      hit.end = found.end - begin + front.size();
      return hit;
    }
  }
  return hit;
}

}  // namespace alongside
