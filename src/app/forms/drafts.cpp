#include "app/forms/drafts.h"

#include <algorithm>
#include <array>

namespace alongside {

namespace {
constexpr double kPause = 2;    ///< seconds without typing
constexpr double kLongest = 3;  ///< seconds that what was typed waits, though typing goes on
}  // namespace

void Drafts::begun(const Json&) {
  due_.reset();
  all = session.shelf("drafts");
  if (!all.is_object()) all = Json::object();
}

std::optional<double> Drafts::due() const {
  return due_ ? std::optional(*due_ - world.uptime()) : std::nullopt;
}

bool Drafts::woken() {
  if (!due_ || *due_ > world.uptime()) return false;
  keepNow();
  return true;
}

void Drafts::hidden() {
  if (due_) keepNow();
}

void Drafts::keepSoon() {
  const double now = world.uptime();
  if (!due_) since_ = now;
  due_ = std::min(now + kPause, since_ + kLongest);
}

void Drafts::keepNow(bool written) {
  due_.reset();
  session.saveShelf("drafts", all, written);
}

void Drafts::put(const FormState& form) {
  constexpr std::array<std::string_view, 4> kOps = {"create", "amend", "correct", kWithdraws};
  all[form.draft] = {{"kind", form.kind->name},
                     {"record", form.record.text()},
                     {"op", kOps[static_cast<std::size_t>(form.op)]},
                     {"fields", form.fields},
                     {"before", form.before},
                     {"reason", form.reason},
                     {"begun", form.begun.text()}};
  if (!form.answers.empty()) all[form.draft]["answers"] = form.answers.text();
}

}  // namespace alongside
