// Practice at the desk: worries from packs, referrals and supervision, in every stage.
#include <algorithm>
#include <array>

#include "app/practice/practice_month.h"
#include "record/codes.h"

namespace alongside {

namespace {

constexpr std::uint32_t kFromPacks = 50'000;  ///< where the workers' own count begins
constexpr int kHour = 60, kDay = 24 * kHour;

Id named(const PracticeTeam& made, std::string_view kind, std::string_view key, const std::string& value) {
  const auto at = std::ranges::find_if(made.revisions, [&](const Revision& revision) {
    return revision.kind == kind && textAt(revision.values(), key) == value;
  });
  return at == made.revisions.end() ? Id{} : at->rec;
}

struct Risks {
  PracticeTeam& made;
  PracticeWriter& coordinator;
  Moment now;

  std::string ago(int minutes) const { return addMinutes(now, -minutes).text(); }
  std::string noonIn(int days) const { return Moment{addDays(now.date, days), kDay / 2}.text(); }

  Fields worry(std::string_view person, std::string_view what, int minutesAgo) const {
    Fields fields = {{"what", what}, {"when", ago(minutesAgo)}};
    if (!person.empty()) fields["person"] = practicePerson(made, person).text();
    return fields;
  }
  /// What the coordinator did about it, later.
  void then(PracticeWriter& writer, const Id& id, const Fields& fields, int minutesAgo) const {
    writer.amend(id, fields, addMinutes(now, -minutesAgo));
  }
};

}  // namespace

Id practicePerson(const PracticeTeam& made, std::string_view name) {
  return named(made, codes::kPerson, "name", std::string(name));
}
Id practiceReferral(const PracticeTeam& made, std::string_view name) {
  return named(made, codes::kReferral, "person", practicePerson(made, name).text());
}

void writePracticeWorries(PracticeTeam& made, PracticeWriter& coordinator, Moment now) {
  const Risks r{made, coordinator, now};
  const std::string ruth = made.worker;
  PracticeWriter nadia(made, made.team.roster[1], kFromPacks);
  PracticeWriter leon(made, made.team.roster[4], 2 * kFromPacks);

  // From packs.
  Fields bethan = r.worry("Bethan Quill", "Said that she does not see the point of Sunday.", 27 * kHour);
  bethan.update({{"told", "Hazel ward, nurse in charge"}, {"toldAt", r.ago(26 * kHour)}, {"how", "phone"}});
  nadia.write(codes::kWorry, bethan, addMinutes(now, -26 * kHour));
  Fields tomasz = r.worry("Tomasz Wren", "His room-mate takes his money.", 4 * kDay);
  tomasz.update({{"told", "Willow ward manager"}, {"toldAt", r.ago(4 * kDay - 20)}});
  const Id money = leon.write(codes::kWorry, tomasz, addMinutes(now, -4 * kDay + 30));
  leon.amend(
      money,
      {{"owner", ruth},
       {"acknowledgedBy", ruth},
       {"acknowledgedAt", r.ago(4 * kDay - 90)},
       {"escalations",
        {{{"to", "Safeguarding lead"}, {"at", r.ago(3 * kDay)}, {"answer", "Moved to a single room."}}}},
       {"done", true},
       {"answeredBy", "Safeguarding lead"},
       {"answeredAt", r.ago(2 * kDay)},
       {"answer", "Moved to a single room. His money is in the ward safe."},
       {"due", r.noonIn(1)}},
      addMinutes(now, -2 * kDay));
  Fields patrick = r.worry("Patrick Umber", "A bruised wrist that he would not show.", 9 * kDay);
  patrick.update({{"told", "Ward doctor, Willow"},
                  {"done", true},
                  {"answeredBy", "Ward doctor, Willow"},
                  {"answer", "Looked at the same day. He fell at the bus stop."}});
  const Id wrist = nadia.write(codes::kWorry, patrick, addMinutes(now, -9 * kDay));
  nadia.amend(wrist,
              {{"owner", ruth},
               {"acknowledgedBy", ruth},
               {"acknowledgedAt", r.ago(9 * kDay - 60)},
               {"closed", true},
               {"closedWith", "Healed. He says it was the kerb, and the doctor agrees."},
               {"closedBy", ruth},
               {"closedAt", r.ago(5 * kDay)}},
              addMinutes(now, -5 * kDay));

  // With referrals: two are taken up, what came with Fergus Lyle's waits for somebody to read it.
  const auto referred = [&](std::string_view name, std::string_view what, int minutesAgo,
                            const Fields& done) {
    Fields fields = r.worry(name, what, minutesAgo);
    fields["from"] = practiceReferral(made, name).text();
    fields["source"] = codes::kWithReferral;
    fields.update({{"acknowledgedBy", ruth}, {"acknowledgedAt", r.ago(minutesAgo - 10)}, {"owner", ruth}});
    fields.update(done);
    coordinator.write(codes::kWorry, fields, addMinutes(now, -minutesAgo + 10));
  };
  referred("Jerome Vale", "Has been threatened at his address.", 3 * kHour,
           {{"told", "Elm Road team, duty worker"},
            {"toldAt", r.ago(72)},
            {"due", addMinutes(now, 2 * kHour).text()}});
  referred("Kwame Ashdown", "Do not visit alone at home until Elm Road have reviewed.", 10 * kDay,
           {{"told", "Bola Adeyemi, care coordinator"},
            {"toldAt", r.ago(10 * kDay - 30)},
            {"done", true},
            {"answeredBy", "Bola Adeyemi"},
            {"answeredAt", r.ago(8 * kDay)},
            {"answer", "They review him this week. Meet him outdoors until then."},
            {"due", r.noonIn(3)}});

  // From supervision, about nobody on a caseload.
  Fields followed =
      r.worry("", "Followed to the bus stop after a home visit. Wants to keep going.", 20 * kHour);
  followed.update({{"source", codes::kInSupervision},
                   {"owner", ruth},
                   {"told", "Elm Road team lead"},
                   {"toldAt", r.ago(19 * kHour)},
                   {"due", r.noonIn(1)}});
  coordinator.write(codes::kWorry, followed, addMinutes(now, -19 * kHour));
}

}  // namespace alongside
