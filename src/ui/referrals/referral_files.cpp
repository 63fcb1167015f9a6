// Allocations that have to reach their worker's tablet, and what is known of their way.
#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "core/order.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/referrals/referral.h"
#include "ui/words/time_words.h"

namespace alongside::ui {

namespace {

std::string namesOf(const OpenState& open, const std::vector<Id>& records) {
  std::vector<std::string> names;
  for (const Id& id : records)
    if (const Record* record = open.store.find(id)) names.push_back(nameOf(open, record->person));
  inOrder(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return listed(names);
}

std::string wayOf(const AllocationFile& one, Date today) {
  if (one.arrived > 0) return "Arrived, as their pack said " + saidAt(one.arrived, today);
  if (one.saved == 0) return "In no file yet";
  std::string words = "Saved as a file " + saidAt(one.saved, today);
  if (one.fresh > 0) return words + ", " + std::to_string(one.fresh) + " since then";
  return words + ", no word from the tablet yet";
}

}  // namespace

void drawHandOvers(Ui& ui, const OpenState& open, const Desk& desk) {
  if (desk.allocationFiles.empty()) return;
  heading(ui, "To hand over");
  ui.gap(4);
  second(ui,
         "Each file is sealed to one worker’s tablet and opens nowhere else. Its arrival is told by their "
         "next pack.");
  ui.gap(8);
  listCard(ui, "To hand over", desk.allocationFiles.size(), [&](std::size_t i) {
    const AllocationFile& one = desk.allocationFiles[i];
    const bool there = one.arrived > 0, again = one.fresh == 0;
    ui.keyed(one.device + (there ? " there" : ""), [&] {
      ListRow row{.avatarName = one.worker,
                  .title = one.worker + (one.given.empty() ? "" : ": " + namesOf(open, one.given)),
                  .second = wayOf(one, ui.today()),
                  .pressable = false};
      if (!one.gone.empty())
        row.second = "No longer with them: " + namesOf(open, one.gone) + ". " + row.second;
      if (there)
        row.tags.push_back({"Arrived", TagKind::green, Icon::check});
      else
        row.button = RowButton{
            .label = again ? "Make it again" : "Seal and save",
            .icon = Icon::file,
            .name = (again ? "Make the allocation again for " : "Seal and save the allocation for ") +
                    one.worker};
      if (listRow(ui, row).button) ui.emit(command::SealAllocations{one.device});
    });
  });
  ui.gap(24);
}

}  // namespace alongside::ui
