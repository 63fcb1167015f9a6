#include "ui/words/record_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"

namespace alongside::ui {

namespace {

std::string lowered(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string answer(const Kind& kind, const Fields& fields, std::string_view key, Date today) {
  const Field* field = kind.field(key);
  return field != nullptr && applies(*field, fields) ? inWords(*field, fields, today) : std::string();
}

std::string chosenLabel(const Kind& kind, const Fields& fields, std::string_view key) {
  return answer(kind, fields, key, Date{});
}

/// Several choices as they stand inside a sentence: "sleep, faith or culture".
std::string inSentence(const Kind& kind, const Fields& fields, std::string_view key) {
  const Field* field = kind.field(key);
  if (field == nullptr || !applies(*field, fields)) return {};
  const auto at = fields.find(key);
  if (at == fields.end() || !at->is_array()) return {};
  std::string words;
  for (const Choice& choice : field->choices) {
    if (std::ranges::find(*at, Json(choice.code)) == at->end()) continue;
    words += (words.empty() ? "" : ", ") + lowered(std::string(choice.label));
  }
  return words;
}

/// Where it was, or by what way; or why it did not take place.
std::string sessionPlace(const Kind& kind, const Fields& fields) {
  const std::string attendance = textAt(fields, "attendance");
  if (!attendance.empty() && !codes::attended(attendance)) return chosenLabel(kind, fields, "attendance");
  std::string way = chosenLabel(kind, fields, "mechanism");
  if (textAt(fields, "mechanism") != codes::kFaceToFace && !way.empty()) return way;
  return chosenLabel(kind, fields, "location");
}

/// The same, and what it was about.
std::string sessionSecond(const Kind& kind, const Fields& fields) {
  std::string place = sessionPlace(kind, fields);
  const std::string themes = inSentence(kind, fields, "themes");
  if (themes.empty()) return place;
  return place.empty() ? "About " + themes : place + ": " + themes;
}

/// What names it in lists: a text as it is, a choice in words, otherwise what kind it is.
std::string namedBy(const Kind& kind, const Fields& fields) {
  const Field* heading = kind.heading.empty() ? nullptr : kind.field(kind.heading);
  const std::string words = heading != nullptr ? inWords(*heading, fields, Date{}) : std::string();
  return words.empty() ? std::string(kind.title) : words;
}

}  // namespace

Icon iconOf(const Kind& kind) {
  switch (kind.mark) {
    case Mark::card:
      return Icon::card;
    case Mark::person:
      return Icon::person;
    case Mark::people:
      return Icon::people;
    case Mark::groups:
      return Icon::groups;
    case Mark::chat:
      return Icon::chat;
    case Mark::heart:
      return Icon::heart;
    case Mark::warning:
      return Icon::warning;
    case Mark::clipboard:
      return Icon::clipboard;
    case Mark::versions:
      return Icon::versions;
    case Mark::arrow:
      return Icon::chevron;
    case Mark::flag:
      return Icon::flag;
    case Mark::share:
      return Icon::share;
    case Mark::shield:
      return Icon::shield;
    case Mark::shieldCheck:
      return Icon::shieldCheck;
    case Mark::copy:
      return Icon::copy;
    case Mark::list:
      return Icon::list;
    case Mark::check:
      return Icon::check;
    case Mark::info:
      return Icon::info;
    case Mark::calendar:
      return Icon::calendar;
    case Mark::today:
      return Icon::today;
    case Mark::lock:
      return Icon::lock;
  }
  return Icon::card;
}

std::string dayInside(Date date, Date today) {
  const std::string day = dayInWords(date, today);
  return day == "Today" || day == "Yesterday" || day == "Tomorrow" ? lowered(day) : day;
}

Date dayOf(Millis at) { return localMoment(at).date; }

RecordLine lineOf(const OpenState& open, const Record& record, Date today) {
  RecordLine line;
  if (record.kind == nullptr) {
    line.title = "A record of a newer version";
    return line;
  }
  const Kind& kind = *record.kind;
  const Fields fields = open.store.fields(record);
  line.icon = iconOf(kind);
  line.title = namedBy(kind, fields);
  const std::string minutes = answer(kind, fields, "minutes", today);
  if (!minutes.empty()) line.title += ", " + minutes;
  for (const Field& field : kind.fields) {
    if (field.type == FieldType::words && applies(field, fields) && line.words.empty()) {
      line.words = textAt(fields, field.key);
    }
  }
  if (const auto moment = momentFrom(record.when)) {
    line.day = dayInWords(moment->date, today);
    line.clock = moment->clock();
  } else if (const auto date = dateFrom(record.when)) {
    line.day = dayInWords(*date, today);
  } else if (!record.history.empty()) {
    line.day = dayInWords(dayOf(open.store.revision(record.history.front()).hlc.ms), today);
  }
  if (kind.name == codes::kSession) {
    line.place = lowered(sessionPlace(kind, fields));
    line.second = sessionSecond(kind, fields);
  } else if (kind.name == codes::kFollowUp) {
    const auto doneOn = dateFrom(textAt(fields, "doneOn"));
    const auto due = dateFrom(record.when);
    if (record.done) {
      line.second = doneOn ? "Done " + dayInside(*doneOn, today) : "Done";
      line.icon = Icon::check;
    } else if (due) {
      line.second = "Due " + dayInside(*due, today);
    }
  } else if (kind.name == codes::kPerson) {
    line.second = wardInWords(textAt(fields, "ward"));
  }
  return line;
}

std::string headingOf(const OpenState& open, const Kind& kind, const Fields& fields) {
  if (kind.person.empty()) {
    return namedBy(kind, fields);
  }
  const auto person = idFrom(textAt(fields, kind.person));
  if (!person) return std::string(kind.title);
  // A plan says which one it is, a move what happened; a text would be too long.
  const Field* heading = kind.heading.empty() ? nullptr : kind.field(kind.heading);
  const bool brief = heading != nullptr && heading->type == FieldType::one;
  return withName(kind, brief ? namedBy(kind, fields) : std::string(kind.title), shortNameOf(open, *person));
}

std::string headingOf(const OpenState& open, const Record& record) {
  if (record.kind == nullptr) return "A record of a newer version";
  return headingOf(open, *record.kind, open.store.fields(record));
}

std::string wardInWords(std::string_view ward) {
  if (ward.empty()) return {};
  std::string name(ward);
  const std::string folded = fold(name);
  if (folded.ends_with("ward") || folded.starts_with("ward ")) return name;
  return name + " ward";
}

std::string wardsInWords(const Views& views) {
  constexpr std::size_t kNamed = 3;
  if (views.caseload.wards.empty()) return {};
  if (views.caseload.wards.size() == 1) return wardInWords(views.caseload.wards.front().first);
  if (views.caseload.wards.size() > kNamed) {
    return plural(views.caseload.wards.size(), "ward", "wards");
  }
  std::vector<std::string> names;
  names.reserve(views.caseload.wards.size());
  for (const auto& [name, count] : views.caseload.wards) names.push_back(name);
  return listed(names) + " wards";
}

std::optional<Date> writtenOn(const Store& store, const Record& record, std::string_view key) {
  if (record.heads.empty()) return std::nullopt;
  const std::string now = textAt(store.fieldsAt(record.heads.front()), key);
  std::optional<Date> since;
  for (auto at = record.history.rbegin(); at != record.history.rend(); ++at) {
    if (textAt(store.fieldsAt(*at), key) != now) break;
    since = dayOf(store.revision(*at).hlc.ms);
  }
  return since;
}

std::vector<Run> secondRuns(const PersonRow& row) {
  if (!row.draft && row.notSeenDays == 0) {
    return {{.words = row.second, .style = TextStyle::second, .tone = Tone::ink2}};
  }
  // "Hazel, not seen for 7 days": the part after the ward is what matters.
  const std::string ward = row.ward.empty() ? std::string() : row.ward + ", ";
  const bool after = !ward.empty() && row.second.starts_with(ward);
  std::vector<Run> parts;
  if (after) parts.push_back({.words = ward, .style = TextStyle::second, .tone = Tone::ink2});
  parts.push_back({.words = after ? row.second.substr(ward.size()) : row.second,
                   .style = TextStyle::secondStrong,
                   .tone = Tone::amber});
  return parts;
}

std::string dueInWords(const FollowUpRow& row, Date today) {
  if (row.overdueDays == 1) return "From yesterday";
  if (row.overdueDays > 1) return "Due " + dayInWords(row.due, today);
  return dayInWords(row.due, today);
}

std::vector<Run> dueRuns(const FollowUpRow& row, Date today, bool name) {
  std::vector<Run> parts;
  if (name && !row.name.empty()) {
    parts.push_back({.words = row.name + "  ", .style = TextStyle::second, .tone = Tone::ink2});
  }
  const bool late = row.overdueDays > 0;
  parts.push_back({.words = dueInWords(row, today),
                   .style = late ? TextStyle::secondStrong : TextStyle::second,
                   .tone = late ? Tone::amber : Tone::ink2,
                   .icon = late ? Icon::clock : Icon::calendar});
  return parts;
}

std::string quoted(std::string_view words, std::size_t most) {
  std::string text = trim(words);
  std::ranges::replace(text, '\n', ' ');
  if (characters(text) > most) {
    text = firstCharacters(text, most);
    const std::size_t space = text.rfind(' ');
    if (space != std::string::npos && space > text.size() / 2) text.resize(space);
    text += "…";
  }
  return "“" + text + "”";
}

StaysWords staysInWords(Stays why) {
  switch (why) {
    case Stays::no:
      return {};
    case Stays::youAndMe:
      return {"Between the two of you.", "This does not leave the tablet in a pack."};
    case Stays::notAsked:
      return {"Not asked yet.", "This stays on the tablet until you have asked who may see it."};
    case Stays::wardAlone:
      return {"For the ward team.", "The coordinator was not named, so this does not leave in a pack."};
    case Stays::writersOwn:
      return {"Your own.", "This does not leave the tablet unless you let it."};
    case Stays::refused:
      return {"They said no.", "This does not leave the tablet in a pack."};
    case Stays::noSupport:
      return {"No peer support.", "They do not want it, so nothing about them leaves but that they said so."};
    case Stays::origin:
      return {"Comes of something that stays.", "This stays on the tablet, as that does."};
  }
  return {};
}

}  // namespace alongside::ui
