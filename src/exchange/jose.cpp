#include "exchange/jose.h"

#include <algorithm>
#include <cassert>
#include <initializer_list>

#include "core/json.h"
#include "core/order.h"

namespace alongside::jose {

namespace {

constexpr std::string_view kSignature = "ES256";
constexpr std::string_view kAgreement = "ECDH-ES+A256KW";
constexpr std::string_view kEncryption = "A256GCM";
constexpr std::size_t kThumbprint = 43;
constexpr std::size_t kWrappedKey = 40;  // 32 bytes under RFC 3394
constexpr std::size_t kIv = 12;
constexpr std::size_t kTag = 16;
constexpr std::size_t kMostValues = 1024;  ///< 16 recipients have about 300
constexpr JsonLimits kHeaderLimits{1024, 2, 64};

bool holdsExactly(const Json& object, std::initializer_list<std::string_view> members) {
  return object.is_object() && object.size() == members.size() &&
         std::all_of(members.begin(), members.end(),
                     [&](std::string_view name) { return object.contains(name); });
}

bool isThumbprint(std::string_view kid) { return kid.size() == kThumbprint && hashFrom(kid).has_value(); }

std::optional<Bytes> bytesAt(const Json& object, std::string_view key, std::size_t size) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  auto bytes = fromBase64url(found->get_ref<const std::string&>());
  if (!bytes || bytes->size() != size) return std::nullopt;
  return bytes;
}

std::string_view textViewAt(const Json& object, std::string_view key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? std::string_view(found->get_ref<const std::string&>())
                                                     : std::string_view();
}

/// A header in its base64url form. Broken: no JSON object; the caller checks its members.
std::expected<Json, Refusal> headerFrom(std::string_view encoded) {
  if (encoded.size() > kHeaderLimits.bytes * 2) return std::unexpected(Refusal::shape);
  const auto bytes = fromBase64url(encoded);
  if (!bytes) return std::unexpected(Refusal::broken);
  auto header = parseJson(textOf(*bytes), kHeaderLimits);
  if (!header || !header->is_object()) return std::unexpected(Refusal::broken);
  return *std::move(header);
}

struct Recipient {
  std::string kid;
  crypto::PublicKey epk;
  Bytes wrapped;
};

std::optional<Recipient> recipientFrom(const Json& json) {
  if (!holdsExactly(json, {"encrypted_key", "header"})) return std::nullopt;
  const Json& header = json.at("header");
  if (!holdsExactly(header, {"alg", "epk", "kid"}) || textViewAt(header, "alg") != kAgreement)
    return std::nullopt;
  const Json& epk = header.at("epk");
  const auto wrapped = bytesAt(json, "encrypted_key", kWrappedKey);
  if (!wrapped || !isThumbprint(textViewAt(header, "kid")) || !holdsExactly(epk, {"crv", "kty", "x", "y"})) {
    return std::nullopt;
  }
  const auto point = crypto::publicKeyFrom(epk);
  if (!point) return std::nullopt;
  return Recipient{std::string(textViewAt(header, "kid")), *point, *wrapped};
}

}  // namespace

std::string signJws(std::string_view typ, std::string_view payload, const crypto::PrivateKey& key) {
  const Json header{{"alg", kSignature}, {"kid", key.publicKey().thumbprint()}, {"typ", typ}};
  std::string text = base64url(viewOf(canonical(header))) + '.' + base64url(viewOf(payload));
  const Bytes signature = key.sign(viewOf(text));
  return text + '.' + base64url(signature);
}

std::expected<Jws, Refusal> Jws::read(std::string_view compact, std::string_view typ) {
  const std::size_t first = compact.find('.');
  const std::size_t second = first == std::string_view::npos ? first : compact.find('.', first + 1);
  if (second == std::string_view::npos || compact.find('.', second + 1) != std::string_view::npos) {
    return std::unexpected(Refusal::shape);
  }
  const auto header = headerFrom(compact.substr(0, first));
  if (!header) return std::unexpected(Refusal::shape);
  // Anything beside these three members could change what is verified, or with which key: crit and b64
  // the former, jwk, jku and x5* the latter. Keys come from the roster alone.
  if (!holdsExactly(*header, {"alg", "kid", "typ"}) || textViewAt(*header, "alg") != kSignature) {
    return std::unexpected(Refusal::profile);
  }
  if (textViewAt(*header, "typ") != typ) return std::unexpected(Refusal::shape);
  Jws jws;
  jws.kid_ = textViewAt(*header, "kid");
  if (!isThumbprint(jws.kid_)) return std::unexpected(Refusal::profile);
  auto signature = fromBase64url(compact.substr(second + 1));
  if (!signature || signature->size() != 64) return std::unexpected(Refusal::broken);
  jws.signature_ = *std::move(signature);
  jws.signingInput_ = compact.substr(0, second);
  jws.payload_ = compact.substr(first + 1, second - first - 1);
  return jws;
}

std::optional<std::string> Jws::payloadBy(const crypto::PublicKey& key) const {
  if (!crypto::verify(key, viewOf(signingInput_), signature_)) return std::nullopt;
  return payloadUnverified();
}

