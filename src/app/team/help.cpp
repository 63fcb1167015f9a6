#include "app/team/help.h"

#include "app/session/passphrase.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "exchange/reopening.h"

namespace alongside {

namespace {

bool holds(std::string_view text, std::string_view format) {
  return text.substr(0, 2000).find("\"" + std::string(format) + "\"") != std::string_view::npos;
}

}  // namespace

bool Help::opens(const PickedFile& file, std::string_view text) {
  OpenState& o = open();
  if (holds(text, "alongside-backup")) {
    if (desk && desk->team.help) {
      desk->team.help->backupName = file.name;
      desk->team.help->backup = text;
      desk->team.help->fault.reset();
    } else {
      o.over.note =
          Fault{"help/backup-alone", file.name + " is the recovery file of a team.", "Nothing was opened.",
                "It is needed only when somebody forgot a passphrase: open the file of their tablet first."};
    }
    return true;
  }
  if (!holds(text, "alongside-recovery")) return false;
  const auto asked = Vault::readRecoveryFile(viewOf(text));
  if (!asked) {
    o.over.note = asked.error();
  } else if (!desk) {
    o.over.note = Fault{"help/not-for-workers", file.name + " asks for help with a forgotten passphrase.",
                        "Nothing was changed.", "Give it to your coordinator."};
  } else {
    desk->team.help =
        HelpAsked{.asked = *asked, .file = std::string(text), .fileWords = fingerprintWords(asked->mark)};
    o.page.place = Place::team;
  }
  return true;
}

void Help::makeReopening() {
  if (!desk || !state.open || !desk->team.help || desk->team.help->working) return;
  HelpAsked& asked = *desk->team.help;
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
  session.soon(guarded([this] {
    if (!desk || !desk->team.help) return;
    HelpAsked& h = *desk->team.help;
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

bool Help::back() {
  if (open().page.place != Place::team || !desk || !desk->team.help) return false;
  close();
  return true;
}

void Help::close() {
  if (!desk || !desk->team.help) return;
  crypto::wipe(desk->team.help->words);
  for (std::string& word : desk->team.help->reopenWords) crypto::wipe(word);
  desk->team.help.reset();
}

void Help::hear() {
  namespace c = command;
  on<c::SameFileWords>([this](const c::SameFileWords&) {
    if (!desk || !desk->team.help) return;
    desk->team.help->compared = true;
    desk->team.help->fault.reset();
  });
  on<c::SetHelpWords>([this](const c::SetHelpWords& x) {
    if (!desk || !desk->team.help) return;
    crypto::wipe(desk->team.help->words);
    desk->team.help->words = x.words;
    desk->team.help->fault.reset();
  });
  on<c::MakeReopening>([this](const c::MakeReopening&) { makeReopening(); });
  on<c::CloseHelp>([this](const c::CloseHelp&) { close(); });
}

}  // namespace alongside
