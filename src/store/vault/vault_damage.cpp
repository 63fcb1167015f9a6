// What was found broken, in words for the person whose records they are.
#include "core/text.h"
#include "store/vault/vault_inside.h"

namespace alongside::vault {
namespace {

std::string shelfInWords(const std::string& label) {
  if (label == "drafts") return "notes that were half written";
  if (label == "local") return "this tablet's own keys and settings";
  if (label == "clearing") return "the list of what was being cleared";
  if (label == "cleared") return "the list of people this tablet was cleared of";
  return "the shelf \"" + label + "\"";
}

std::string inWordsAll(const std::vector<std::string>& labels) {
  std::vector<std::string> words;
  words.reserve(labels.size());
  for (const std::string& label : labels) words.push_back(shelfInWords(label));
  return listed(words);
}

std::string counted(std::uint64_t n) { return plural(n, "entry", "entries"); }

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::optional<VaultDamage> Findings::inWords() const {
  if (pieces.empty()) return std::nullopt;
  VaultDamage damage;
  damage.pieces = pieces;
  damage.revisionsLost = static_cast<std::size_t>(lost + unconfirmed);
  std::string words;
  const auto say = [&](const std::string& sentence) {
    if (!words.empty()) words += ' ';
    words += sentence;
  };
  if (lost > 0) say(counted(lost) + " in these records cannot be read.");
  if (unconfirmed > 0) {
    say("The last save, " + counted(unconfirmed) +
        ", is not here. The tablet may have stopped before it was finished.");
  }
  if (!shelvesLost.empty()) say(capital(inWordsAll(shelvesLost)) + " cannot be read.");
  if (!shelvesOlder.empty())
    say("The latest state of " + inWordsAll(shelvesOlder) + " is not here; an older one is.");
  if (header) {
    say("The page that checks the passphrase is damaged or was altered. Ask your coordinator for help with a "
        "new "
        "passphrase, as if it were forgotten: that writes it afresh.");
  }
  if (headerOlder) {
    say("An earlier page that checks the passphrase lies here in place of the newest. It may have been put "
        "back, and then a passphrase of before opens these records. Ask your coordinator for help with a new "
        "passphrase, as if it were forgotten.");
  }
  if (tallyGone) {
    say("The file that says how much there ought to be is not here, so what is missing cannot be told.");
  }
  if (altered) say("Some files do not belong together: an older copy may have been put back.");
  if (words.empty()) {
    say("A damaged file was found, but nothing is lost: what it held is here in another.");
  } else if (lost > 0 || unconfirmed > 0) {
    say("Everything else is here, and nothing damaged has been removed.");
  }
  damage.sentence = words;
  return damage;
}

Fault damagedHeader() {
  return {"vault/damaged-header", "The page that checks the passphrase cannot be read.",
          "The records themselves are still on this tablet, and nothing has been overwritten.",
          "Do not clear this browser's data. Ask your coordinator for help."};
}

Fault closedMeanwhile() {
  return {"vault/closed", "These records were closed before they were cleared.",
          "Nothing is lost, and your coordinator has what was to be cleared.",
          "Open them again and look under Send."};
}

Fault newerVersion() {
  return {"vault/newer-version", "These records were saved by a newer version of Alongside.",
          "They are on this tablet, unchanged.",
          "Connect to the internet and open this page again, so that it can update."};
}

Fault noSuchVault() {
  return {"vault/missing", "These records are no longer on this tablet.", "Nothing has been changed.",
          "Go back and choose again, or ask your coordinator for help."};
}

}  // namespace alongside::vault
