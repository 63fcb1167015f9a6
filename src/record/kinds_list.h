// The kinds, each described in a file of its own or beside its nearest relation.
#pragma once

#include "record/kind.h"

namespace alongside {

Kind personKind();
Kind sessionKind();
Kind followUpKind();
Kind concernKind();
Kind roundKind();
Kind debriefKind();
Kind learningKind();
Kind planKind();
Kind goalKind();
Kind groupKind();
Kind signpostKind();
Kind resourceKind();
Kind moveKind();
Kind handoverKind();
Kind carerKind();
Kind rightsKind();
Kind consentKind();
Kind feedbackKind();
Kind reflectionKind();
Kind supervisionKind();
Kind evidenceKind();
Kind referralKind();
Kind wardDayKind();
Kind visitsKind();
Kind colleagueKind();
Kind meetingKind();
Kind assignedKind();
Kind linkKind();
Kind partnerKind();

}  // namespace alongside
