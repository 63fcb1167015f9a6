#include "ui/kit/list_tools.h"

#include "ui/kit/kit.h"

namespace alongside::ui {

namespace {

std::string_view nameOf(ListOrder order) {
  switch (order) {
    case ListOrder::newest:
      return "Newest first";
    case ListOrder::oldest:
      return "Oldest first";
    case ListOrder::byName:
      return "By name";
    case ListOrder::largest:
      return "Largest first";
  }
  return {};
}

std::optional<ListOrder> drawOrders(Ui& ui, ListOrder now, const ListTools& tools) {
  const std::vector<ListOrder>& orders = tools.orders;
  std::vector<Option> options;
  for (std::size_t i = 0; i < orders.size(); ++i)
    options.push_back({std::to_string(static_cast<int>(orders[i])),
                       i < tools.orderNames.size() ? tools.orderNames[i] : std::string(nameOf(orders[i]))});
  const auto chosen =
      segments(ui, std::to_string(static_cast<int>(now)), options, {.name = "Order", .tick = false});
  for (const ListOrder order : orders)
    if (chosen == std::to_string(static_cast<int>(order))) return order;
  return std::nullopt;
}

std::string wordsOf(ListOrder order, const ListTools& tools) {
  for (std::size_t i = 0; i < tools.orders.size() && i < tools.orderNames.size(); ++i)
    if (tools.orders[i] == order) return tools.orderNames[i];
  return std::string(nameOf(order));
}

/// "Newest first, Poetry 3": how the list is looked at, where all the ways to do so would fill a phone.
std::string nowInWords(const ListChoice& now, const ListTools& tools) {
  std::string words = tools.orders.size() > 1 ? wordsOf(now.order, tools) : std::string();
  std::string which = tools.sorts.size() > 1 && words.empty() ? tools.whole : std::string();
  for (const Option& sort : tools.sorts)
    if (sort.code == now.only) which = sort.label;
  if (!words.empty() && !which.empty()) words += ", ";
  return words + which;
}

}  // namespace

std::optional<ListChoice> listTools(Ui& ui, const ListChoice& now, const ListTools& tools) {
  ListChoice next = now;
  const auto search = [&] {
    if (const Entry entry = searchField(ui, now.query, tools.search); entry.value) next.query = *entry.value;
  };
  const auto orders = [&] {
    if (const auto order = drawOrders(ui, now.order, tools)) next.order = *order;
  };
  ui.column(12, [&] {
    constexpr std::size_t kMostUnfolded = 3;  // chips, on a phone
    if (ui.metrics().narrow() && tools.orders.size() + tools.sorts.size() > kMostUnfolded) {
      if (!tools.search.empty()) search();
      bool& unfolded = ui.flag("tools unfolded");
      const std::string words = nowInWords(now, tools);
      if (button(ui, words,
                 {.kind = ButtonKind::plain,
                  .icon = unfolded ? Icon::chevronUp : Icon::chevronDown,
                  .name = words + ": order and choice",
                  .key = "tools"}))
        unfolded = !unfolded;
      if (!unfolded) return;
      if (tools.orders.size() > 1) orders();
    } else if (!tools.search.empty() && tools.orders.size() > 1)
      ui.row({.gap = 12, .stackBelow = 620}, {flex(search), fit(orders)});
    else if (!tools.search.empty())
      search();
    else if (tools.orders.size() > 1)
      orders();
    if (tools.sorts.size() < 2) return;
    ui.group(NodeRole::radioGroup, "which", "Which of them", [&] {
      ui.flow(8, [&] {
        if (chip(ui, tools.whole + " " + std::to_string(tools.all),
                 {.chosen = now.only.empty(), .role = NodeRole::radio, .key = "all"}))
          next.only.clear();
        for (const Option& sort : tools.sorts)
          ui.keyed(sort.code, [&] {
            if (chip(ui, sort.label, {.chosen = now.only == sort.code, .role = NodeRole::radio}))
              next.only = sort.code;
          });
      });
    });
  });
  if (next == now) return std::nullopt;
  return next;
}

}  // namespace alongside::ui