std::optional<std::string> Jws::payloadUnverified() const {
  const auto bytes = fromBase64url(payload_);
  if (!bytes) return std::nullopt;
  return textOf(*bytes);
}

std::string sealJwe(std::string_view typ, ByteView plain, const std::vector<crypto::PublicKey>& recipients) {
  assert(!recipients.empty() && recipients.size() <= kMostRecipients);
  const Json header{{"cty", "jose"}, {"enc", kEncryption}, {"typ", typ}};
  const std::string protectedText = base64url(viewOf(canonical(header)));
  const crypto::Secret contentKey = crypto::randomSecret(32);
  const Bytes iv = crypto::random(kIv);
  const crypto::GcmSealed sealed = crypto::gcmSeal(contentKey, iv, viewOf(protectedText), plain);

  Json sealedKeys = Json::array();
  for (const crypto::PublicKey& recipient : recipients) {
    const crypto::PrivateKey ephemeral = crypto::PrivateKey::generate();
    const crypto::Secret kek = crypto::concatKdf(ephemeral.agree(recipient), kAgreement, 32);
    sealedKeys.push_back(
        {{"encrypted_key", base64url(crypto::wrapKey(kek, contentKey))},
         {"header",
          {{"alg", kAgreement}, {"epk", ephemeral.publicKey().jwk()}, {"kid", recipient.thumbprint()}}}});
  }
  std::string text = "{\"protected\":\"" + protectedText + "\",\"recipients\":" + canonical(sealedKeys) +
                     ",\"iv\":\"" + base64url(iv) + "\",\"tag\":\"" + base64url(sealed.tag) +
                     "\",\"ciphertext\":\"";
  text += base64url(sealed.ciphertext);
  text += "\"}";
  return text;
}

std::expected<OpenedJwe, Refusal> openJwe(std::string_view text, std::string_view typ,
                                          const crypto::PrivateKey& mine) {
  // Sixteen recipients need some 150 commas, and base64url has none: a file with more is made to fill memory.
  if (text.size() > kMostBytes) return std::unexpected(Refusal::shape);
  auto parsed = parseJson(text, {kMostBytes, kDeepest, kMostValues});
  if (!parsed) {
    if (parsed.error().code == "json/no-memory") return std::unexpected(Refusal::noMemory);
    const bool resembles = text.starts_with('{') && text.find("\"protected\"") != std::string_view::npos;
    return std::unexpected(resembles ? Refusal::broken : Refusal::shape);
  }
  const Json& outer = *parsed;
  if (!outer.is_object() || !outer.contains("protected") || !outer.contains("ciphertext")) {
    return std::unexpected(Refusal::shape);
  }
  if (!holdsExactly(outer, {"ciphertext", "iv", "protected", "recipients", "tag"})) {
    return std::unexpected(Refusal::profile);
  }
  const std::string_view protectedText = textViewAt(outer, "protected");
  const auto header = headerFrom(protectedText);
  if (!header) return std::unexpected(header.error());
  if (!holdsExactly(*header, {"cty", "enc", "typ"}) || textViewAt(*header, "enc") != kEncryption ||
      textViewAt(*header, "cty") != "jose" || textViewAt(*header, "typ") != typ) {
    return std::unexpected(Refusal::profile);
  }
  const Json& list = outer.at("recipients");
  if (!list.is_array() || list.empty() || list.size() > kMostRecipients)
    return std::unexpected(Refusal::profile);
  const auto iv = bytesAt(outer, "iv", kIv);
  const auto tag = bytesAt(outer, "tag", kTag);
  const auto ciphertext = fromBase64url(textViewAt(outer, "ciphertext"));
  if (!iv || !tag || !ciphertext || !outer.at("ciphertext").is_string())
    return std::unexpected(Refusal::broken);

  OpenedJwe opened;
  const std::string myKid = mine.publicKey().thumbprint();
  std::optional<Recipient> me;
  for (const Json& one : list) {
    auto recipient = recipientFrom(one);
    if (!recipient) return std::unexpected(Refusal::profile);
    opened.recipients.push_back(recipient->kid);
    if (recipient->kid == myKid) me = std::move(recipient);
  }
  inOrder(opened.recipients);
  if (std::adjacent_find(opened.recipients.begin(), opened.recipients.end()) != opened.recipients.end()) {
    return std::unexpected(Refusal::profile);
  }
  if (!me) return std::unexpected(Refusal::notForUs);

  const crypto::Secret kek = crypto::concatKdf(mine.agree(me->epk), kAgreement, 32);
  const auto contentKey = crypto::unwrapKey(kek, me->wrapped);
  if (!contentKey || contentKey->size() != 32) return std::unexpected(Refusal::altered);
  auto plain = crypto::gcmOpen(*contentKey, *iv, viewOf(protectedText), *ciphertext, *tag);
  if (!plain) return std::unexpected(Refusal::altered);
  opened.plain = *std::move(plain);
  return opened;
}

}  // namespace alongside::jose
