// Forms: begun, drafted at every pause, saved as a revision; correcting and withdrawing keep what was there.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/forms/drafts.h"
#include "app/session/feature.h"

namespace alongside {

class Forms : public Feature {
 public:
  Forms(Session& in, Drafts& drafts) : Feature(in), drafts(drafts) {
    hear();
    hearWithdraw();
  }

  void leave() override;

  void startForm(std::string_view kind, const Id& person);
  void startChange(const Id& record, Op op);
  void closeForm();      ///< finish later
  void throwFormAway();  ///< of a lent tablet: nothing of it is kept
  void leaveWithdraw();  ///< why was half said: it is a draft
  void dropDraft(const std::string& draft);

 private:
  Drafts& drafts;
  std::string afterPerson;  ///< the kind of record that somebody new is entered for
  /// Records that a save touched, with what stood there before for those that were there already.
  using Touched = std::vector<std::pair<Id, std::optional<Fields>>>;
  struct ConsentSaid {
    Id record;
    std::optional<Fields> fields;  ///< none: withdrawn
  };

  // form.cpp
  void hear();
  void defaults(FormState& form);
  void beginWhen(FormState& form) const;
  void fillHandover(FormState& form, const Id& person) const;
  void choosePerson(const Id& person);
  void setField(const std::string& key, const Json& value);
  void tickFollowUp(const Id& record, bool done);
  bool askOutcome(const Record& followUp);
  void settle(const Id& record, std::uint32_t revision);
  void draftChanged();  ///< of the form that is open
  void resumeDraft(const std::string& draft);

  // form_offers.cpp
  void offerSeenBy(FormState& form, const Id& person) const;
  void offerRecent(FormState& form) const;
  void fillFromLastGroup(FormState& form) const;
  void afterLastMeeting(FormState& form) const;
  void fillVisits(FormState& form) const;
  void pick(const command::Pick& wanted);
  void answered(FormState& form, const Field& field) const;

  // form_save.cpp
  void saveForm();
  void lendTablet();
  void takeTabletBack();  ///< the PIN first
  void undoSave(const FormState& done, const Touched& touched);
  std::string endFollowUps(const FormState& form, const Fields& before, const Fields& fields,
                           std::vector<Revision>& revisions);
  void addConsequences(const FormState& form, const Fields& before, const Fields& fields, const Fields& own,
                       std::vector<Revision>& revisions, Touched& touched);
  std::vector<FieldFault> faultsOf(const FormState& form) const;
  void lookAgain(FormState& form) const;  ///< at the faults that are shown
  std::vector<FieldFault> cautions(const FormState& form) const;

  // form_consent.cpp. `touched`: what stood there before, for undoing; null where nothing is undone.
  void followConsent(const Id& person, const ConsentSaid& said, std::vector<Revision>& revisions,
                     Touched* touched);
  // form_wishes.cpp
  void wishesIntoPlan(const FormState& form, const Fields& before, const Fields& fields,
                      std::vector<Revision>& revisions, Touched& touched);

  // form_withdraw.cpp
  void hearWithdraw();
  void askWithdraw(const Id& record);
  void setWithdrawReason(const std::string& reason);
  void confirmWithdraw();
  void resumeWithdraw(const std::string& draft);
};

/// What waits for the answer that a follow-up asks for; null: nothing does.
const Record* waitsForAnswer(const Store& store, const Record& followUp);

}  // namespace alongside
