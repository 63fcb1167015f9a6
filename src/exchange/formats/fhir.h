// What other systems are given: HL7 FHIR R4 (4.0.1), one Bundle of type collection.
//
//   person -> Patient, one-to-one -> Encounter, referral -> ServiceRequest, plan -> CarePlan, goal -> Goal,
//   follow-up -> Task, worry -> Flag, consent -> Consent, the team -> CareTeam, its members -> Practitioner
//
// Left out: whoever does not want peer support (any more), with everything about them; whatever the ward team was not
// named for or stays for another reason (what_stays.h), what is void, and whatever is about nobody where FHIR asks for somebody (Flag, Encounter). Own words travel in a resource's note or description, nowhere else.
#pragma once

#include "exchange/team/team.h"
#include "store/store.h"

namespace alongside {

/// `made`: when the Bundle is made. Every id is that of its record; references are by urn:uuid.
Json fhirBundle(const Store& store, const Team& team, Millis made);

}  // namespace alongside
