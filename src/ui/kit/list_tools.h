// What stands above a list: words to look for, which of them, in which order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/list_choice.h"
#include "ui/kit/choice.h"

namespace alongside::ui {
class Ui;

struct ListTools {
  std::string search = {};                   ///< the empty field's text; empty: no field
  std::vector<Option> sorts = {};            ///< 'Crisis plan 3'; none: no chips
  int all = 0;                               ///< for the chip that shows all
  std::vector<ListOrder> orders = {};        ///< fewer than two: nothing to choose
  std::vector<std::string> orderNames = {};  ///< of `orders`; empty: the usual ones
  std::string whole = "All";                 ///< the chip that shows all
};
/// How the list is to be looked at from now on, when something was chosen.
std::optional<ListChoice> listTools(Ui& ui, const ListChoice& now, const ListTools& tools);

}  // namespace alongside::ui
