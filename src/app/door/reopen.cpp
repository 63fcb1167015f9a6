// A forgotten passphrase. At the locked tablet: the file that came back, its words, a new passphrase. At the desk: the
// locked tablet's recovery file, the team's recovery file and its words, and the file that goes back.
#include "app/door/passphrase.h"
#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "exchange/reopening.h"

namespace alongside {
namespace {

bool holds(std::string_view text, std::string_view format) {
  return text.substr(0, 2000).find("\"" + std::string(format) + "\"") != std::string_view::npos;
}

}  // namespace

// --- At the locked tablet -----------------------------------------------------------------------------------

void Session::takeReopening(const PickedFile& file) {
  if (state.gate != Gate::lock) return;
  LockState& l = state.lock;
  l.forgotten = true;
  l.reopen = ReopenState{};
  reopened.reset();
  l.reopen->fileName = file.name;
  l.reopen->file = textOf(file.bytes);
}

void Session::openReopening() {
  if (state.gate != Gate::lock || !state.lock.reopen || state.lock.reopen->working) return;
  state.lock.reopen->working = true;
  state.lock.reopen->fault.reset();
  soon([this] {
    if (!state.lock.reopen) return;
    ReopenState& r = *state.lock.reopen;
    r.working = false;
    auto key = alongside::openReopening(r.file, typedWords(r.words), state.lock.chosen);
    if (!key) {
      r.fault = key.error();
      return;
    }
    crypto::wipe(r.words);
    r.words.clear();
    reopened = std::move(*key);
    r.opened = true;
    r.offered = randomWords(4);
  });
}

/// The new passphrase is on the medium, and nothing of before is left on it, before the records are shown. The vault has
/// another key from then on: whoever helped, or saw file and words, has the old one.
void Session::keepNewPassphrase() {
  if (state.gate != Gate::lock || !state.lock.reopen || !state.lock.reopen->opened || !reopened) return;
  ReopenState& r = *state.lock.reopen;
  if (r.working) return;
  r.fieldFault.clear();
  if (r.own) {
    r.strength = strengthOf(r.passphrase);
    if (r.strength.bits < kLeastBits) r.fieldFault = "That is too easy to guess. Add another word or two.";
  } else if (typedWords(r.passphrase) != joinedWords(r.offered)) {
    r.fieldFault = "These are not the four words yet. Type them as they stand above.";
  }
  if (!r.fieldFault.empty()) return;
  r.working = true;
  soon([this] {
    if (!state.lock.reopen || !reopened) return;
    const auto refused = [this](const Fault& fault) {
      if (!state.lock.reopen) return;
      state.lock.reopen->working = false;
      state.lock.reopen->fault = fault;
    };
    auto opened = Vault::open(world.disk(), state.lock.chosen, reopened->copy());
    if (!opened) {
      refused(opened.error());
      return;
    }
    ReopenState& now = *state.lock.reopen;
    std::string phrase = now.own ? now.passphrase : joinedWords(now.offered);
    const auto held = std::make_shared<std::unique_ptr<Vault>>(std::move(*opened));
    std::optional<crypto::PublicKey> recoverable;
    if (const auto team = teamKept(textAt((*held)->shelf("local"), "team"))) recoverable = team->recovery;
    (*held)->renewKey(crypto::Secret::ofText(phrase), {}, recoverable,
                      guarded([this, held, refused](const Outcome& outcome) {
                        if (!outcome) {
                          refused(outcome.error());
                        } else {
                          if (state.lock.reopen) crypto::wipe(state.lock.reopen->passphrase);
                          state.lock.reopen.reset();
                          reopened.reset();
                          world.setPreference("vault", state.lock.chosen);
                          openVault(std::move(*held));
                          if (state.open) toast("Your new passphrase is kept. The old one opens nothing.");
                        }
                        reschedule();
                        changed();
                      }));
    crypto::wipe(phrase);
  });
}

// --- At the desk --------------------------------------------------------------------------------------------

/// True when the file is one of the two that this needs.
bool Session::takeHelpFile(const PickedFile& file, std::string_view text) {
  OpenState& o = open();
  if (holds(text, "alongside-backup")) {
    if (desk && desk->shown.team.help) {
      desk->shown.team.help->backupName = file.name;
      desk->shown.team.help->backup = text;
      desk->shown.team.help->fault.reset();
    } else {
      o.note =
          Fault{"help/backup-alone", file.name + " is the recovery file of a team.", "Nothing was opened.",
                "It is needed only when somebody forgot a passphrase: open the file of their tablet first."};
    }
    return true;
  }
  if (!holds(text, "alongside-recovery")) return false;
  const auto asked = Vault::readRecoveryFile(viewOf(text));
  if (!asked) {
    o.note = asked.error();
  } else if (!desk) {
    o.note = Fault{"help/not-for-workers", file.name + " asks for help with a forgotten passphrase.",
                   "Nothing was changed.", "Give it to your coordinator."};
  } else {
    desk->shown.team.help =
        HelpAsked{.asked = *asked, .file = std::string(text), .fileWords = fingerprintWords(asked->mark)};
    o.place = Place::team;
  }
  return true;
}

void Session::makeReopening() {
  if (!desk || !state.open || !desk->shown.team.help || desk->shown.team.help->working) return;
  HelpAsked& asked = *desk->shown.team.help;
  asked.fault.reset();
  if (!asked.compared) {
    asked.fault =
        Fault{"help/not-compared", "The five words are not compared yet.", "Nothing was opened.",
              "Read them aloud with " + firstName(asked.asked.worker) + ", whose tablet shows them, too."};
    return;
  }
  if (asked.backup.empty()) {
    asked.fault = Fault{"help/no-backup", "The team’s recovery file is not opened yet.",
                        "Nothing was changed.", "Open it, then type the eight words of its sheet."};
    return;
  }
  asked.working = true;
  soon(guarded([this] {
    if (!desk || !desk->shown.team.help) return;
    HelpAsked& h = *desk->shown.team.help;
    h.working = false;
    const auto backup = openBackup(h.backup, typedWords(h.words));
    if (!backup) {
      h.fault = backup.error();
      return;
    }
    const auto key = Vault::keyFromRecoveryFile(bytesOf(h.file), backup->recovery);
    if (!key) {
      h.fault = key.error();
      return;
    }
    crypto::wipe(h.words);
    h.words.clear();
    h.backup.clear();
    std::vector<std::string> words = randomWords(kReopenWords);
    const std::string file = sealReopening(h.asked.vault, h.asked.worker, *key, words);
    if (file.empty() || !world.saveFile("alongside-reopen-" + initials(h.asked.worker) + "-" +
                                            state.local.date.text() + ".json",
                                        "application/json", viewOf(file))) {
      h.fault = Fault{"file/not-saved", "The file for the locked tablet could not be saved.",
                      "Nothing was changed, and the tablet’s records are sealed as before.",
                      "Allow downloads for this page and try again."};
      return;
    }
    h.reopenWords = std::move(words);
  }));
}

void Session::hearReopen() {
  namespace c = command;
  on<c::ShowReopen>([this](const c::ShowReopen& x) {
    reopened.reset();
    if (x.open)
      state.lock.reopen = ReopenState{};
    else
      state.lock.reopen.reset();
  });
  on<c::PickReopening>([this](const c::PickReopening&) {
    world.pickFiles(false, kFileLimit, [this](const std::vector<PickedFile>& files) {
      if (!files.empty()) takeReopening(files.front());
      changed();
    });
  });
  const auto atLock = [this](auto act) {
    if (state.gate == Gate::lock && state.lock.reopen) act(*state.lock.reopen);
  };
  on<c::SetReopenWords>([atLock](const c::SetReopenWords& x) {
    atLock([&](ReopenState& r) {
      r.words = x.words;
      r.fault.reset();
    });
  });
  on<c::OpenReopening>([this](const c::OpenReopening&) { openReopening(); });
  on<c::SetNewPassphrase>([atLock](const c::SetNewPassphrase& x) {
    atLock([&](ReopenState& r) {
      crypto::wipe(r.passphrase);
      r.passphrase = x.text;
      r.fieldFault.clear();
      if (r.own) r.strength = strengthOf(r.passphrase);
    });
  });
  on<c::UseOwnNewPassphrase>([atLock](const c::UseOwnNewPassphrase& x) {
    atLock([&](ReopenState& r) {
      r.own = x.own;
      crypto::wipe(r.passphrase);
      r.passphrase.clear();
      r.fieldFault.clear();
      r.strength = strengthOf("");
    });
  });
  on<c::OfferNewWords>(
      [atLock](const c::OfferNewWords&) { atLock([](ReopenState& r) { r.offered = randomWords(4); }); });
  on<c::KeepNewPassphrase>([this](const c::KeepNewPassphrase&) { keepNewPassphrase(); });
  on<c::SameFileWords>([this](const c::SameFileWords&) {
    if (!desk || !desk->shown.team.help) return;
    desk->shown.team.help->compared = true;
    desk->shown.team.help->fault.reset();
  });
  on<c::PickBackup>([this](const c::PickBackup&) { pickFiles(); });
  on<c::SetHelpWords>([this](const c::SetHelpWords& x) {
    if (!desk || !desk->shown.team.help) return;
    crypto::wipe(desk->shown.team.help->words);
    desk->shown.team.help->words = x.words;
    desk->shown.team.help->fault.reset();
  });
  on<c::MakeReopening>([this](const c::MakeReopening&) { makeReopening(); });
  on<c::CloseHelp>([this](const c::CloseHelp&) {
    if (!desk || !desk->shown.team.help) return;
    crypto::wipe(desk->shown.team.help->words);
    for (std::string& word : desk->shown.team.help->reopenWords) crypto::wipe(word);
    desk->shown.team.help.reset();
  });
}

}  // namespace alongside
