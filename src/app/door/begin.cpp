// First start: a team is begun, joined, or brought back from its recovery file.
#include <algorithm>

#include "app/door/passphrase.h"
#include "app/paper/sheets.h"
#include "app/session/session.h"
#include "core/text.h"

namespace alongside {

std::vector<Ward> wardsFrom(std::string_view text) {
  std::vector<Ward> wards;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n,"), text.size());
    std::string line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    Ward ward;
    // "Rowan 020 7946 0000": what follows the first digit is the ward's telephone.
    const std::size_t digit = line.find_first_of("+0123456789");
    const bool phone = digit != std::string::npos && line.size() - digit >= 5 && digit > 0;
    ward.name = trim(phone ? line.substr(0, digit) : line);
    if (phone) ward.telephone = trim(line.substr(digit));
    wards.push_back(std::move(ward));
  }
  return wards;
}

void Session::begin(const command::ChooseBegin& c) {
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
      beginPractice(Role::worker);
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
      if (!vaultsOn(world.disk()).empty()) showDoor();
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

void Session::setBeginText(const std::string& key, const std::string& value) {
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

void Session::takeTeamFile(const PickedFile& file) {
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

void Session::nextStep() {
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
      soon([this] { createVault(); });
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
      keepLocal();
      finishBegin();
      return;
    }
    case BeginStep::done:
      finishBegin();
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
      soon([this] { openRestored(); });
      return;
  }
  if (!b.fieldFaults.empty()) return;
  b.step = BeginStep::passphrase;
  if (b.offered.empty()) b.offered = randomWords(4);
}

/// Makes the keys and the vault; both are durable before anything is said to be done.
void Session::createVault() {
  BeginState& b = state.begin;
  alive = std::make_shared<int>(0);
  const bool starts = b.coordinator;
  OpenState o;
  o.worker = trim(b.name);
  o.role = starts ? Role::coordinator : Role::worker;
  keys = restored ? restored->coordinator.copy() : DeviceKeys::generate();
  o.device = keys->thumbprint();
  o.words = fingerprintWords(keys->signing.publicKey(), keys->agreement.publicKey());
  clock.emplace(o.device);
  recovery.reset();
  numbersFrom = restored ? numbersAfterRestore() : 0;
  if (restored && b.team) {
    o.team = b.team->team;
    o.teamFile = b.joinFile;
    restored.reset();
  } else if (restored) {
    o.teamFile = signTeam(restored->team, *keys);
    o.team = std::move(restored->team);
    restored.reset();
  } else if (starts) {
    recovery = crypto::PrivateKey::generate();
    Team team;
    team.id = crypto::newId(state.now);
    team.name = trim(b.teamName);
    team.recovery = recovery->publicKey();
    team.wards = wardsFrom(b.wardsText);
    team.inbox = trim(b.inbox);
    if (!team.inbox.empty() && team.inbox.back() != '/') team.inbox += '/';
    Member self;
    self.name = o.worker;
    self.role = Role::coordinator;
    self.signing = keys->signing.publicKey();
    self.agreement = keys->agreement.publicKey();
    self.since = state.now;
    team.roster.push_back(std::move(self));
    o.teamFile = signTeam(team, *keys);
    o.team = std::move(team);
  } else {
    o.team = b.team->team;
    o.teamFile = b.joinFile;
  }
  // Offered words are stretched as they are offered, not as they were typed back.
  std::string phrase = b.ownPassphrase ? b.passphrase : joinedWords(b.offered);
  Vault::NewVault fresh{.worker = o.worker,
                        .passphrase = crypto::Secret::ofText(phrase),
                        .parameters = {},
                        .recovery = o.team->recovery};
  crypto::wipe(phrase);
  auto made = Vault::create(world.disk(), std::move(fresh), [](const Outcome&) {});
  if (!made) {
    b.working = false;
    b.fault = made.error();
    return;
  }
  vault = std::move(*made);
  o.vault = vault->id();
  state.open = std::move(o);
  left = {};
  notLeft.clear();
  lookedTo = 0;
  lastSeq = receipts = numbersFrom;
  lastJws = {};
  arrivals = {};
  trail = {};
  looksNoted.clear();
  drafts = Json::object();
  // The shelf is the last of the two steps: when it is acknowledged, so is the vault.
  vault->setShelf("local", localJson(), guarded([this](const Outcome& outcome) {
                    BeginState& bb = state.begin;
                    bb.working = false;
                    if (!outcome) {
                      bb.fault = outcome.error();
                      const std::string id = vault->id();
                      vault.reset();
                      state.open.reset();
                      Vault::destroy(world.disk(), id, [](const Outcome&) {});
                    } else {
                      crypto::wipe(bb.passphrase);
                      bb.passphrase.clear();
                      bb.offered.clear();
                      world.setPreference("vault", vault->id());
                      state.save.at = world.now();
                      bb.ownWords = state.open->words;
                      if (bb.coordinator && !recovery) {
                        finishBegin();  // restored: its sheet exists already
                      } else if (bb.coordinator) {
                        bb.step = BeginStep::recovery;
                        bb.recoveryWords = randomWords(8);
                        const Bytes dice = crypto::random(2);
                        bb.askWords[0] = 1 + dice[0] % 4;
                        bb.askWords[1] = 5 + dice[1] % 4;
                      } else {
                        bb.joinFile = joinFile();
                        bb.step = BeginStep::done;
                      }
                      world.persist(guarded([this](bool) { askStorage(); }));
                    }
                    reschedule();  // from now on there is something to lock
                    changed();
                  }));
}

void Session::finishBegin() {
  BeginState& b = state.begin;
  for (std::string& word : b.recoveryWords) crypto::wipe(word);
  for (std::string& word : b.typedWords) crypto::wipe(word);
  b = BeginState{};
  OpenState& o = open();
  o.inRoster = o.team && o.team->memberByDevice(o.device) != nullptr;
  o.sendList.order = ListOrder::oldest;  // as it travels
  state.gate = Gate::open;
  beginDesk();
  rebuildUnsent();
  rebuildViews();
  goOnClearing();
  tryUploads();
}

std::string Session::joinFile() {
  JoinRequest request;
  request.team = open().team->id;
  request.made = world.now();
  request.member.name = open().worker;
  request.member.role = Role::worker;
  request.member.signing = keys->signing.publicKey();
  request.member.agreement = keys->agreement.publicKey();
  request.member.since = request.made;
  return signJoin(request, *keys);
}

void Session::giveJoin(bool share) {
  if (!state.open || !keys || !open().team) return;
  const std::string file = joinFile();
  const std::string name = "alongside-join-" + localMoment(world.now()).date.text() + ".jws";
  if (share)
    world.shareFile(name, "application/jose", bytesOf(file), [](bool) {});
  else
    world.saveFile(name, "application/jose", viewOf(file));
}

/// The recovery key and the coordinator's own keys: a sealed file, and a sheet with the words that open it.
void Session::makeRecoveryBackup(bool print) {
  BeginState& b = state.begin;
  if (b.recoveryWords.empty() || !recovery || !keys || !state.open || !open().team) return;
  const Date today = state.local.date;
  if (print) {
    world.print("Recovery sheet", recoverySheet(open().team->name, open().worker, b.recoveryWords, today));
    return;
  }
  b.working = true;
  soon([this, today] {
    BeginState& bb = state.begin;
    bb.working = false;
    const Backup backup{recovery->copy(), keys->copy(), open().worker, *open().team};
    const std::string file = sealBackup(backup, bb.recoveryWords);
    if (world.saveFile("alongside-recovery-" + today.text() + ".json", "application/json", viewOf(file)))
      bb.recoveryTaken = true;
    else
      bb.fault =
          Fault{"file/not-saved", "This browser did not let the recovery file be saved.",
                "The team's keys are safe on this tablet.", "Allow downloads for this page and try again."};
  });
}

void Session::hearBegin() {
  namespace c = command;
  on<c::ChooseBegin>([this](const c::ChooseBegin& x) { begin(x); });
  on<c::SetBeginText>([this](const c::SetBeginText& x) { setBeginText(x.key, x.value); });
  on<c::PickTeamFile>([this](const c::PickTeamFile&) {
    world.pickFiles(false, kFileLimit, guarded([this](std::vector<PickedFile> files) {
                      if (files.empty()) return;
                      takeTeamFile(files.front());
                      changed();
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
