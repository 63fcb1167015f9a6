// What a coordinator has half answered in a dialog of the desk: a referral's step, an act about a worry, people given to
// others. It is kept like half a form, and stands there again when the same is asked: after 'Not now', Escape, a lock or a
// crash. Answering ends it, and so does taking back what was typed.
#pragma once

#include <map>
#include <string>

#include "app/forms/drafts.h"
#include "app/session/feature.h"

namespace alongside {

class HalfAsked : public Feature {
 public:
  HalfAsked(Session& in, Drafts& drafts) : Feature(in), drafts(drafts) {}
  void deskBegun() override { asked.clear(); }
  void heard() override;

  bool answered = false;  ///< the dialog that closes with this command was answered: nothing is kept of it

 private:
  Drafts& drafts;
  std::map<std::string, Json> asked;  ///< dialogs that are open, as they stood when they were opened
};

}  // namespace alongside
