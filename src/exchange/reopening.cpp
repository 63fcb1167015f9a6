#include "exchange/reopening.h"

#include <cassert>

#include "exchange/under_words.h"

namespace alongside {

namespace {

constexpr std::string_view kReopeningFormat = "alongside-reopening";
constexpr std::size_t kKey = 32;

std::unexpected<Fault> refused(std::string code, std::string happened, std::string todo) {
  return fail("reopen/" + std::move(code), std::move(happened),
              "Everything is still sealed on this tablet, and nothing was changed.", std::move(todo));
}

std::unexpected<Fault> reopeningFault(const NotOpened& refusal) {
  switch (refusal.why) {
    case WordsRefusal::otherFile:
      return refused("not-a-file", "This is not the file that your coordinator made for this.",
                     "Look for a file whose name begins with alongside-reopen.");
    case WordsRefusal::newer:
      return refused("newer-version", "This file was made by a newer version of Alongside.",
                     "Open Alongside once with the network on, so that it can update, then try again.");
    case WordsRefusal::noKey:
      return std::unexpected(refusal.derivation);
    case WordsRefusal::wrongWords:
      return refused("wrong-words", "These words do not open this file.",
                     "Ask your coordinator to read the six words again, in the same order.");
    case WordsRefusal::damaged:
      break;
  }
  return refused("damaged", "This file is incomplete, or was changed on its way.",
                 "Ask your coordinator to make it again.");
}

}  // namespace

std::string sealReopening(std::string_view vault, std::string_view worker, const crypto::Secret& vaultKey,
                          const std::vector<std::string>& words) {
  assert(words.size() >= kReopenWords);
  return sealUnderWords(
      kReopeningFormat,
      canonical({{"vault", vault}, {"worker", worker}, {"key", base64url(vaultKey.view())}}), words);
}

Result<crypto::Secret> openReopening(std::string_view file, std::string_view words, std::string_view vault) {
  auto inside = openUnderWords(kReopeningFormat, file, words);
  if (!inside) return reopeningFault(inside.error());
  std::string text = textAt(*inside, "key");
  auto key = fromBase64url(text);
  crypto::wipe(text);
  if ((*inside).contains("key") && (*inside)["key"].is_string())
    crypto::wipe((*inside)["key"].get_ref<std::string&>());
  if (!key || key->size() != kKey) return reopeningFault({WordsRefusal::damaged});
  crypto::Secret secret(*key);
  crypto::wipe(*key);
  if (textAt(*inside, "vault") != vault)
    return refused("other-tablet",
                   "This file was made for other records than the ones that are locked here, those of " +
                       textAt(*inside, "worker") + ".",
                   "Choose the right name above, or open the file on the tablet that it was made for.");
  return secret;
}

}  // namespace alongside
