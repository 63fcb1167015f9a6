#include "ui/list_tools.h"

#include "ui/kit.h"

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
    if (!tools.search.empty() && tools.orders.size() > 1)
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
