// Practice: somebody is here with made-up people and no vault. Nothing is kept, nothing is sent.
#pragma once

#include "app/forms/drafts.h"
#include "app/session/feature.h"
#include "app/session/not_sent.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Practising : public Feature {
 public:
  Practising(Session& in, TrailNotes& trail, Drafts& drafts, NotSent& notSent)
      : Feature(in), trail(trail), drafts(drafts), notSent(notSent) {
    hear();
  }
  void begin(Role role);

 private:
  TrailNotes& trail;
  Drafts& drafts;
  NotSent& notSent;
  void hear();
};

}  // namespace alongside
