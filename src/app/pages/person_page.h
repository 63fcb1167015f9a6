// The page of one person: everything about them, and what is to do.
#pragma once

#include <vector>

#include "app/forms/form.h"
#include "app/people/people.h"
#include "app/session/feature.h"
#include "app/views/lists.h"

namespace alongside {

class PersonPage : public Feature {
 public:
  PersonPage(Session& in, Lists& lists, Forms& forms, People& people)
      : Feature(in), lists(lists), forms(forms), people(people) {
    hear();
  }
  void refreshPage() override;

 private:
  Lists& lists;
  Forms& forms;
  People& people;
  void hear();
  std::vector<Id> aboutOnAllRecords(const Id& person);
  void filterTimeline();
  void filterFollowUps();
};

}  // namespace alongside
