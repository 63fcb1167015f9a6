// A coordinator's pages: when they begin, what lies on top of them, what each of them needs.
#include "app/pages/desk_work.h"
#include "app/session/session.h"

namespace alongside {

void Session::beginDesk() {
  desk.reset();
  riskDue.reset();
  OpenState& o = open();
  o.desk.reset();
  if (o.role != Role::coordinator) return;
  desk = std::make_shared<DeskWork>();
  o.desk = std::shared_ptr<const Desk>(desk, &desk->shown);
  if (vault) desk->handed = handedFrom(vault->shelf("local").value("handed", Json::object()));
}

bool Session::deskBack() {
  if (!desk) return false;
  const OpenState& o = open();
  if (o.shortcutsShown || o.voiding || o.acts || o.form || !o.shown.empty()) return false;
  Desk& d = desk->shown;
  TeamDesk& team = d.team;
  const auto closes = [](auto& question) {
    const bool open = question.has_value();
    question.reset();
    return open;
  };
  if (closes(team.give) || closes(d.packs.undo)) return true;
  if (o.place == Place::team) {
    if (closes(team.end) || closes(team.help) || closes(team.trail)) return true;
    if (team.editing || !team.member.empty()) {
      team.editing = false;
      team.member.clear();
      return true;
    }
  }
  if (o.place == Place::people && d.people.shown) {
    d.people.shown = false;
    return true;
  }
  if (d.step) {
    d.step.reset();
    return true;
  }
  if (d.risks.asked) {
    d.risks.asked.reset();
    return true;
  }
  if (d.leaving) {
    d.leaving.reset();
    return true;
  }
  if (o.place == Place::partners && !d.partners.open.empty()) {
    d.partners.open = {};
    return true;
  }
  if (d.board.asked) {
    d.board.asked.reset();
    return true;
  }
  if (o.place == Place::board && d.board.shown) {
    d.board.shown = false;
    return true;
  }
  if (o.place != Place::referrals || d.referral.empty()) return false;
  d.referral = {};
  return true;
}

void Session::leaveDesk() {
  if (!desk) return;
  desk->shown.step.reset();
  desk->shown.risks.asked.reset();
  desk->shown.leaving.reset();
  desk->shown.partners.open = {};
  desk->shown.packs.undo.reset();
  TeamDesk& team = desk->shown.team;
  team.end.reset();
  team.give.reset();
  team.editing = false;
  team.trail.reset();
  team.member.clear();
  desk->shown.people.shown = false;
  desk->shown.referral = {};
  desk->shown.board.asked.reset();
  desk->shown.board.shown = false;
}

}  // namespace alongside
