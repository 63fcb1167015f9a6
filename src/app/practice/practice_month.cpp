#include "app/practice/practice_month.h"

#include <algorithm>
#include <array>

#include "record/codes.h"
#include "record/kind.h"

namespace alongside {

void PracticeWriter::put(Revision revision, const Fields& fields, Moment at) {
  ++count_;
  const Millis ms = fromLocal(at);
  revision.hlc = Hlc{ms, count_, device_};
  revision.device = device_;
  revision.author = author_;
  revision.fields = canonical(normalise(*kindNamed(revision.kind), fields));
  sealIdentity(revision);
  last_[revision.rec] = revision;
  into_.revisions.push_back(std::move(revision));
}

Id PracticeWriter::write(std::string_view kind, const Fields& fields, Moment at) {
  std::array<std::uint8_t, 10> seed{};
  for (std::size_t i = 0; i < seed.size(); ++i)
    seed[i] = static_cast<std::uint8_t>(std::size_t{count_} * 37 + i * 11);
  Revision revision;
  revision.rec = makeId(fromLocal(at), seed);
  revision.kind = kind;
  const Id id = revision.rec;
  put(std::move(revision), fields, at);
  return id;
}

void PracticeWriter::amend(const Revision& before, const Fields& fields, Moment at) {
  Revision revision;
  revision.rec = before.rec;
  revision.kind = before.kind;
  revision.op = Op::amend;
  revision.parents = {before.rev};
  Fields all = before.values();
  all.update(fields);
  put(std::move(revision), all, at);
}

namespace {

constexpr int kImmy = 0, kKit = 3, kDes = 4, kBethan = 5, kPat = 7, kTomasz = 8, kEleni = 11;

struct Month {
  PracticeWriter& writer;
  std::span<const Id> people;
  Moment now;

