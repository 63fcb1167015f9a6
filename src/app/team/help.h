// At the desk: somebody forgot a passphrase. The locked tablet's recovery file, the team's recovery file and its words,
// and the file that goes back.
#pragma once

#include <string_view>

#include "app/session/feature.h"

namespace alongside {

class Help : public Feature {
 public:
  explicit Help(Session& in) : Feature(in) { hear(); }
  bool back() override;

  bool opens(const PickedFile& file,
             std::string_view text);  ///< true: it is one of the two files that this needs

 private:
  void hear();
  void makeReopening();
  void close();
};

}  // namespace alongside
