// What a kind of record is, described once. Forms, validation, codec, search, merge, CSV all read
// this description; adding a kind is one file in kinds/ and one line in kinds.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/time.h"

namespace alongside {

using Fields = Json;  ///< an object: the members are field keys; absent means not answered

enum class FieldType {
  line,       ///< one line of text -> string
  text,       ///< several lines -> string
  words,      ///< somebody's own words, several lines -> string
  one,        ///< one of `choices` -> string (the code)
  many,       ///< any of `choices` -> array of codes, in the order of the description
  yesNo,      ///< -> bool
  scale,      ///< 0..10 -> integer
  minutes,    ///< a length of time, 5..480 -> integer
  date,       ///< -> "2026-11-24"
  moment,     ///< -> "2026-11-24T14:30"
  person,     ///< a link to a person record -> its id's text
  record,     ///< a link to any record -> its id's text
  nhsNumber,  ///< -> ten digits
  people,     ///< links to person records -> array of their ids' texts
  count,      ///< how many, 0..500 -> integer
  rows,       ///< any number of rows, each with the answers of `parts` -> array of objects
};

struct Choice {
  std::string_view code;     ///< what is stored: the national code where there is one
  std::string_view label;    ///< what people see
  bool common = true;        ///< shown at once; the others behind "More"
  std::string_view brief{};  ///< the label where there is little room; empty: the label
};

enum class Merge {
  record,  ///< the whole record's winner decides (default: a blended note that nobody wrote is a hazard)
  field,   ///< contact details and tags: merged by field when the changed fields are disjoint
};

/// Shown only while another field has one of these codes (yesNo: "yes"/"no"; not answered: "").
struct OnlyIf {
  std::string_view key;
  std::vector<std::string_view> codes;
};

struct Field {
  std::string_view key;    ///< stored name; never changes once released
  std::string_view label;  ///< "{first}" stands for the person's first or preferred name
  FieldType type = FieldType::line;
  std::vector<Choice> choices{};
  bool must = false;        ///< the record cannot be saved without it
  std::string_view hint{};  ///< a second line or the empty field's text
  std::size_t most = 0;     ///< characters, 0: 200 for a line, 100,000 for text and words; minutes, 0: 480
  Merge merge = Merge::record;
  bool grows = false;   ///< of a line: a sentence, so its field is as high as its words need
  bool search = false;  ///< its words are found by search
  bool extra = false;  ///< folded behind "Add it if it came up"; its group's heading is the chip that adds it
  bool future = true;  ///< dates and moments: may lie after now
  OnlyIf onlyIf{};
  std::string_view group{};   ///< heading that begins with this field, up to the next field with one
  int column = 0;             ///< wide forms: 0 left, 1 right
  std::string_view source{};  ///< standard or data set that the codes come from
  bool quiet = false;         ///< the group's heading says enough: the label is the control's name, not drawn
  std::string_view more{};    ///< the chip that shows the choices that are not common; empty: "More"
  std::string_view missing{};  ///< the sentence when a must is not answered; empty: a general one
  /// Only the writer's: the answer never enters this record but becomes a reflection of their own, under its key.
  bool own = false;
  /// Of `rows`: line, text, one, many, yesNo, date, moment or minutes. A person first: each row is somebody's, and stays.
  std::vector<Field> parts{};
  bool recent = false;         ///< what was answered here lately is offered again
  std::string_view of{};       ///< a `record` that is chosen in the form: of this kind
  std::string_view since{};    ///< a moment or date: its words say how long after this key's moment it was
  bool later = false;          ///< not asked while the record is new: it follows from what is done with it
  std::string_view onceYes{};  ///< of a yesNo: what is said below it once the answer is yes
  bool desk = false;           ///< only a coordinator's form asks for it
  bool origin = false;         ///< of a `record`: this one came of it, and stays where that one stays
};

/// Why a record, or one version of it, does not leave this tablet in a pack or a file.
enum class Stays : std::uint8_t {
  no,          ///< it may leave
  youAndMe,    ///< the person keeps it between the two of them
  notAsked,    ///< nobody has asked yet who may see it
  wardAlone,   ///< the ward team may see it, and the coordinator was not named
  writersOwn,  ///< a reflection, a competence, supervision: its writer did not let it go
  refused,     ///< a carer, somebody who gave feedback, or who is handed over, said no
  noSupport,   ///< the person does not want peer support, or not any more
  origin,      ///< it came of a record that stays
};

struct FieldFault {
  std::string key;  ///< of a row's part: "agreed.0.what"
  std::string sentence;
  bool warning = false;  ///< may be saved all the same
};

/// An answer that goes into another record, too: a wish from a debrief into the crisis plan. What holds it stays
/// while the lender does not allow it.
struct Lent {
  std::string_view key;   ///< of the lender's answer
  std::string_view kind;  ///< where it goes: a record of this kind, about the same person or about nobody,
  std::string_view into;  ///< ... and this answer of it, as lines of their own
  bool (*allows)(const Fields& lender) = nullptr;
};

/// What comes of saving a record.
struct Consequence {
  std::string_view kind;  ///< of the new record; empty: the answers change in the person's own record
  Fields fields;
};

/// The picture that stands for a kind.
enum class Mark : std::uint8_t {
  card,
  person,
  people,
  groups,
  chat,
  heart,
  warning,
  clipboard,
  versions,
  arrow,
  flag,
  share,
  shield,
  shieldCheck,
  copy,
  list,
  check,
  info,
  calendar,
  today,
  lock,
};

/// The heading of 'What would you like to record?' under which a kind is offered.
enum class Offered : std::uint8_t { no, often, together, way, several, own };

/// Whether it goes along when somebody is given to another worker.
enum class Travels : std::uint8_t { no, yes, whileOpen };

/// What a new record begins with.
struct Begins {
  std::string_view key;
  Json answer;
};

struct Kind {
  std::string_view name;    ///< stored: "session"
  std::string_view title;   ///< "One-to-one"
  std::string_view plural;  ///< "One-to-ones"
  std::vector<Field> fields{};
  std::string_view person{};       ///< key of the field that says whom it is about, if any
  std::string_view when{};         ///< key of the field that says when it happened or is due
  std::string_view heading{};      ///< key of the field that names it in lists
  std::string_view link = "with";  ///< "One-to-one with Imogen", "Ward-round sheet for Imogen"
  std::string_view act{};          ///< the button that begins one: "Prepare a ward round"; empty: not by hand
  bool steps = false;    ///< long: the form shows one group at a time, and the others to choose from
  bool gathers = false;  ///< a sheet for several at once: only what it leads to is kept
  /// What came of it, asked by the follow-up that it led to: that form has these fields alone, the question first;
  /// in steps it is whole, and begins at the question.
  std::vector<std::string_view> outcome{};
  std::string_view askAgain{};  ///< this answer asks again later, every other ends the follow-up
  /// The day on which it is asked again, by a follow-up of its own (leadsTo); empty: by the same, two weeks later.
  std::string_view againOn{};
  // How people meet it.
  Mark mark = Mark::card;
  std::string_view brief{};       ///< one short line that says what it is for: "A promise with a day"
  Offered offered = Offered::no;  ///< needs an `act`
  int offeredAt = 0;              ///< under its heading, from 0
  bool inDay = false;             ///< stands in the day on which it was, or will be
  bool printed = false;           ///< has a sheet of paper of its own
  bool showsCompetence = false;   ///< its writer may note what it shows that they can do
  std::string_view course{};      ///< key of a number whose course over the versions is shown
  // What a new one begins with, unless it is known already.
  std::optional<int> whenFromNow{};  ///< of `when`: minutes for a moment, days for a date
  std::vector<Begins> begins{};
  std::vector<std::string_view>
      asLast{};  ///< of these, once the person is known: as in the last one with them
  // What becomes of it when its person goes on.
  Travels travels = Travels::no;
  bool frame = false;  ///< says who somebody is, or with whom: stays while anything about them stays
  /// Rules over several fields; appends to the faults.
  void (*rules)(const Fields&, Moment now, std::vector<FieldFault>&) = nullptr;
  /// Whether these answers keep it on the tablet ('you and me'); null: they never do. What else has a say (the
  /// record's other versions, what it came of, the person's consent) knows exchange/what_stays.h.
  Stays (*stays)(const Fields&) = nullptr;
  /// Not everybody in the team may see one, whatever its answers say: that somebody else opens it is noted.
  bool guarded = false;
  /// Of a record that stays: that it happened, on which day and with which answer, may be counted at the desk, because the
  /// form says so to the person. Null: nothing of it is known there.
  bool (*mayBeCounted)(const Fields&) = nullptr;
  /// Its words that saving it puts into other records as well.
  std::vector<Lent> lends{};
  /// True: it goes to the head of a pack (a worry).
  bool (*urgent)(const Fields&) = nullptr;
  /// What comes of saving it, beyond itself. `before` is what was there (an empty object for a new record),
  /// `self` its id's text. What came of it already does not come again.
  std::vector<Consequence> (*leadsTo)(const Fields& before, const Fields& after, std::string_view self,
                                      Date today) = nullptr;

