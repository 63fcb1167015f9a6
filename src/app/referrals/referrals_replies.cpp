// Replies to whoever referred: printed, and put down as sent, many at once.
#include <algorithm>

#include "app/paper/sheets.h"
#include "app/referrals/referrals.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

void Referrals::printReplies(const std::vector<Id>& wanted) {
  const OpenState& o = open();
  std::vector<std::string> sheets;
  for (const Id& id : wanted) {
    const Record* record = o.store.find(id);
    if (record == nullptr || record->kindName != codes::kReferral) continue;
    trail.noteDeed({.deed = Deed::printed, .of = "Reply to a referral", .record = id});
    sheets.push_back(referralReply(o.store.fields(*record), nameOf(o, record->person), o.who.worker,
                                   o.who.team ? o.who.team->name : "", state.local.date));
  }
  if (sheets.empty()) return;
  world.print(sheets.size() == 1 ? "Reply to a referral" : "Replies to referrals", eachOnItsPage(sheets));
}

/// What stood there before can be put back with the toast's undo, as long as nobody wrote in it since.
void Referrals::noteReplies(const std::vector<Id>& wanted) {
  const OpenState& o = open();
  std::vector<Revision> revisions;
  std::vector<std::pair<Id, Fields>> before;
  for (const Id& id : wanted) {
    const Record* record = o.store.find(id);
    if (record == nullptr || record->kindName != codes::kReferral || record->voided) continue;
    const Fields fields = o.store.fields(*record);
    if (!untoldSince(fields)) continue;
    before.emplace_back(id, fields);
    revisions.push_back(
        session.stamped(id, record->kindName, Op::amend,
                        normalise(*record->kind, withReply(fields, state.local.date, o.who.worker)), ""));
  }
  if (revisions.empty()) return;
  std::vector<std::vector<std::uint32_t>> heads;
  session.save(std::move(revisions));
  for (const auto& [id, fields] : before) heads.push_back(open().store.find(id)->heads);
  session.toast(
      plural(before.size(), "reply is", "replies are") + " put down as sent", [this, before, heads] {
        std::vector<Revision> back;
        for (std::size_t i = 0; i < before.size(); ++i) {
          const Record* now = open().store.find(before[i].first);
          if (now != nullptr && now->heads == heads[i])
            back.push_back(
                session.stamped(now->id, now->kindName, Op::amend, before[i].second, "Undone at once"));
        }
        session.save(std::move(back));
      });
}

}  // namespace alongside
