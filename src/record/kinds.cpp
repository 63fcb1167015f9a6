#include "record/kinds_list.h"

namespace alongside {

std::span<const Kind> kinds() {
  static const Kind all[] = {
      personKind(),     sessionKind(),     followUpKind(), concernKind(),  roundKind(),    debriefKind(),
      learningKind(),   planKind(),        goalKind(),     groupKind(),    signpostKind(), resourceKind(),
      moveKind(),       handoverKind(),    carerKind(),    rightsKind(),   consentKind(),  feedbackKind(),
      reflectionKind(), supervisionKind(), evidenceKind(), referralKind(), wardDayKind(),  visitsKind(),
      colleagueKind(),  meetingKind(),     assignedKind(), linkKind(),     partnerKind(),
  };
  return all;
}

}  // namespace alongside
