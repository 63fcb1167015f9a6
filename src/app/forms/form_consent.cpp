// What follows from a consent record, however it came to say what it says: written, changed, corrected, withdrawn or
// undone. The person's details and their referrals say the same afterwards, in the same save.
#include "app/forms/form.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/consent.h"

namespace alongside {

void Forms::followConsent(const Id& person, const ConsentSaid& said, std::vector<Revision>& revisions,
                          Touched* touched) {
  const OpenState& o = open();
  const Record* who = o.store.find(person);
  if (who == nullptr || who->kind == nullptr) return;
  std::vector<ConsentGiven> given;
  std::optional<Fields> before;
  for (const Id& id : o.store.about(person)) {
    const Record& record = *o.store.find(id);
    if (record.kindName != codes::kConsent) continue;
    if (id == said.record) before = o.store.fields(record);
    if (record.voided || id == said.record) continue;
    given.push_back({o.store.fields(record), o.store.revision(record.history.front()).hlc.text()});
  }
  if (said.fields) {
    const Record* known = o.store.find(said.record);
    given.push_back({*said.fields, known == nullptr ? session.clock->last().text()
                                                    : o.store.revision(known->history.front()).hlc.text()});
  }
  // An answer that was changed to another question leaves the first one unanswered, as one that was withdrawn does.
  const auto amend = [&](const Record& record, const Fields& was, Fields is) {
    is = normalise(*record.kind, is);
    if (changedKeys(was, is).empty()) return;
    revisions.push_back(session.stamped(record.id, record.kindName, Op::amend, is, ""));
    if (touched != nullptr) touched->emplace_back(record.id, was);
  };
  const Fields details = o.store.fields(*who);
  amend(*who, details, followingConsent(details, given, before));
  for (const Id& id : o.store.about(person)) {
    const Record& referral = *o.store.find(id);
    if (referral.kindName != codes::kReferral || referral.voided) continue;
    const Fields was = o.store.fields(referral);
    const std::string partner = textAt(was, "partner");
    if (partner.empty()) continue;
    Fields is = was;
    const std::optional<bool> answer = partnerConsent(partner, given);
    const bool gone = before && textAt(*before, "about") == codes::kToPartner &&
                      fold(trim(textAt(*before, "partner"))) == fold(trim(partner));
    if (answer)
      is["agreesPartner"] = *answer;
    else if (gone)
      is.erase("agreesPartner");
    amend(referral, was, std::move(is));
  }
}

}  // namespace alongside