  const Field* field(std::string_view key) const;
};

/// All kinds, in the order of lists and search.
std::span<const Kind> kinds();
const Kind* kindNamed(std::string_view name);

/// What these answers alone say about leaving.
Stays whyStays(const Kind& kind, const Fields& fields);
inline bool staysHere(const Kind& kind, const Fields& fields) { return whyStays(kind, fields) != Stays::no; }
bool goesFirst(const Kind& kind, const Fields& fields);
/// Not for everybody: by its kind, or because the ward team was not named among those who may see it.
bool isGuarded(const Kind& kind, const Fields& fields);

/// True when the field is to be shown and kept, given the other answers.
bool applies(const Field& field, const Fields& fields);
/// What is wrong with these answers; empty when they can be saved. `now` is civil time.
std::vector<FieldFault> validate(const Kind& kind, const Fields& fields, Moment now);
bool saveable(const std::vector<FieldFault>& faults);  ///< no fault but warnings

/// The same answers in stored form: trimmed, cleaned, empty ones and those that do not apply
/// removed, codes in the description's order, typed dates and NHS numbers as they are stored where
/// they can be read. Unknown members and codes (a newer version's) are kept. Doing it twice changes nothing.
Fields normalise(const Kind& kind, const Fields& fields);

/// A label, heading or hint for this person: "{first}" becomes the name, or "the person" without one.
std::string labelled(std::string_view label, std::string_view first);
/// One field in words, as people see it ("Face to face", "40 minutes", "24 November 2026"). Empty when
/// absent, and for links to records, whose names only the store knows.
std::string inWords(const Field& field, const Fields& fields, Date today);
/// How long after its `since` an answer lies: "64 hours after". Empty without one of them, or when it lies before.
std::string sinceInWords(const Field& field, const Fields& fields);
/// All words that search looks through, folded: texts, the labels of codes, an NHS number with and
/// without its spaces.
std::string searchText(const Kind& kind, const Fields& fields);
/// Keys whose answers differ.
std::vector<std::string> changedKeys(const Fields& a, const Fields& b);

/// NHS number (NHS Data Dictionary, check digit modulus 11): spaces and hyphens are ignored; returns the
/// ten digits, or an empty text when they do not check. All-same-digit numbers are refused.
std::string nhsNumberFrom(std::string_view typed);
std::string nhsNumberShown(std::string_view digits);  ///< "943 476 5919"

}  // namespace alongside
