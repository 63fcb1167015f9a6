#include "exchange/receipts.h"

#include <optional>

#include "exchange/jose.h"

namespace alongside {

namespace {

constexpr std::string_view kReceiptsFormat = "alongside-receipts";
constexpr std::string_view kBegin = R"({"fmt":"alongside-receipts")";
/// The file is sealed in parts and not as a whole: read before anything vouches for it.
constexpr JsonLimits kLimits{kMostReceiptBytes, jose::kDeepest, 200'000};

}  // namespace

std::string joinReceipts(const std::vector<std::string>& sealed) {
  std::string text = std::string(kBegin) + R"(,"receipts":[)";
  for (std::size_t i = 0; i < sealed.size(); ++i) text += (i > 0 ? "," : "") + sealed[i];
  return text + R"(],"v":1})";
}

bool looksLikeReceipts(std::string_view file) {
  return file.substr(0, 200).find(kReceiptsFormat) != std::string_view::npos;
}

Result<OpenedPack> openOneReceipt(std::string_view file, const DeviceKeys& mine, const Team& team) {
  const auto json = parseJson(file, kLimits);
  if (!json && json.error().code == "json/no-memory") return std::unexpected(json.error());
  const auto receipts = json && json->is_object() ? json->find("receipts") : Json::const_iterator();
  if (!json || !json->is_object() || textAt(*json, "fmt") != kReceiptsFormat || numberAt(*json, "v") != 1 ||
      receipts == json->end() || !receipts->is_array() || receipts->size() > kMostReceipts) {
    return fail("receipts/altered", "This file of receipts is incomplete, or was changed on its way.",
                "Nothing was changed.", "Ask your coordinator for the file again, and copy it whole.");
  }
  for (const Json& one : *receipts) {
    auto opened = openPack(canonical(one), mine, team);
    if (opened || opened.error().code != "pack/not-for-you") return opened;
  }
  return fail("receipts/none", "None of the receipts in this file is for this tablet.",
              "Nothing was changed.",
              "Ask your coordinator whether your packs have come in. Receipts are made after that.");
}

}  // namespace alongside
