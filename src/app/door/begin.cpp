#include "app/door/begin.h"

#include <algorithm>

#include "app/paper/sheets.h"
#include "app/session/passphrase.h"
#include "app/team/team_files.h"
#include "core/text.h"

namespace alongside {

namespace {

/// Preferences and records lie in different stores of the browser: this one knows that there was a vault.
Fault vanished() {
  return {"disk/vanished",
          "Records were kept in this browser, and they are gone: the browser lost them, or somebody cleared "
          "them.",
          "What was sent is with your coordinator.",
          "If you did not clear them yourself, tell your coordinator what was not sent, and join again; "
          "a coordinator brings the team back from the recovery file."};
}

}  // namespace

void showDoor(State& state, World& world) {
  state.lock = LockState{};
  state.lock.vaults = vaultsOn(world.disk());
  const std::string last = world.preference("vault");
  if (state.lock.vaults.empty()) {
    state.begin = BeginState{};
    if (!last.empty()) state.begin.fault = vanished();
    state.gate = Gate::begin;
    return;
  }
  state.lock.chosen = state.lock.vaults.front().id;
  for (const VaultLabel& label : state.lock.vaults)
    if (label.id == last) state.lock.chosen = last;
  state.gate = Gate::lock;
}

void Begin::choose(const command::ChooseBegin& c) {
  using What = command::ChooseBegin::What;
  BeginState& b = state.begin;
  b.fault.reset();
  b.fieldFaults.clear();
  if (c.what != What::back) restored.reset();
  switch (c.what) {
    case What::somebodyElse:
      b = BeginState{};
      state.gate = Gate::begin;
      return;
    case What::practise:
      practising.begin(Role::worker);
      return;
    case What::join:
      b = BeginState{};
      b.step = BeginStep::teamFile;
      return;
    case What::restore:
      b = BeginState{};
      b.step = BeginStep::restore;
      return;
    case What::start:
      b = BeginState{};
      b.coordinator = true;
      b.step = BeginStep::team;
      return;
    case What::back:
      break;
  }
  switch (b.step) {
    case BeginStep::choose:
      if (!vaultsOn(world.disk()).empty()) showDoor(state, world);
      return;
    case BeginStep::team:
    case BeginStep::restore:
    case BeginStep::teamFile:
      b.step = BeginStep::choose;
      return;
    case BeginStep::checkTeam:
      b.step = BeginStep::teamFile;
      return;
    case BeginStep::restoreTeam:
      b.step = BeginStep::restore;
      return;
    case BeginStep::name:
      b.step = BeginStep::checkTeam;
      return;
    case BeginStep::passphrase:
      b.step = restored ? BeginStep::restoreTeam : b.coordinator ? BeginStep::team : BeginStep::name;
      return;
    case BeginStep::recovery:
    case BeginStep::done:
      return;  // the vault stands: there is no way back, only on
  }
}

void Begin::setBeginText(const std::string& key, const std::string& value) {
  BeginState& b = state.begin;
  b.fieldFaults.erase(key == "word0" || key == "word1" ? "words" : key);
  if (key == "name")
    b.name = value;
  else if (key == "teamName")
    b.teamName = value;
  else if (key == "wards")
    b.wardsText = value;
  else if (key == "inbox")
    b.inbox = value;
  else if (key == "restoreWords")
    b.restoreWords = value;
  else if (key == "word0")
    b.typedWords[0] = value;
  else if (key == "word1")
    b.typedWords[1] = value;
  else if (key == "passphrase") {
    crypto::wipe(b.passphrase);
    b.passphrase = value;
    if (b.ownPassphrase) b.strength = strengthOf(value);
  }
}

void Begin::takeTeamFile(const PickedFile& file) {
  BeginState& b = state.begin;
  if (state.gate == Gate::begin && b.step == BeginStep::restore) {
    b.restoreFileName = file.name;
    b.restoreFile = textOf(file.bytes);  // a file that was too large is empty here, and no recovery file
    b.fault.reset();
    return;
  }
  if (state.gate == Gate::begin && b.step == BeginStep::restoreTeam) {
    takeNewestTeam(file);
    return;
  }
  if (state.gate != Gate::begin ||
      (b.step != BeginStep::teamFile && b.step != BeginStep::choose && b.step != BeginStep::checkTeam))
    return;
  b.teamFileName = file.name;
  b.fault.reset();
  if (file.tooLarge) {
    b.fault = Fault{"team/not-a-team-file", file.name + " is far too large to be a team file.",
                    "Nothing was changed.", "Ask your coordinator which file is the team file."};
    return;
  }
  auto opened = openTeam(textOf(file.bytes));
  if (!opened) {
    b.fault = opened.error();
    return;
  }
  const Member* signer = opened->team.memberByDevice(opened->signer);
  b.teamWords =
      signer != nullptr ? fingerprintWords(signer->signing, signer->agreement) : std::vector<std::string>{};
  b.team = std::move(*opened);
  b.joinFile = textOf(file.bytes);
  b.coordinator = false;
  b.step = BeginStep::checkTeam;
}

void Begin::nextStep() {
  BeginState& b = state.begin;
  if (state.gate != Gate::begin || b.working) return;
  b.fieldFaults.clear();
  b.fault.reset();
  const auto wantName = [&] {
    if (trim(b.name).empty()) b.fieldFaults["name"] = "Write the name that your team knows you by.";
    if (characters(b.name) > 80) b.fieldFaults["name"] = "Use a shorter name, 80 letters at most.";
  };
  switch (b.step) {
    case BeginStep::choose:
    case BeginStep::teamFile:
      return;
    case BeginStep::checkTeam:
      b.step = BeginStep::name;
      return;
    case BeginStep::team:
      wantName();
      if (trim(b.teamName).empty()) b.fieldFaults["teamName"] = "Give the team a name.";
      if (!trim(b.inbox).empty() && (trim(b.inbox).front() != '/' || trim(b.inbox).starts_with("//")))
        b.fieldFaults["inbox"] =
            "The address begins with a stroke and lies on this same server, for example /inbox/.";
      break;
    case BeginStep::name:
      wantName();
      break;
    case BeginStep::passphrase: {
      if (b.ownPassphrase) {
        b.strength = strengthOf(b.passphrase);
        if (b.strength.bits < kLeastBits)
          b.fieldFaults["passphrase"] = "That is too easy to guess. Add another word or two.";
      } else if (typedWords(b.passphrase) != joinedWords(b.offered)) {
        b.fieldFaults["passphrase"] = "These are not the four words yet. Type them as they stand above.";
      }
      if (!b.fieldFaults.empty()) return;
      b.working = true;
      session.soon([this] { createVault(); });
      return;
    }
    case BeginStep::recovery: {
      for (std::size_t i = 0; i < 2; ++i) {
        const auto index = static_cast<std::size_t>(b.askWords[i] - 1);
        if (index >= b.recoveryWords.size() || typedWords(b.typedWords[i]) != b.recoveryWords[index])
          b.fieldFaults["words"] = "One of the two words is not the one on the sheet. Look once more.";
      }
      if (!b.recoveryTaken)
        b.fieldFaults["words"] = "Save the recovery file first. The words open nothing without it.";
      if (!b.fieldFaults.empty()) return;
      recovery.reset();
      session.saveLocal();
      session.enter();
      return;
    }
    case BeginStep::done:
      session.enter();
      return;
    case BeginStep::restoreTeam:
      if (!b.team) return;
      break;
    case BeginStep::restore:
      if (b.restoreFile.empty()) b.fieldFaults["restoreFile"] = "Open the recovery file first.";
      if (trim(b.restoreWords).empty())
        b.fieldFaults["restoreWords"] = "Type the eight words of the recovery sheet.";
      if (!b.fieldFaults.empty()) return;
      b.working = true;
      session.soon([this] { openRestored(); });
      return;
  }
  if (!b.fieldFaults.empty()) return;
  b.step = BeginStep::passphrase;
  if (b.offered.empty()) b.offered = randomWords(4);
}

/// Makes the keys and the vault; both are durable before anything is said to be done.
void Begin::createVault() {
  BeginState& b = state.begin;
  DeviceKeys keys = restored ? restored->coordinator.copy() : DeviceKeys::generate();
  std::optional<crypto::PrivateKey> fresh;  // the team's own
  OpenState who;
  who.who.worker = trim(b.name);
  who.who.role = b.coordinator ? Role::coordinator : Role::worker;
  Json numbers = Json::object();
  if (restored) {
    for (const char* counted : {"numbersFrom", "lastSeq", "receipts"})
      numbers[counted] = numbersAfterRestore();
  }
  if (b.team) {  // of a restored one, the newest
    who.who.team = b.team->team;
    who.who.teamFile = b.joinFile;
  } else if (restored) {
    who.who.teamFile = signTeam(restored->team, keys);
    who.who.team = restored->team;
  } else {
    fresh = crypto::PrivateKey::generate();
    who.who.team = newTeam(keys, *fresh);
    who.who.teamFile = signTeam(*who.who.team, keys);
  }
  restored.reset();
  // Offered words are stretched as they are offered, not as they were typed back.
  std::string phrase = b.ownPassphrase ? b.passphrase : joinedWords(b.offered);
  Vault::NewVault wanted{.worker = who.who.worker,
                         .passphrase = crypto::Secret::ofText(phrase),
                         .parameters = {},
                         .recovery = who.who.team->recovery};
  crypto::wipe(phrase);
  auto made = Vault::create(world.disk(), std::move(wanted), [](const Outcome&) {});
  if (!made) {
    b.working = false;
    b.fault = made.error();
    return;
  }
  who.who.vault = (*made)->id();
  session.begin(std::move(*made), std::move(keys), std::move(who), numbers);
  recovery = std::move(fresh);
  // The shelf is the last of the two steps: when it is acknowledged, so is the vault.
  session.vault->setShelf("local", session.local(), guarded([this](const Outcome& outcome) {
                            vaultMade(outcome);
                            session.reschedule();  // from now on there is something to lock
                            session.changed();
                          }));
}

Team Begin::newTeam(const DeviceKeys& keys, const crypto::PrivateKey& recoveryKey) const {
  const BeginState& b = state.begin;
  Team team;
  team.id = crypto::newId(state.now);
  team.name = trim(b.teamName);
  team.recovery = recoveryKey.publicKey();
  team.wards = wardsFrom(b.wardsText);
  team.inbox = trim(b.inbox);
  if (!team.inbox.empty() && team.inbox.back() != '/') team.inbox += '/';
  Member self;
  self.name = trim(b.name);
  self.role = Role::coordinator;
  self.signing = keys.signing.publicKey();
  self.agreement = keys.agreement.publicKey();
  self.since = state.now;
  team.roster.push_back(std::move(self));
  return team;
}

void Begin::vaultMade(const Outcome& outcome) {
  BeginState& b = state.begin;
  b.working = false;
  if (!outcome) {
    b.fault = outcome.error();
    const std::string id = session.vault->id();
    session.vault.reset();
    state.open.reset();
    Vault::destroy(world.disk(), id, [](const Outcome&) {});
    return;
  }
  crypto::wipe(b.passphrase);
  b.passphrase.clear();
  b.offered.clear();
  world.setPreference("vault", session.vault->id());
  state.save.at = world.now();
  b.ownWords = open().who.words;
  if (b.coordinator && !recovery) {
    session.enter();  // restored: its sheet exists already
  } else if (b.coordinator) {
    const Bytes dice = crypto::random(2);
    askForSheet({1 + dice[0] % 4, 5 + dice[1] % 4});
  } else {
    b.joinFile = joinFile();
    b.step = BeginStep::done;
  }
  world.persist(guarded([this](bool) { session.askStorage(); }));
}

/// The recovery sheet, and which two of its words are asked for.
void Begin::askForSheet(std::array<int, 2> askWords) {
  BeginState& b = state.begin;
  b.step = BeginStep::recovery;
  b.recoveryWords = randomWords(8);
  b.askWords = askWords;
}

bool Begin::unfinished() {
  if (!recovery) return false;
  state.begin = BeginState{};
  state.begin.coordinator = true;
  askForSheet({2, 7});
  state.gate = Gate::begin;
  return true;
}

void Begin::begun(const Json& local) {
  recovery.reset();
  if (const auto d = fromBase64url(textAt(local, "recovery")); d && d->size() == 32)
    recovery = crypto::PrivateKey::fromScalar(crypto::Secret(*d));
}

void Begin::writeLocal(Json& local) const {
  if (!recovery) return;
  const crypto::Secret d = recovery->scalar();
  local["recovery"] = base64url(d.view());
}

void Begin::entered() {
  BeginState& b = state.begin;
  for (std::string& word : b.recoveryWords) crypto::wipe(word);
  for (std::string& word : b.typedWords) crypto::wipe(word);
  b = BeginState{};
}

std::string Begin::joinFile() {
  JoinRequest request;
  request.team = open().who.team->id;
  request.made = world.now();
  request.member.name = open().who.worker;
  request.member.role = Role::worker;
  request.member.signing = session.keys->signing.publicKey();
  request.member.agreement = session.keys->agreement.publicKey();
  request.member.since = request.made;
  return signJoin(request, *session.keys);
}

void Begin::giveJoin(bool share) {
  if (!state.open || !session.keys || !open().who.team) return;
  const std::string file = joinFile();
  const std::string name = "alongside-join-" + localMoment(world.now()).date.text() + ".jws";
  if (share)
    world.shareFile(name, "application/jose", bytesOf(file), [](bool) {});
  else
    world.saveFile(name, "application/jose", viewOf(file));
}

/// The recovery key and the coordinator's own keys: a sealed file, and a sheet with the words that open it.
void Begin::makeRecoveryBackup(bool print) {
  BeginState& b = state.begin;
  if (b.recoveryWords.empty() || !recovery || !session.keys || !state.open || !open().who.team) return;
  const Date today = state.local.date;
  if (print) {
    world.print("Recovery sheet",
                recoverySheet(open().who.team->name, open().who.worker, b.recoveryWords, today));
    return;
  }
  b.working = true;
  session.soon([this, today] {
    BeginState& bb = state.begin;
    bb.working = false;
    const Backup backup{recovery->copy(), session.keys->copy(), open().who.worker, *open().who.team};
    const std::string file = sealBackup(backup, bb.recoveryWords);
    if (world.saveFile("alongside-recovery-" + today.text() + ".json", "application/json", viewOf(file)))
      bb.recoveryTaken = true;
    else
      bb.fault =
          Fault{"file/not-saved", "This browser did not let the recovery file be saved.",
                "The team's keys are safe on this tablet.", "Allow downloads for this page and try again."};
  });
}

void Begin::hear() {
  namespace c = command;
  on<c::ChooseBegin>([this](const c::ChooseBegin& x) { choose(x); });
  on<c::SetBeginText>([this](const c::SetBeginText& x) { setBeginText(x.key, x.value); });
  on<c::PickTeamFile>([this](const c::PickTeamFile&) {
    world.pickFiles(false, kFileLimit, guarded([this](std::vector<PickedFile> files) {
                      if (files.empty()) return;
                      takeTeamFile(files.front());
                      session.changed();
                    }));
  });
  on<c::NoNewerTeam>([this](const c::NoNewerTeam&) {
    BeginState& b = state.begin;
    if (state.gate != Gate::begin || b.step != BeginStep::restoreTeam) return;
    b.team.reset();
    b.fault.reset();
    b.step = BeginStep::passphrase;
    if (b.offered.empty()) b.offered = randomWords(4);
  });
  on<c::OfferWords>([this](const c::OfferWords&) { state.begin.offered = randomWords(4); });
  on<c::UseOwnPassphrase>([this](const c::UseOwnPassphrase& x) {
    state.begin.ownPassphrase = x.own;
    setBeginText("passphrase", "");
  });
  on<c::NextStep>([this](const c::NextStep&) { nextStep(); });
  on<c::PrintRecovery>([this](const c::PrintRecovery&) { makeRecoveryBackup(true); });
  on<c::SaveRecovery>([this](const c::SaveRecovery&) { makeRecoveryBackup(false); });
  on<c::SaveJoin>([this](const c::SaveJoin& x) { giveJoin(x.share); });
}

}  // namespace alongside
