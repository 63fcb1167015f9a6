// A ward in a test: a coordinator, a worker who was accepted, and one person on the caseload.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tablet.h"

namespace alongside::test {

struct Rowan {
  Tablet desk, tablet;
  Id person;

  Rowan() {
    desk.startTeam();
    desk.say(command::SaveTeamFile{});
    const Bytes request = tablet.join(desk.lastSaved(), "Femi Larkin");
    desk.give("join.jws", request);
    desk.say(command::AcceptJoin{0});
    person = tablet.addPerson("Imogen Farrow");
  }
  /// Fills a form and saves it, warnings or not; the record's id. They are asked who may see it, and all may, unless
  /// `answers` say otherwise (null: nobody asked).
  Id record(std::string_view kind, const Fields& answers, const Id& about) {
    tablet.say(command::StartForm{std::string(kind), about});
    if (kindNamed(kind)->field("seenBy") != nullptr) tablet.say(command::SetField{"seenBy", kAllMaySee});
    for (const auto& [key, value] : answers.items()) tablet.say(command::SetField{key, value});
    return save();
  }
  Id record(std::string_view kind, const Fields& answers) { return record(kind, answers, person); }
  Id save() {
    REQUIRE(tablet.open().over.form.has_value());
    const Id id = tablet.open().over.form->record;
    tablet.say(command::SaveForm{});
    if (tablet.open().over.form) tablet.say(command::SaveForm{});
    if (tablet.open().over.form)
      for (const FieldFault& fault : tablet.open().over.form->faults)
        MESSAGE(fault.key << ": " << fault.sentence);
    REQUIRE_FALSE(tablet.open().over.form.has_value());
    if (tablet.state().gate == Gate::cover) tablet.say(command::SetPin{"4711"});
    return id;
  }
  void amend(const Id& id, const Fields& answers) {
    tablet.say(command::Amend{id});
    for (const auto& [key, value] : answers.items()) tablet.say(command::SetField{key, value});
    save();
  }
  const Store& store() const { return tablet.open().store; }
  Fields fields(const Id& id) const { return store().fields(*store().find(id)); }
  std::vector<Fields> all(std::string_view kind) const {
    std::vector<Fields> found;
    for (const Id& id : store().ofKind(kind))
      if (!store().find(id)->voided) found.push_back(fields(id));
    return found;
  }
  /// Everything that leaves in the next pack, as the coordinator has it then.
  std::string sent() {
    tablet.say(command::SealAsFile{});
    desk.give("pack.json", tablet.lastSaved());
    desk.say(command::TakeAllIn{});
    std::string text;
    const Store& theirs = desk.open().store;
    for (std::uint32_t i = 0; i < theirs.revisions(); ++i)
      text += canonical(theirs.revision(i).values()) + "\n";
    return text;
  }
  std::string day(int from) const { return addDays(tablet.state().local.date, from).text(); }
  std::string hoursAgo(int hours) const { return addMinutes(tablet.state().local, -60 * hours).text(); }
};

}  // namespace alongside::test
