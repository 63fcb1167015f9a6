#include "exchange/what_stays.h"

#include <algorithm>

#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"

namespace alongside {

namespace {

constexpr int kDeepest = 16;  ///< of what came of what: a ring of links, which nobody makes, ends here

/// `lines` stands in `text` as lines of its own; what a debrief lends ends with its day in brackets.
bool holdsLines(const std::string& text, const std::string& lines) {
  if (lines.empty()) return false;
  const std::string within = "\n" + text;
  for (std::size_t at = within.find("\n" + lines); at != std::string::npos;
       at = within.find("\n" + lines, at + 1)) {
    const std::size_t end = at + 1 + lines.size();
    if (end == within.size() || within[end] == '\n' || within.compare(end, 2, " (") == 0) return true;
  }
  return false;
}

}  // namespace

bool WhatStays::peerSupport(const Id& person) const {
  const Record* record = store_.find(person);
  if (record == nullptr) return true;
  const std::string consent = store_.textOf(*record, "consent");
  return consent != codes::kConsentWithdrawn && consent != codes::kConsentNo;
}

Stays WhatStays::ownAnswers(const Revision& revision, const Kind& kind, const Fields& fields) const {
  const Stays why = whyStays(kind, fields);
  return why == Stays::notAsked && revision.device != here_ ? Stays::no : why;
}

/// What the answers lead to: the record that it came of, who lent words to it, the person.
Stays WhatStays::around(const Kind& kind, const Fields& fields, int depth) const {
  for (const Field& field : kind.fields) {
    if (!field.origin) continue;
    const auto from = idFrom(textAt(fields, field.key));
    const Record* origin = from ? store_.find(*from) : nullptr;
    if (origin != nullptr && of(*origin, depth + 1) != Stays::no) return Stays::origin;
  }
  if (lentAndKept(kind, fields)) return Stays::origin;
  // That they said so, and what is a matter of safety, may be known.
  if (kind.person.empty() || kind.name == codes::kConsent || kind.name == codes::kWorry) return Stays::no;
  const auto person = idFrom(textAt(fields, kind.person));
  return person && !peerSupport(*person) ? Stays::noSupport : Stays::no;
}

/// Some version of the lender had these words, and the lender as it stands now does not allow it.
bool WhatStays::lentAndKept(const Kind& kind, const Fields& fields) const {
  for (const Kind& lender : kinds()) {
    for (const Lent& lent : lender.lends) {
      const std::string text = lent.kind == kind.name ? textAt(fields, lent.into) : std::string();
      if (text.empty()) continue;
      // A link says more than words do: it was looked at already.
      if (std::ranges::any_of(kind.fields, [&](const Field& field) {
            return field.origin && !textAt(fields, field.key).empty();
          }))
        continue;
      const auto person = idFrom(textAt(fields, kind.person));
      for (const Id& id : person ? store_.about(*person) : store_.ofKind(lender.name)) {
        const Record& record = *store_.find(id);
        if (record.kindName != lender.name) continue;
        const bool allowed = std::ranges::all_of(
            record.heads, [&](std::uint32_t head) { return lent.allows(store_.revision(head).values()); });
        if (allowed) continue;
        if (std::ranges::any_of(record.history, [&](std::uint32_t at) {
              return holdsLines(text, textAt(store_.revision(at).values(), lent.key));
            }))
          return true;
      }
    }
  }
  return false;
}

Stays WhatStays::of(const Record& record, int depth) const {
  if (record.kind == nullptr || depth > kDeepest) return Stays::no;
  const auto [known, first] = known_.emplace(record.id, Stays::no);  // a ring finds itself here, and ends
  if (!first) return known->second;
  Stays why = Stays::no;
  for (const std::uint32_t head : record.heads) {
    const Revision& revision = store_.revision(head);
    const Kind* kind = kindNamed(revision.kind);
    if (kind == nullptr) continue;
    const Fields fields = revision.values();
    why = ownAnswers(revision, *kind, fields);
    if (why == Stays::no) why = around(*kind, fields, depth);
    if (why != Stays::no) break;
  }
  known_[record.id] = why;
  return why;
}

Stays WhatStays::of(const Revision& revision) const {
  const Kind* kind = kindNamed(revision.kind);
  if (kind == nullptr) return Stays::no;
  const Fields fields = revision.values();
  Stays why = ownAnswers(revision, *kind, fields);
  const Record* record = store_.find(revision.rec);
  // Not asked at first and answered since: the answer is about all of it.
  if (why == Stays::notAsked && record != nullptr &&
      std::ranges::none_of(record->heads,
                           [&](std::uint32_t head) { return store_.revision(head).rev == revision.rev; }))
    why = Stays::no;
  if (why == Stays::no && record != nullptr) why = of(*record, 0);
  if (why == Stays::no) why = around(*kind, fields, 0);
  return why;
}

bool WhatStays::toOtherSystems(const Record& record) const {
  if (record.kind == nullptr) return false;
  // What the ward team alone may see does not go to the coordinator, and these are the ward's.
  if (const Stays why = of(record); why != Stays::no && why != Stays::wardAlone) return false;
  const Field* seenBy = record.kind->field("seenBy");
  return std::ranges::all_of(record.heads, [&](std::uint32_t head) {
    const Fields fields = store_.revision(head).values();
    if (const auto person = idFrom(textAt(fields, record.kind->person)); person && !peerSupport(*person))
      return false;
    return seenBy == nullptr || !applies(*seenBy, fields) || chose(fields, "seenBy", codes::kWardTeam);
  });
}

}  // namespace alongside
