// How a command travels from a screen to the feature that hears it.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace alongside {

/// Any of the structs of command*.h. It is told apart only where it is heard, so that a screen is compiled without all the others.
class Command {
 public:
  template <class C>
    requires std::is_aggregate_v<C>
  Command(C what)  // NOLINT(google-explicit-constructor): `emit(command::Lock{})`
      : type_(typeOf<C>()), what_(std::make_unique<C>(std::move(what)).release(), [](const void* old) {
          std::default_delete<const C>()(static_cast<const C*>(old));
        }) {}
  /// Null when it is another command.
  template <class C>
  const C* as() const {
    return type_ == typeOf<C>() ? static_cast<const C*>(what_.get()) : nullptr;
  }

  /// Which command it is. (Not std::type_index: the page is compiled without the names that it asks for.)
  using Type = const void*;
  Type type() const { return type_; }
  template <class C>
  static Type typeOf() {
    return &kType<C>;
  }

 private:
  template <class C>
  static constexpr char kType = 0;

  Type type_;
  std::shared_ptr<const void> what_;  ///< never changed, so copies share it
};

}  // namespace alongside
