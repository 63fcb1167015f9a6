#include "record/law.h"

#include <array>

namespace alongside {

std::span<const ChangeOfLaw> changesOfLaw() {
  static const std::array<ChangeOfLaw, 2> kAll = {{
      {"the nearest relative", "the nominated person", "Mental Health Act 2025, sections 24 to 28"},
      {"", "an advance choice document", "Mental Health Act 2025, section 44"},
  }};
  return kAll;
}

std::string lawInWords() {
  std::string words;
  for (const ChangeOfLaw& one : changesOfLaw()) {
    std::string sentence(one.after);
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    if (one.before.empty())
      sentence += " has to be offered";
    else
      sentence += " takes the place of " + std::string(one.before);
    sentence += one.inForce ? " from " + fullDate(*one.inForce) + " on." : " once the new Act is in force.";
    words += (words.empty() ? "" : " ") + sentence;
  }
  return words;
}

}  // namespace alongside
