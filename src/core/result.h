// Failures that a person can cause or meet, in words for that person.
//
// Every failure in Alongside answers three questions: what happened, what is safe, what to do.
// Bugs are assertions; failures are values.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace alongside {

struct Fault {
  std::string code;      ///< stable, for tests and support: "pack/unknown-signer". Never shown alone.
  std::string happened;  ///< one plain sentence
  std::string safe;      ///< one plain sentence; may be empty when nothing was at stake
  std::string todo;      ///< one plain sentence

  bool operator==(const Fault&) const = default;
};

template <class T>
using Result = std::expected<T, Fault>;
using Outcome = Result<void>;

inline std::unexpected<Fault> fail(std::string code, std::string happened, std::string safe,
                                   std::string todo) {
  return std::unexpected(Fault{std::move(code), std::move(happened), std::move(safe), std::move(todo)});
}

}  // namespace alongside
