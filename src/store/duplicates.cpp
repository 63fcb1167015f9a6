// Two people or one? Suggested, never merged: a person confirms.
#include <set>

#include "core/order.h"
#include "core/text.h"
#include "store/field_scan.h"
#include "store/store.h"

namespace alongside {

std::vector<std::pair<Id, Id>> suspectedDuplicates(const Store& store) {
  std::vector<std::pair<std::string, Id>> marks;  // what two records of one human would share
  for (const Id& id : store.ofKind(kPersonKind)) {
    const Record& record = *store.find(id);
    if (record.voided) continue;
    std::string nhs;
    std::string born;
    for (FieldScan scan(store.revision(record.heads[0]).fields); scan.next();) {
      if (scan.key() == "nhs") nhs = plainText(scan.value());
      if (scan.key() == "born") born = plainText(scan.value());
    }
    if (!nhs.empty()) marks.emplace_back("nhs " + nhs, id);
    if (!born.empty() && !record.heading.empty()) marks.emplace_back(born + ' ' + fold(record.heading), id);
  }
  inOrder(marks);
  std::set<std::pair<Id, Id>> pairs;
  for (std::size_t first = 0; first < marks.size();) {
    std::size_t next = first + 1;
    for (; next < marks.size() && marks[next].first == marks[first].first; ++next) {
      pairs.emplace(marks[first].second, marks[next].second);
    }
    first = next;
  }
  return {pairs.begin(), pairs.end()};
}

}  // namespace alongside
