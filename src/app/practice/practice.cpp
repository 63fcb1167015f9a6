#include "app/practice/practice.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/practice/practice_month.h"
#include "record/codes.h"
#include "record/kind.h"

namespace alongside {
namespace {

struct MadeUp {
  std::string_view name, preferred, pronouns, born, nhs, ward, bed, matters;
  int since;  ///< days ago on the ward
};

constexpr std::array<MadeUp, 12> kPeople = {{
    {"Imogen Farrow", "Immy", "She, her", "1991-03-14", "999301472", "Rowan", "4",
     "Being outside. My cat, Biscuit. Being asked before somebody comes into my room.", 15},
    {"Gloria Penhale", "", "She, her", "1958-11-02", "999104338", "Rowan", "7",
     "My church, and tea made properly.", 40},
    {"Owen Tallis", "", "He, him", "1984-06-21", "999207715", "Rowan", "2",
     "The flat. Knowing who has the keys.", 22},
    {"Kit Marlowe-Adair", "Kit", "They, them", "2001-09-30", "999418203", "Rowan", "9",
     "Drawing. People who use my name.", 9},
    {"Desmond Pryce", "Des", "He, him", "1969-01-17", "999305518", "Hazel", "1",
     "Quiet in the evening. My brother’s visits.", 33},
    {"Bethan Quill", "", "She, her", "1995-04-08", "999112907", "Hazel", "12",
     "My little boy’s photograph by the bed.", 12},
    {"Li Na Harcourt", "Li Na", "She, her", "1988-12-25", "999226041", "Hazel", "5",
     "Cooking. Being spoken to slowly.", 28},
    {"Patrick Umber", "Pat", "He, him", "1976-07-19", "999331867", "Willow", "3", "The bus to the sea.", 19},
    {"Tomasz Wren", "", "He, him", "1990-02-11", "999409952", "Willow", "8", "My guitar. Straight answers.",
     26},
    {"Shanice Coldwell", "", "She, her", "1999-05-27", "999118630", "Rowan", "11",
     "My sisters. Music in the morning.", 6},
    {"Đặng Thu Hà", "Hà", "She, her", "1982-10-04", "999214476", "Rowan", "6",
     "Letters from home, read without hurry.", 17},
    {"Ελένη Παπαδάκη", "Eleni", "She, her", "1949-08-15", "999327190", "Willow", "10", "My garden in Crete.",
     51},
}};

struct Visit {
  int person, daysAgo, minute, minutes;
  std::string_view mechanism, location, attendance, themes, words, next;
  int nextIn;  ///< days from today; below 0 overdue
};

constexpr std::array<Visit, 20> kVisits = {{
    {0, 14, 870, 40, "01", "N01", "5", "ward,sleep", "I do not sleep when the corridor light is on.", "", 0},
    {1, 13, 600, 30, "01", "E02", "5", "faith", "Sunday without a service is not a Sunday.", "", 0},
    {4, 12, 930, 25, "01", "E02", "6", "family", "My brother rang. I could hear his kitchen.", "", 0},
    {2, 11, 660, 45, "01", "E02", "5", "housing,home", "I keep thinking about the flat.",
     "Ring housing advice together", 2},
    {6, 11, 840, 30, "01", "E02", "5", "body", "The food has no taste of anything.", "", 0},
    {5, 10, 615, 20, "02", "E02", "5", "family", "He asked when I come home.", "", 0},
    {3, 8, 900, 35, "01", "N01", "5", "creativity,relationships",
     "Somebody got my name right without being told.", "", 0},
    {7, 8, 690, 30, "01", "E02", "5", "leave", "I want to see the sea before the winter.",
     "Bring the bus map", 0},
    {8, 7, 960, 40, "01", "E02", "5", "medicines,rights", "Nobody said what the new tablet is for.", "", 0},
    {0, 6, 870, 40, "01", "N01", "5", "ward", "I sat by the pond and my hands stopped shaking.", "", 0},
    {10, 6, 630, 30, "01", "E02", "5", "family", "The letter took three weeks. I read it twice.", "", 0},
    {9, 5, 780, 25, "01", "E02", "5", "rights", "I did not know I could ask for somebody on my side.",
     "Ask about an advocate", -1},
    {11, 5, 840, 30, "01", "N01", "5", "hope,body", "Here the tomatoes are sad.", "", 0},
    {1, 4, 585, 30, "01", "E02", "5", "faith,mood", "The chaplain came. He stayed for tea.", "", 0},
    {4, 3, 915, 20, "01", "E02", "3", "", "", "", 0},
    {2, 3, 675, 40, "01", "E02", "5", "housing", "If I lose the keys I lose the door.", "", 0},
    {5, 2, 600, 30, "11", "E02", "5", "family,home", "He showed me his drawing on the screen.",
     "Print his drawing for her room", 1},
    {3, 1, 870, 30, "01", "E02", "5", "mood", "Today was a four. Yesterday was a two.", "", 0},
    {7, 1, 705, 25, "01", "E02", "5", "leave", "Two hours is enough for chips.", "", 0},
    {1, 0, 570, 40, "01", "E02", "5", "faith,sleep", "I slept until the birds.", "", 0},
}};

Json codesIn(std::string_view list) {
  Json codes = Json::array();
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    codes.push_back(std::string(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return codes;
}

/// Keys that stand for nobody: nothing is sealed in practice.
crypto::PublicKey madeUpKey(std::uint8_t n) {
  crypto::PublicKey key;
  key.x.fill(n);
  key.y.fill(static_cast<std::uint8_t>(n + 100));
  return key;
}

}  // namespace

Member madeUpMember(std::string_view name, Role role, std::uint8_t n, Moment now) {
  Member member;
  member.name = name;
  member.role = role;
  member.signing = madeUpKey(n);
  member.agreement = madeUpKey(static_cast<std::uint8_t>(n + 50));
  member.since = fromLocal(addMinutes(now, -60 * 24 * 200));
  return member;
}

std::string withCheckDigit(std::string_view nine) {
  for (char digit = '0'; digit <= '9'; ++digit)
    if (std::string number = std::string(nine) + digit; !nhsNumberFrom(number).empty()) return number;
  // Nine digits whose check digit would be ten: the next number serves as well.
  std::string next(nine);
  next.back() = next.back() == '9' ? '0' : static_cast<char>(next.back() + 1);
  return withCheckDigit(next);
}

std::vector<OutPack> practiceOutbox(Moment now) {
  struct Sent {
    int daysAgo;
    std::size_t records;
  };
  constexpr std::array<Sent, 7> kSent = {{{17, 31}, {14, 8}, {11, 14}, {9, 5}, {7, 12}, {4, 6}, {2, 9}}};
  constexpr int kAfternoon = 16 * 60 + 40, kNextMorning = 16 * 60;  // minutes: of the day, and later
  std::vector<OutPack> packs;
  for (const auto& [daysAgo, records] : kSent) {
    const Moment made{addDays(now.date, -daysAgo), kAfternoon};
    OutPack pack;
    pack.id = makeId(fromLocal(made), {static_cast<std::uint8_t>(daysAgo)});
    pack.seq = static_cast<std::uint32_t>(packs.size()) + 1;
    pack.records = pack.revisions = records;
    pack.made = pack.sentAt = fromLocal(made);
    pack.state = PackState::sent;
    if (daysAgo != kSent.back().daysAgo) {
      pack.state = PackState::received;
      pack.receivedAt = fromLocal(addMinutes(made, kNextMorning));
      pack.coordinator = "Ruth Abara";
    }
    packs.insert(packs.begin(), std::move(pack));
  }
  return packs;
}

PracticeTeam practiceTeam(Moment now, const std::string& device) {
  PracticeTeam made;
  made.worker = "Nadia Holloway";
  made.team.name = "Riverside peer support";
  made.team.inbox = "/inbox/";
  made.team.roster = {madeUpMember("Ruth Abara", Role::coordinator, 1, now)};
  made.team.wards = {{"Rowan", "020 7946 0123"}, {"Hazel", "020 7946 0456"}, {"Willow", "020 7946 0789"}};
  PracticeWriter writer(made, device);
  const Date today = now.date;

  std::vector<Id> ids(kPeople.size());
  for (std::size_t i = 0; i < kPeople.size(); ++i) {
    const MadeUp& p = kPeople[i];
    Fields fields = {{"name", p.name},
                     {"pronouns", p.pronouns},
                     {"born", p.born},
                     {"nhs", withCheckDigit(p.nhs)},
                     {"ward", p.ward},
                     {"bed", p.bed},
                     {"wardSince", addDays(today, -p.since).text()},
                     {"matters", p.matters},
                     {"consent", codes::kConsentYes},
                     {"consentOn", addDays(today, -p.since + 1).text()},
                     {"shares", Json::array({"ward", "coordinator"})},
                     {"status", codes::kActive},
                     {"legal", i % 3 == 0 ? "01" : "03"}};
    if (!p.preferred.empty()) fields["preferred"] = p.preferred;
    ids[i] = writer.write(codes::kPerson, fields,
                          Moment{addDays(today, -std::min(p.since, 20)), 540 + static_cast<int>(i)});
  }
  for (const Visit& v : kVisits) {
    Moment at{addDays(today, -v.daysAgo), v.minute};
    if (now < addMinutes(at, v.minutes)) at = addMinutes(at, -1440);  // practising early in the morning
    Fields fields = {{"person", ids[static_cast<std::size_t>(v.person)].text()},
                     {"when", at.text()},
                     {"minutes", v.minutes},
                     {"mechanism", v.mechanism},
                     {"location", v.location},
                     {"attendance", v.attendance},
                     {"worry", false},
                     {"seenBy", Json::array({"ward", "coordinator"})}};
    if (!v.themes.empty()) fields["themes"] = codesIn(v.themes);
    if (!v.words.empty()) fields["words"] = v.words;
    if (!v.next.empty()) fields["next"] = v.next;
    const Moment written = addMinutes(at, v.minutes);
    const Id session = writer.write(codes::kSession, fields, written);
    if (v.daysAgo >= 2) made.packedTo = std::max(made.packedTo, made.revisions.back().hlc);
    if (!v.next.empty()) {
      writer.write(codes::kFollowUp,
                   {{"what", v.next},
                    {"due", addDays(today, v.nextIn).text()},
                    {"from", session.text()},
                    {"person", ids[static_cast<std::size_t>(v.person)].text()}},
                   written);
      if (v.daysAgo >= 2) made.packedTo = std::max(made.packedTo, made.revisions.back().hlc);
    }
  }
  writePracticeMonth(writer, ids, now);
  const Moment begun = addMinutes(now, -75);
  made.drafts[makeId(fromLocal(begun), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).text()] = {
      {"kind", codes::kSession},
      {"record", makeId(fromLocal(begun), {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}).text()},
      {"op", "create"},
      {"before", Json::object()},
      {"reason", ""},
      {"begun", begun.text()},
      {"fields",
       {{"person", ids[2].text()},
        {"when", addMinutes(begun, -30).text()},
        {"minutes", 30},
        {"mechanism", "01"},
        {"location", "E02"},
        {"attendance", "5"},
        {"worry", false},
        {"words", "I keep thinking about the flat and who has the keys."}}}};
  return made;
}

}  // namespace alongside
