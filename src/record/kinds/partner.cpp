// A partner: a voluntary organisation whose peer workers support people together with the service.
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds_list.h"

namespace alongside {

namespace {

/// What is to be done for the partnership becomes follow-ups with their days.
std::vector<Consequence> partnerLeadsTo(const Fields& before, const Fields& after, std::string_view self,
                                        Date today) {
  return followUpsOfRows("actions", before, after, self, today);
}

}  // namespace

Kind partnerKind() {
  Kind kind{.name = codes::kPartner,
            .title = "Partner",
            .plural = "Partners",
            .heading = "name",
            .act = "Add a partner"};
  kind.leadsTo = partnerLeadsTo;
  kind.fields = {
      {.key = "name",
       .label = "Name of the organisation",
       .must = true,
       .search = true,
       .group = "Who they are",
       .missing = "Write the organisation’s name."},
      {.key = "offers",
       .label = "What they offer",
       .type = FieldType::text,
       .hint = "Groups, befriending, a garden, advocacy",
       .search = true},
      {.key = "area", .label = "Where", .search = true},
      {.key = "contacts",
       .label = "Contacts",
       .type = FieldType::rows,
       .parts = {{.key = "name", .label = "Name", .must = true, .search = true, .missing = "Say who."},
                 {.key = "role", .label = "Role"},
                 {.key = "reach", .label = "How to reach them", .search = true}}},
      {.key = "planned",
       .label = "Referrals a month, as planned",
       .type = FieldType::count,
       .group = "Referrals",
       .column = 1},
      {.key = "plannedFrom",
       .label = "Planned from",
       .type = FieldType::date,
       .hint = "The month from which it counts",
       .column = 1},
      {.key = "vacancies",
       .label = "Vacancies for peer workers",
       .type = FieldType::count,
       .group = "Their peer workers",
       .column = 1},
      {.key = "workers",
       .label = "Who works there",
       .type = FieldType::rows,
       .column = 1,
       .parts = {{.key = "name", .label = "Name", .must = true, .search = true, .missing = "Say who."},
                 {.key = "hours", .label = "Hours"},
                 {.key = "started", .label = "Started on", .type = FieldType::date, .future = true},
                 {.key = "left", .label = "Left on", .type = FieldType::date, .future = true}}},
      {.key = "actions",
       .label = "What would help",
       .type = FieldType::rows,
       .hint = "Each becomes a follow-up on its day",
       .group = "Actions",
       .column = 1,
       .parts = {{.key = "what", .label = "What", .must = true, .missing = "Say what is to be done."},
                 {.key = "who", .label = "By whom"},
                 {.key = "by", .label = "By when", .type = FieldType::date}}},
      {.key = "note", .label = "What was agreed", .type = FieldType::text, .search = true},
  };
  return kind;
}

}  // namespace alongside
