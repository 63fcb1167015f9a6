// Who a row is about.
#include "exchange/import/lines.h"
#include "exchange/import/referral_report.h"

namespace alongside {

/// Who is it? An NHS number and a system's own number are one human's, as long as name or date of birth say so; anything
/// else a person decides.
void ReferralReading::place(ReferralRow& row, const KnownReferrals& known) {
  const std::string nhs = textAt(row.personFields, "nhs");
  const auto find = [&](auto ask) {
    const Human* there = ask(known.humans);
    return there != nullptr ? there : ask(humans_);
  };
  const Human* byNhs = find([&](const Humans& humans) { return humans.byNhs(nhs); });
  const Human* byNumber = nullptr;
  for (const std::string& key : clientKeys(row.personFields))
    if (byNumber == nullptr) byNumber = find([&](const Humans& humans) { return humans.byNumber(key); });
  const auto same = [](const Human& a, const Human& b) {
    return a.person.empty() && b.person.empty() ? a.row == b.row : a.person == b.person;
  };
  const auto there = [&](const Human& human) {
    if (human.person.empty())
      row.sameAs = human.row;
    else
      row.person = human.person;
  };
  const auto whose = [&](const Human& human) {
    return human.person.empty()
               ? rows_[human.row - 1].name + " in line " + std::to_string(rows_[human.row - 1].line)
               : textAt(human.fields, "name");
  };
  const std::string theirs = "The number in " + systemName(system_);
  if (byNhs != nullptr && byNumber != nullptr && !same(*byNhs, *byNumber)) {
    row.fate = RowFate::refused;
    row.reason = "The NHS number is that of " + whose(*byNhs) + ", and the number in " + systemName(system_) +
                 " that of " + whose(*byNumber) + ".";
    return;
  }
  row.fate = RowFate::fresh;
  if (const Human* human = byNhs != nullptr ? byNhs : byNumber; human != nullptr) {
    there(*human);
    const Agreement agree = agreement(row.personFields, human->fields);
    row.fate = agree == Agreement::yes ? RowFate::samePerson : RowFate::asks;
    if (agree != Agreement::yes) {
      row.whoAsked = true;
      row.leaves = byNhs != nullptr ? std::vector<std::string>{"nhs"}
                                    : std::vector<std::string>{"rio", "iaptus", "emis", "numbers"};
      const std::string born = textAt(row.personFields, "born"), bornThere = textAt(human->fields, "born");
      row.reason = (byNhs != nullptr ? "This NHS number" : theirs) + " is that of " + whose(*human) +
                   (agree == Agreement::unsure           ? ", which is another name."
                    : !born.empty() && born != bornThere ? ", who was born on another day."
                                                         : ", who has another NHS number.");
    } else if (row.person) {
      row.changes = changesOf(row.personFields, human->fields);
    }
  } else if (const Human* alike = find([&](const Humans& humans) { return humans.alike(row.personFields); });
             alike != nullptr) {
    there(*alike);
    row.fate = RowFate::looksAlike;
    row.whoAsked = true;
    row.reason = "Name and date of birth are those of " + whose(*alike) + ".";
  }
  Human self{.fields = row.personFields};
  if (row.fate == RowFate::samePerson && row.person)
    self.person = *row.person;
  else
    self.row = row.fate == RowFate::samePerson ? row.sameAs : rows_.size() + 1;
  humans_.add(std::move(self));
}

}  // namespace alongside