  std::string id(int person) const { return people[static_cast<std::size_t>(person)].text(); }
  Moment at(int daysAgo, int minute) const {
    const Moment moment{addDays(now.date, -daysAgo), minute};
    return moment < now ? moment : addMinutes(now, -5);
  }
  std::string day(int from) const { return addDays(now.date, from).text(); }
  Id write(std::string_view kind, int person, Fields fields, int daysAgo, int minute) {
    if (person >= 0) fields["person"] = id(person);
    return writer.write(kind, fields, at(daysAgo, minute));
  }
};

void meetings(Month& m) {
  m.write(
      codes::kRound, kTomasz,
      {{"when", m.day(0) + "T16:30"},
       {"meeting", "wardRound"},
       {"ward", "Willow"},
       {"say",
        "I sleep better now. Mornings are still heavy, and I would like a later first medicine.\nWhen three "
        "people speak at once, I stop listening. One at a time, please."},
       {"questions",
        {{{"question", "Can the morning dose move to ten?"},
          {"answered", true},
          {"answer", "Yes, from Wednesday"}},
         {{"question", "What has to happen before I go home?"}},
         {{"question", "Who do I ring at the weekend?"}}}},
       {"wishes", "Sunday leave. A date to hold on to. My own mug."},
       {"whoThere", "My sister Ania, Nadia from peer support, and my advocate"}},
      1, 960);
  m.write(codes::kRound, kEleni,
          {{"when", m.day(0) + "T16:50"},
           {"meeting", "wardRound"},
           {"ward", "Willow"},
           {"say", "I would like the window open at night."}},
          3, 850);
  m.write(codes::kRound, kKit, {{"when", m.day(0) + "T15:30"}, {"meeting", "discharge"}, {"ward", "Rowan"}},
          3, 855);
  m.write(codes::kRound, kImmy,
          {{"when", m.day(2) + "T10:00"},
           {"meeting", "mdt"},
           {"ward", "Rowan"},
           {"say", "The corridor light is on all night. That is why I am tired, not the medicine."},
           {"wishes", "A room at the quiet end."}},
          2, 900);
  const Id past = m.write(
      codes::kRound, kPat,
      {{"when", m.day(-9) + "T11:00"}, {"meeting", "wardRound"}, {"say", "I want to see the sea."}}, 10, 840);
  m.writer.amend(past,
                 {{"happened", true},
                  {"saidBack", "Two hours of leave a day, then a day at the sea."},
                  {"heard", 8},
                  {"agreed", {{{"what", "Bring the bus map"}, {"who", "Nadia"}, {"by", m.day(-5)}}}}},
                 m.at(9, 720));
}

void groups(Month& m) {
  struct Group {
    int daysAgo;
    std::string_view theme, feedback;
    std::array<int, 4> came;
    int others;
  };
  constexpr std::array<Group, 4> kGroups = {{
      {22, "Poetry", "I did not know I could write one.", {0, 1, 5, 6}, 3},
      {15, "Poetry", "It rained and we read about rain.", {0, 1, 6, 9}, 2},
      {8, "Hearing voices", "Nobody looked at the floor.", {2, 3, 7, 8}, 4},
      {1, "Poetry", "Mine was the shortest and they clapped.", {0, 5, 6, 9}, 5},
  }};
  for (const Group& group : kGroups) {
    Json came = Json::array();
    for (const int person : group.came) came.push_back(m.id(person));
    m.write(codes::kGroup, -1,
            {{"theme", group.theme},
             {"when", m.day(-group.daysAgo) + "T14:00"},
             {"minutes", 60},
             {"place", "Garden room"},
             {"facilitators", "Nadia and Femi"},
             {"register", std::move(came)},
             {"othersCount", group.others},
             {"needs", {"largePrint", "quiet"}},
             {"feedback", group.feedback}},
            group.daysAgo, 910);
  }
  m.write(codes::kGroup, -1,
          {{"theme", "Poetry"},
           {"when", m.day(6) + "T14:00"},
           {"place", "Garden room"},
           {"facilitators", "Nadia"}},
          1, 930);
}

void plans(Month& m) {
  const Id plan = m.write(codes::kPlan, kImmy,
                          {{"type", codes::kRecoveryPlan},
                           {"from", m.day(-12)},
                           {"well", "I get up before ten. Biscuit has been fed."},
                           {"everyday", "The pond, once a day. One page of the book."},
                           {"together", true},
                           {"seenBy", {codes::kWardTeam, codes::kCoordinator}}},
                          12, 700);
  m.writer.amend(
      plan,
      {{"everyday", "The pond, twice a day. One page of the book."}, {"hopes", "My own kitchen again."}},
      m.at(4, 700));
  m.write(codes::kPlan, kDes,
          {{"type", codes::kCrisisPlan},
           {"from", m.day(-16)},
           {"signs", "I stop answering my brother."},
           {"helps", "Quiet. One person, sitting down."},
           {"worse", "Being stood over."},
           {"together", true}},
          16, 840);
  const Id goal = m.write(codes::kGoal, kImmy,
                          {{"what", "Cook for myself once a week"},
                           {"on", m.day(-20)},
                           {"progress", 2},
                           {"status", "working"},
                           {"seenBy", {codes::kWardTeam, codes::kCoordinator}}},
                          20, 660);
  constexpr std::array<std::array<int, 2>, 3> kProgress = {{{14, 3}, {8, 3}, {3, 5}}};
  for (const auto& [daysAgo, progress] : kProgress)
    m.writer.amend(goal, {{"on", m.day(-daysAgo)}, {"progress", progress}}, m.at(daysAgo, 660));
  m.writer.amend(goal, {{"said", "The soup was good. I forgot the salt."}}, m.at(3, 661));
}

void around(Month& m) {
  const Id debrief = m.write(codes::kDebrief, kDes,
                             {{"when", m.day(-6) + "T20:40"},
                              {"types", {"07"}},
                              {"incident", "INC-20418"},
                              {"offeredOn", m.day(-5)},
                              {"offeredBy", "Nadia"},
                              {"answer", codes::kDeferred},
                              {"againOn", m.day(1)}},
                             5, 600);
  m.write(codes::kFollowUp, kDes,
          {{"what", "Offer the debrief again"}, {"due", m.day(1)}, {"from", debrief.text()}}, 5, 600);
  const Id allotment = m.write(codes::kSignpost, kEleni,
                               {{"what", "Allotment group, Brook Lane"},
                                {"on", m.day(-7)},
                                {"why", "Soil under my nails."},
                                {"askOn", m.day(3)}},
                               7, 800);
  m.write(
      codes::kFollowUp, kEleni,
      {{"what", "Did it happen: Allotment group, Brook Lane"}, {"due", m.day(3)}, {"from", allotment.text()}},
      7, 800);
  m.write(codes::kRights, kTomasz,
          {{"on", m.day(-7)},
           {"explained", {"advocacy", "secondOpinion"}},
           {"wants", "Somebody who was not in the room."}},
          7, 980);
  m.write(codes::kConsent, kBethan,
          {{"about", codes::kToPartner},
           {"partner", "Riverside Mind"},
           {"answer", codes::kConsentYes},
           {"on", m.day(-5)}},
          5, 640);
  m.write(codes::kCarer, kDes,
          {{"name", "Errol Pryce"},
           {"relation", "Brother"},
           {"when", m.day(-4) + "T17:30"},
           {"minutes", 15},
           {"mechanism", codes::kPhone},
           {"words", "Tell him the kettle is on."},
           {"carerConsent", codes::kConsentYes},
           {"carerConsentOn", m.day(-4)},
           {"mayTalk", codes::kConsentYes}},
          4, 1070);
  const Id answered = m.write(codes::kWorry, kBethan,
                              {{"what", "She gave her photograph away."},
                               {"when", m.day(-8) + "T15:10"},
                               {"told", "Nurse in charge, Rowan"}},
                              8, 915);
  m.writer.amend(answered,
                 {{"done", true}, {"answeredBy", "Ward manager"}, {"answer", "Seen the same evening."}},
                 m.at(8, 1100));
  m.write(codes::kMove, kPat,
          {{"type", codes::kOnLeave}, {"on", m.day(-1)}, {"until", m.day(1)}, {"to", "His sister’s"}}, 1,
          700);
  m.write(codes::kFeedback, -1,
          {{"from", "person"},
           {"on", m.day(-6)},
           {"heard", 9},
           {"helped", 8},
           {"good", "You came when you said."},
           {"mayQuote", true}},
          6, 1000);
  for (const auto& [name, sort, reach] : std::initializer_list<std::array<std::string_view, 3>>{
           {"Riverside recovery college", "peer", "020 7946 0991"},
           {"Brook Lane allotments", "community", "Ask for Hetty"},
           {"Citizens advice, High Street", "advice", "Walk in, 10 to 3"}})
    m.write(codes::kResource, -1,
            {{"name", name}, {"sort", {sort}}, {"reach", reach}, {"checkedOn", m.day(-18)}}, 18, 620);
}

void ownPages(Month& m) {
  constexpr std::array<std::string_view, 3> kWards = {"Rowan", "Hazel", "Willow"};
  for (std::size_t i = 0; i < 7; ++i) {
    const int daysAgo = 20 - 2 * static_cast<int>(i);
    m.write(codes::kWardDay, -1,
            {{"on", m.day(-daysAgo)}, {"ward", kWards[i % kWards.size()]}, {"hours", "9 to 1"}}, daysAgo,
            530);
  }
  m.write(codes::kReflection, -1,
          {{"on", m.day(-6)},
           {"thoughts", "The evening on Hazel stayed with me."},
           {"wellbeing", 5},
           {"toSupervision", true}},
          6, 1080);
  m.write(codes::kSupervision, -1,
          {{"when", m.day(-13) + "T13:00"},
           {"with", "Ruth Abara"},
           {"minutes", 60},
           {"nextOn", m.day(8)},
           {"weekContacts", 14},
           {"weekWardDays", 3},
           {"weekHours", 9},
           {"weekByWay",
            {{{"mechanism", codes::kFaceToFace}, {"minutes", 420}},
             {{"mechanism", codes::kPhone}, {"minutes", 60}},
             {{"mechanism", codes::kVideo}, {"minutes", 60}}}}},
          13, 850);
  m.write(codes::kEvidence, -1,
          {{"competence", "3.5"}, {"on", m.day(-8)}, {"how", "Waited, and the words came."}}, 8, 1090);
}

}  // namespace

void writePracticeMonth(PracticeWriter& writer, std::span<const Id> people, Moment now) {
  Month month{writer, people, now};
  groups(month);
  plans(month);
  around(month);
  ownPages(month);
  meetings(month);
}

}  // namespace alongside
