#include "record/kinds/consent.h"

#include <algorithm>
#include <tuple>

#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"

namespace alongside {

namespace {

constexpr std::string_view kFamily = "family", kPartner = "partner";

std::tuple<std::string, std::string> place(const ConsentGiven& one) {
  return {textAt(one.fields, "on"), one.written};
}

bool saidYes(const Fields& fields) { return textAt(fields, "answer") == codes::kConsentYes; }

/// The newest that `about` is true of.
template <class F>
const ConsentGiven* newest(std::span<const ConsentGiven> given, F about) {
  const ConsentGiven* found = nullptr;
  for (const ConsentGiven& one : given)
    if (about(one.fields) && (found == nullptr || place(*found) <= place(one))) found = &one;
  return found;
}

/// ... of what else was agreed to: a yes from before they said no to peer support does not come back with a new yes to
/// it. It has to be asked again.
template <class F>
const Fields* stillSaid(std::span<const ConsentGiven> given, F about) {
  const ConsentGiven* found = newest(given, about);
  if (found == nullptr) return nullptr;
  const ConsentGiven* ended = newest(given, [](const Fields& fields) {
    return textAt(fields, "about") == codes::kToSupport && !saidYes(fields);
  });
  const bool before = ended != nullptr && place(*found) < place(*ended);
  return before && saidYes(found->fields) ? nullptr : &found->fields;
}

auto isAbout(std::string_view what) {
  return [what](const Fields& fields) { return textAt(fields, "about") == what; };
}

auto isAboutPartner(std::string_view name) {
  return [name = fold(trim(name))](const Fields& fields) {
    return textAt(fields, "about") == codes::kToPartner && fold(trim(textAt(fields, "partner"))) == name;
  };
}

void setShare(Fields& person, std::string_view code, bool is) {
  Json shares = person.value("shares", Json::array());
  if (!shares.is_array()) shares = Json::array();
  if (chose({{"shares", shares}}, "shares", code) == is) return;
  if (is)
    shares.push_back(code);
  else
    shares.erase(std::ranges::find(shares, Json(code)));
  person["shares"] = std::move(shares);
}

void setPartner(Fields& person, const std::string& name, bool is) {
  std::vector<std::string> names = partnersOf(person);
  const auto same = [&](const std::string& one) { return fold(one) == fold(trim(name)); };
  std::erase_if(names, same);
  if (is) names.push_back(trim(name));
  std::string line;
  for (const std::string& one : names) line += (line.empty() ? "" : ", ") + one;
  person["sharesPartners"] = line;
  setShare(person, kPartner, !names.empty());
}

}  // namespace

std::vector<std::string> partnersOf(const Fields& person) {
  std::vector<std::string> names;
  const std::string line = textAt(person, "sharesPartners");
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t comma = std::min(line.find(',', at), line.size());
    if (std::string name = trim(line.substr(at, comma - at)); !name.empty()) names.push_back(std::move(name));
    at = comma + 1;
  }
  return names;
}

std::optional<bool> partnerConsent(std::string_view partner, std::span<const ConsentGiven> given) {
  const Fields* found = stillSaid(given, isAboutPartner(partner));
  return found == nullptr ? std::nullopt : std::optional(saidYes(*found));
}

Fields followingConsent(const Fields& person, std::span<const ConsentGiven> given,
                        const std::optional<Fields>& gone) {
  Fields is = person;
  const auto lost = [&](auto about) { return gone && about(*gone); };
  if (const ConsentGiven* support = newest(given, isAbout(codes::kToSupport))) {
    is["consent"] = textAt(support->fields, "answer");
    is["consentOn"] = textAt(support->fields, "on");
  } else if (lost(isAbout(codes::kToSupport))) {
    is["consent"] = codes::kConsentNotAsked;
    is.erase("consentOn");
  }
  if (const Fields* share = stillSaid(given, isAbout(codes::kToShare)))
    setShare(is, kFamily, saidYes(*share));
  else if (lost(isAbout(codes::kToShare)))
    setShare(is, kFamily, false);
  std::vector<std::string> named;
  for (const ConsentGiven& one : given)
    if (isAbout(codes::kToPartner)(one.fields)) named.push_back(textAt(one.fields, "partner"));
  for (const std::string& name : named)
    if (const auto answer = partnerConsent(name, given)) setPartner(is, name, *answer);
  if (lost(isAbout(codes::kToPartner)) && !partnerConsent(textAt(*gone, "partner"), given))
    setPartner(is, textAt(*gone, "partner"), false);
  return is;
}

}  // namespace alongside
