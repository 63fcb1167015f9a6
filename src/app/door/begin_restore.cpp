// A coordinator whose machine is gone: keys and team from the recovery file, who is in the team from its newest file.
#include <algorithm>

#include "app/door/begin.h"
#include "app/session/passphrase.h"

namespace alongside {

/// The coordinator's keys and team come back from the recovery file; records come back with the next packs.
void Begin::openRestored() {
  BeginState& b = state.begin;
  b.working = false;
  auto backup = openBackup(b.restoreFile, typedWords(b.restoreWords));
  if (!backup) {
    b.fault = backup.error();
    return;
  }
  crypto::wipe(b.restoreWords);
  b.restoreWords.clear();
  b.name = backup->name;
  b.coordinator = true;
  restored = std::move(*backup);
  b.team.reset();
  b.teamFileName.clear();
  b.step = BeginStep::restoreTeam;
}

/// What the recovery file does not know: who joined since it was made, and who left. A signer whom it knows vouches for the
/// file; a coordinator who came later does so by words.
void Begin::takeNewestTeam(const PickedFile& file) {
  BeginState& b = state.begin;
  b.team.reset();
  b.teamWords.clear();
  b.teamFileName = file.name;
  b.fault.reset();
  if (!restored) return;
  const std::string text = textOf(file.bytes);  // empty when it was too large, and no team file
  auto opened = openTeam(text, &restored->team);
  b.vouched = opened.has_value();
  if (!opened && opened.error().code == "team/unknown-signer") opened = openTeam(text);
  if (!opened) {
    b.fault = opened.error();
    return;
  }
  const Team& team = opened->team;
  const Member* self = team.memberByDevice(restored->coordinator.thumbprint());
  if (team.id != restored->team.id || (!b.vouched && team.recovery != restored->recovery.publicKey())) {
    b.fault = Fault{"team/other-team", "This is not the file of the team that the recovery file belongs to.",
                    "Nothing was changed.", "Ask somebody of your team for the newest team file."};
    return;
  }
  if (self == nullptr || self->role != Role::coordinator || self->until) {
    b.fault =
        Fault{"restore/ended", "In the newest team file these keys lead the team no more.",
              "Nothing was changed, and packs that were sealed for them are with the others.",
              "Join the team on this tablet as a new one. Another coordinator can then let you lead again."};
    return;
  }
  b.joinFile = text;
  if (const Member* signer = team.memberByDevice(opened->signer); signer != nullptr)
    b.teamWords = fingerprintWords(signer->signing, signer->agreement);
  b.team = std::move(*opened);
}

/// The keys are those of before, and what they gave out is not known here; a number given twice would look like a copied
/// tablet. So numbers jump: to the minutes since 2020, which are more than anybody gave out before, and more again the next
/// time that this vault is brought back.
std::uint32_t Begin::numbersAfterRestore() const {
  constexpr Millis kStart = 1'577'836'800'000, kMinute = 60'000;
  return static_cast<std::uint32_t>(std::max<Millis>(0, state.now - kStart) / kMinute);
}

}  // namespace alongside
