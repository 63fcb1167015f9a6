// The tablet in somebody else's hands: one form, and what becomes of it is theirs to say.
#include "app/forms/form.h"

#include "record/codes.h"

namespace alongside {

/// Feedback is given in the person's own hands. Nobody gets from there to the records without the PIN.
void Forms::lendTablet() {
  if (!state.open) return;
  OpenState& o = open();
  if (!o.who.hasPin && !o.who.practice) {
    o.over.acts.reset();  // it would lie over the sentence
    o.over.note = Fault{
        "form/no-pin", "The tablet cannot be handed over yet.", "Nothing was changed.",
        "Set a quick PIN under More, Security: it keeps your records closed while somebody else holds the "
        "tablet."};
    return;
  }
  startForm(codes::kFeedback, {});
  o.over.shown = {};
  o.over.lent = true;
}

void Forms::takeTabletBack() {
  if (!open().over.lent) return;
  open().over.lent = false;
  session.tell(&Feature::tabletBack);
}

/// Of a lent tablet: nothing of it is kept.
void Forms::throwFormAway() {
  if (!state.open || !open().over.form || !open().over.lent) return;
  open().over.form.reset();
  takeTabletBack();
  session.refresh();
}

}  // namespace alongside
