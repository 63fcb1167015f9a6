// A callback that is called within the call that it is given to, and not kept: a reference to the caller's lambda.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

namespace alongside {

template <class Signature>
class FunctionRef;

/// C++26's std::function_ref, as far as it is needed here. It owns nothing, so what it refers to must outlive it: a
/// lambda written as an argument lives until the call returns. One that is named first may be referred to for as long
/// as its name is in scope; assigning a lambda does not compile. What is called later is a std::function, which copies
/// its lambda, and makes half a dozen functions of each; the thousand lambdas that draw were too many for that.
template <class Answer, class... Given>
class FunctionRef<Answer(Given...)> {
 public:
  FunctionRef() = default;  ///< nothing: false
  template <class F>
    requires(!std::same_as<std::remove_cvref_t<F>, FunctionRef> &&
             std::is_invocable_r_v<Answer, F&, Given...>)
  FunctionRef(F&& callee [[clang::lifetimebound]])  // not explicit: a lambda is handed over as it stands
      : callee_(const_cast<void*>(static_cast<const void*>(std::addressof(callee)))),
        call_([](void* held, Given... given) -> Answer {
          return (*static_cast<std::remove_reference_t<F>*>(held))(std::forward<Given>(given)...);
        }) {}
  template <class F>
    requires(!std::same_as<std::remove_cvref_t<F>, FunctionRef>)
  FunctionRef& operator=(F&& callee) = delete;

  explicit operator bool() const { return call_ != nullptr; }
  Answer operator()(Given... given) const { return call_(callee_, std::forward<Given>(given)...); }

 private:
  void* callee_ = nullptr;
  Answer (*call_)(void*, Given...) = nullptr;
};

}  // namespace alongside
