// Before the records: first start, lock, the quick PIN.
#include <algorithm>

#include "app/inside.h"
#include "app/passphrase.h"
#include "app/sheets.h"
#include "core/text.h"

namespace alongside {
namespace {
constexpr int kWrongBeforePause = 5;
constexpr Millis kPause = 30'000;
constexpr int kPinTries = 5;
constexpr std::size_t kPinLeast = 4;
constexpr Millis kClockMayDiffer = 5 * 60'000;  ///< what a network's time puts right by itself
/// For the PIN alone: it guards a covered screen for minutes, five tries, in memory only.
constexpr crypto::Argon2 kPinArgon = crypto::Argon2::floor();

std::string joinedWords(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Words as people type them back: any case, hyphens or spaces between.
std::string typedWords(std::string_view text) {
  std::string plain = fold(trim(text));
  std::ranges::replace(plain, '-', ' ');
  std::string out;
  for (const char c : plain)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

}  // namespace

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

/// Lock screen when somebody has a vault here, first start otherwise.
void App::Inside::showDoor() {
  state.lock = LockState{};
  state.lock.vaults = vaultsOn(world.disk());
  if (state.lock.vaults.empty()) {
    state.begin = BeginState{};
    state.gate = Gate::begin;
    return;
  }
  const std::string last = world.preference("vault");
  state.lock.chosen = state.lock.vaults.front().id;
  for (const VaultLabel& label : state.lock.vaults)
    if (label.id == last) state.lock.chosen = last;
  state.gate = Gate::lock;
}

void App::Inside::begin(const command::ChooseBegin& c) {
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
      beginPractice();
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
    case BeginStep::name:
      b.step = BeginStep::checkTeam;
      return;
    case BeginStep::passphrase:
      b.step = restored ? BeginStep::restore : b.coordinator ? BeginStep::team : BeginStep::name;
      return;
    case BeginStep::recovery:
    case BeginStep::done:
      return;  // the vault stands: there is no way back, only on
  }
}

void App::Inside::setBeginText(const std::string& key, const std::string& value) {
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

void App::Inside::takeTeamFile(const PickedFile& file) {
  BeginState& b = state.begin;
  if (state.gate == Gate::begin && b.step == BeginStep::restore) {
    b.restoreFileName = file.name;
    b.restoreFile = textOf(file.bytes);  // a file that was too large is empty here, and no recovery file
    b.fault.reset();
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

void App::Inside::nextStep() {
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

/// The coordinator's keys and team come back from the recovery file; records come back with the next packs.
void App::Inside::openRestored() {
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
  b.step = BeginStep::passphrase;
  b.offered = randomWords(4);
}

/// Makes the keys and the vault; both are durable before anything is said to be done.
void App::Inside::createVault() {
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
  if (restored) {
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
  packedTo = {};
  lastSeq = 0;
  lastJws = {};
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
                    changed();
                  }));
}

void App::Inside::finishBegin() {
  BeginState& b = state.begin;
  for (std::string& word : b.recoveryWords) crypto::wipe(word);
  for (std::string& word : b.typedWords) crypto::wipe(word);
  b = BeginState{};
  OpenState& o = open();
  o.inRoster = o.team && o.team->memberByDevice(o.device) != nullptr;
  o.lockMinutes = static_cast<int>(
      std::clamp<std::int64_t>(o.team ? numberAt(o.team->settings, "lockMinutes", 5) : 5, 1, 60));
  o.notSeenDays = static_cast<int>(
      std::clamp<std::int64_t>(o.team ? numberAt(o.team->settings, "notSeenDays", 7) : 7, 1, 90));
  state.gate = Gate::open;
  rebuildUnsent();
  rebuildViews();
  tryUploads();
}

std::string App::Inside::joinFile() {
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

void App::Inside::giveJoin(bool share) {
  if (!state.open || !keys || !open().team) return;
  const std::string file = joinFile();
  const std::string name = "alongside-join-" + localMoment(world.now()).date.text() + ".jws";
  if (share)
    world.shareFile(name, "application/jose", bytesOf(file), [](bool) {});
  else
    world.saveFile(name, "application/jose", viewOf(file));
}

/// The recovery key and the coordinator's own keys: a sealed file, and a sheet with the words that open it.
void App::Inside::makeRecoveryBackup(bool print) {
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

void App::Inside::unlock() {
  LockState& l = state.lock;
  if (l.opening || l.pauseUntil > state.now || l.passphrase.empty()) return;
  l.fault.reset();
  l.opening = true;
  // After the frame that says 'Opening': deriving the key takes about half a second by design.
  soon([this] {
    LockState& lock = state.lock;
    lock.opening = false;
    std::string typed = lock.passphrase;
    auto key = Vault::keyFor(world.disk(), lock.chosen, crypto::Secret::ofText(typed));
    if (!key && key.error().code == "vault/wrong-passphrase") {
      // The offered words may come back with capitals, hyphens or double spaces.
      std::string plain = typedWords(typed);
      if (plain != typed) key = Vault::keyFor(world.disk(), lock.chosen, crypto::Secret::ofText(plain));
      crypto::wipe(plain);
    }
    crypto::wipe(typed);
    if (!key) {
      lock.fault = key.error();
      if (key.error().code == "vault/wrong-passphrase" && ++lock.wrong % kWrongBeforePause == 0)
        lock.pauseUntil = world.now() + kPause;
      return;
    }
    auto opened = Vault::open(world.disk(), lock.chosen, std::move(*key));
    if (!opened) {
      lock.fault = opened.error();
      return;
    }
    crypto::wipe(lock.passphrase);
    lock.passphrase.clear();
    world.setPreference("vault", lock.chosen);
    openVault(std::move(*opened));
  });
}

void App::Inside::openVault(std::unique_ptr<Vault> opened) {
  alive = std::make_shared<int>(0);
  vault = std::move(opened);
  state.open.emplace();
  OpenState& o = open();
  o.vault = vault->id();
  o.worker = vault->worker();
  o.damage = vault->damage();
  if (!loadLocal(vault->shelf("local"))) {
    const Fault fault{"vault/no-keys", "This tablet's own keys could not be read.",
                      "The sealed records are still here, untouched.",
                      "Do not clear the browser's data. Show this to your coordinator."};
    vault.reset();
    state.open.reset();
    state.lock.fault = fault;
    state.gate = Gate::lock;
    return;
  }
  drafts = vault->shelf("drafts");
  if (!drafts.is_object()) drafts = Json::object();
  std::vector<Revision> revisions = vault->takeRevisions();
  o.store.reserve(revisions.size());
  const Millis now = world.now();
  Millis lastUsed = numberAt(vault->shelf("local"), "at");
  for (Revision& revision : revisions) {
    // However far ahead, a stamp of this tablet's own counts: a clock that was set back must not put a new
    // revision before the one that it follows.
    const bool own = revision.device == o.device;
    clock->observe(revision.hlc, own ? std::max(now, revision.hlc.ms) : now);
    if (own && revision.hlc.ms > now + kFarAhead) lastUsed = std::max(lastUsed, revision.hlc.ms);
    o.store.add(std::move(revision));
  }
  if (lastUsed > now + kClockMayDiffer)
    o.note = Fault{"clock/back",
                   "This tablet's clock shows an earlier time than when it was last used here: " +
                       fullDate(state.local.date) + ", " + state.local.clock() + ".",
                   "Nothing is lost, and what you record keeps its order.",
                   "Check the tablet's date and time before you record."};
  state.save = SaveState{};
  if (recovery) {  // a team was begun, its recovery sheet not confirmed
    state.begin = BeginState{};
    state.begin.coordinator = true;
    state.begin.step = BeginStep::recovery;
    state.begin.recoveryWords = randomWords(8);
    state.begin.askWords = {2, 7};
    state.gate = Gate::begin;
    return;
  }
  finishBegin();
}

/// Drafts first, then everything in memory is overwritten and the page begins anew.
void App::Inside::lock() {
  if (!state.open || state.open->practice) {
    world.wipeAndReload();
    return;
  }
  if (open().form && open().form->changed) storeDraft();
  if (state.save.keeping == Keeping::notSaved) {
    open().note = Fault{"lock/not-saved", "Locking would lose what is not saved yet.",
                        "Everything is still here while this page is open.",
                        "Carry it away as a sealed file first, or try to save again."};
    return;
  }
  if (!vault || leaving) return;
  leaving = true;
  draftDue.reset();
  // The clock's last stamp goes with it, so that a clock set back cannot repeat one.
  vault->setShelf("local", localJson(), [](const Outcome&) {});
  vault->setShelf("drafts", drafts, guarded([this](const Outcome& outcome) {
                    if (outcome) {
                      world.wipeAndReload();
                      return;
                    }
                    leaving = false;
                    lastTouch = world.uptime();
                    saveEnded(true, outcome);
                  }));
}

void App::Inside::cover() {
  if (draftDue) keepDrafts();
  state.cover = CoverState{};
  state.gate = Gate::cover;
}

void App::Inside::typePin(const std::string& typed) {
  if (state.gate != Gate::cover || !pin) return;
  state.cover.typed = typed;
  if (typed.size() < pin->digits) return;
  const auto hash = crypto::derive(crypto::Secret::ofText(typed), pin->salt, kPinArgon);
  if (hash && std::ranges::equal(hash->view(), pin->hash.view())) {
    state.cover = CoverState{};
    state.gate = Gate::open;
    return;
  }
  state.cover.typed.clear();
  if (++state.cover.wrong >= kPinTries) {
    pin.reset();
    lock();
  }
}

void App::Inside::keepPin() {
  if (!state.open) return;
  OpenState& o = open();
  const bool digits = std::ranges::all_of(o.pinTyped, [](char c) { return c >= '0' && c <= '9'; });
  if (o.pinTyped.size() < kPinLeast || o.pinTyped.size() > 8 || !digits) {
    o.pinFault = "Use four to eight digits.";
    return;
  }
  if (std::ranges::all_of(o.pinTyped, [&](char c) { return c == o.pinTyped[0]; }) ||
      std::string_view("01234567890").contains(o.pinTyped) ||
      std::string_view("09876543210").contains(o.pinTyped)) {
    o.pinFault = "Choose digits that are harder to guess.";
    return;
  }
  Pin fresh;
  fresh.salt = crypto::random(16);
  auto hash = crypto::derive(crypto::Secret::ofText(o.pinTyped), fresh.salt, kPinArgon);
  if (!hash) {
    o.pinFault = hash.error().happened;
    return;
  }
  fresh.hash = std::move(*hash);
  fresh.digits = o.pinTyped.size();
  pin = std::move(fresh);
  crypto::wipe(o.pinTyped);
  o.pinTyped.clear();
  o.hasPin = true;
  toast("Quick PIN kept until you lock");
}

void App::Inside::saveRecoveryFile() {
  auto file = Vault::recoveryFile(world.disk(), state.lock.chosen);
  if (!file) {
    state.lock.fault = file.error();
    return;
  }
  world.saveFile("alongside-forgotten-" + state.local.date.text() + ".json", "application/json", *file);
}

}  // namespace alongside
