// Practice at the coordinator's desk: the same made-up ward, with referrals in every state.
#include <algorithm>
#include <array>
#include <tuple>

#include "app/practice/practice.h"
#include "app/practice/practice_month.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::string_view kNadia = "Nadia Holloway", kFemi = "Femi Larkin", kJosie = "Josie Tremlett",
                           kLeon = "Leon Marsh-Cole", kHarpreet = "Harpreet Vance",
                           kWanjiru = "Wanjiru Oduya";
constexpr std::array kWorkers = {kNadia, kFemi, kJosie, kLeon, kHarpreet, kWanjiru};

/// `path`: letter and days ago of each step, in order: a asked, r received again, t taken on, w waiting,
/// l allocated, c contact tried, u under way, p paused, e ended, n not taken on, o passed to a partner.
struct MadeReferral {
  std::string_view name, born, nhs, ward, source, number, team, referrer;
  int received;  ///< days ago
  std::string_view path;
  std::string_view worker, interim, hopes, match, reason, risks, partner;
  bool gate;  ///< explained, and they agree
};

constexpr std::array<MadeReferral, 22> kReferrals = {{
    {"Kwame Ashdown", "1988-11-06", "999418204", "", "rio", "4410872", "Elm Road team",
     "Bola Adeyemi, care coordinator", 24, "a22 r20 t20 w20", "", "",
     "Somebody who has been on a ward and come out the other side. I would rather walk than sit.",
     "A man. Speaks Twi. Mornings, not at home",
     "Home for two weeks after Hazel ward. Does not leave the house.",
     "Do not visit alone at home until Elm Road have reviewed.", "", true},
    {"Saffron Leigh", "2001-02-21", "999050716", "Rowan", "rio", "4411390", "Rowan ward", "Sister Obi", 19,
     "t17 w17", "", "Ruth, a call on Mondays", "I want to hear from somebody who got their course back.",
     "Somebody young. Music", "First admission, worried about university.", "", "", true},
    {"Dorota Finch", "1962-09-09", "999772301", "", "emis", "20913", "Dr Mehra’s surgery", "Dr Mehra", 15,
     "t14 w14", "", "Ruth, by letter", "Company to the library, until I know the way again.",
     "A woman. Speaks Polish. Afternoons", "Alone since her husband died.", "", "Common Ground", true},
    {"Aled Rhys-Brook", "1979-01-30", "999263480", "", "iaptus", "88214", "Talking therapies", "Priya Nair",
     12, "a10", "", "", "", "", "Finished therapy, wants to meet others.", "", "", false},
    {"Ines Halloran", "2004-08-11", "999107348", "Rowan", "rio", "4411815", "Rowan ward", "Staff Nurse Quaye",
     11, "t9 w9", "", "", "To make something with my hands.", "Somebody who draws",
     "Quiet on the ward, asks for art.", "", "", true},
    {"Jerome Vale", "1984-12-17", "999834175", "", "rio", "4412311", "Elm Road team",
     "Bola Adeyemi, care coordinator", 10, "t8 l6 c4", kFemi, "", "Help with the forms, and a laugh.", "",
     "Housing and debts.", "Has been threatened at his address.", "", true},
    {"Mina Torvald", "1995-05-02", "999615029", "Hazel", "rio", "4412006", "Hazel ward", "Dr Lund", 9,
     "t7 w7", "", "", "Somebody who also heard voices.", "Voices. Evenings",
     "Asks about the hearing voices group.", "", "", false},
    {"Samir Okonjo", "1973-03-19", "999240117", "", "emis", "20977", "Mill Street practice", "Dr Farah", 8,
     "a6", "", "", "", "", "Low mood after redundancy.", "", "", false},
    {"Tess Bellamy", "1990-10-27", "999382745", "Willow", "rio", "4412440", "Willow ward", "Sister Lamb", 6,
     "t5 w5", "", "", "Not to be alone with it when I go home.", "Somebody with children",
     "Goes home next week.", "", "", true},
    {"Rosalind Achebe", "1955-06-14", "999471093", "", "iaptus", "88307", "Talking therapies", "Priya Nair",
     5, "t3 l1", kWanjiru, "", "A reason to get up on Sundays.", "Faith", "Bereaved, on her own.", "",
     "Common Ground", true},
    {"Dale Whitmore", "1998-01-08", "999128536", "Hazel", "rio", "4412502", "Hazel ward", "Staff Nurse Iqbal",
     4, "a2", "", "", "", "Football", "Asks to talk to somebody who has been there.", "", "", false},
    {"Yusra Haddad", "1986-07-23", "999556802", "", "rio", "4412533", "Elm Road team", "Grace Teo", 3,
     "t2 w2", "", "", "Somebody who speaks Arabic would help.", "A woman. Speaks Arabic",
     "New to the borough.", "", "", true},
    {"Colin Prewett", "1967-12-01", "999903361", "", "emis", "21004", "Dr Mehra’s surgery", "Dr Mehra", 2, "",
     "", "", "", "", "Carer for his brother, worn out.", "", "", false},
    {"Amber Nakamura", "2002-04-30", "999317458", "Rowan", "rio", "4412588", "Rowan ward", "Sister Obi", 1,
     "", "", "", "", "", "Wants to know what peer support is.", "", "", false},
    {"Fergus Lyle", "1981-09-16", "999689240", "", "iaptus", "88355", "Talking therapies", "Priya Nair", 0,
     "", "", "", "", "", "Work and sleep.", "Told his therapist on Monday that he sees no way forward.", "",
     false},
    {"Bo Whitlock", "1993-02-12", "999204671", "", "rio", "4410511", "Elm Road team", "Grace Teo", 38,
     "t36 w36 l24 c22 u20", kJosie, "", "A walk a week.", "", "Anxious outside.", "", "", true},
    {"Ray Stannard", "1959-05-05", "999741185", "", "emis", "20704", "Mill Street practice", "Dr Farah", 45,
     "t44 l33 u30", kLeon, "", "To play chess again.", "", "Isolated.", "", "", true},
    {"Hetty Marsh", "1977-08-28", "999830527", "Hazel", "rio", "4410102", "Hazel ward", "Dr Lund", 52,
     "t50 w50 l41 u39 p7", kHarpreet, "", "To be heard without being fixed.", "", "Long admission.", "", "",
     true},
    {"Marcus Adomako", "1989-11-11", "999462038", "", "rio", "4409877", "Elm Road team",
     "Bola Adeyemi, care coordinator", 60, "t57 l49 u46 e5", kFemi, "", "", "", "Back to work.", "", "",
     true},
    {"Lorna Petrie", "1970-03-03", "999175690", "", "iaptus", "87790", "Talking therapies", "Priya Nair", 40,
     "n38", "", "", "", "", "Asks for therapy, not for company.", "", "", false},
    {"Idris Camm", "1996-06-06", "999528314", "", "emis", "20650", "Dr Mehra’s surgery", "Dr Mehra", 33,
     "t32 o30", "", "", "", "", "Gardening, and people.", "", "Common Ground", true},
    {"Gwen Tolliver", "1950-10-10", "999690472", "Willow", "rio", "4410033", "Willow ward", "Sister Lamb", 55,
     "t54 w54 l40 c38 u36", kHarpreet, "", "Somebody to sit with, who does not talk of bingo.", "",
     "Slow recovery.", "", "", true},
}};

std::string_view stateOf(char letter) {
  using namespace codes;
  switch (letter) {
    case 'a':
      return kAsked;
    case 'r':
      return kReceived;
    case 't':
      return kTakenOn;
    case 'w':
      return kWaiting;
    case 'l':
      return kAllocated;
    case 'c':
      return kAttempted;
    case 'u':
      return kUnderWay;
    case 'p':
      return kPaused;
    case 'n':
      return kNotTakenOn;
    case 'o':
      return kRedirected;
    default:
      return kClosed;
  }
}

std::string whyOf(char letter) {
  switch (letter) {
    case 'a':
      return "Asked the referrer what they would like from us, and how best to reach them.";
    case 'r':
      return "They answered.";
    case 'p':
      return "On leave with family.";
    case 'n':
      return "Looks for therapy. Told what we are.";
    case 'o':
      return "Closer to home, and the garden is there.";
    case 'e':
      return "He said he can go on by himself.";
    default:
      return {};
  }
}

struct DeskWriter {
  PracticeWriter& writer;
  Moment now;

  Moment at(int daysAgo, int minute) const {
    const Moment moment{addDays(now.date, -daysAgo), minute};
    return moment < now ? moment : addMinutes(now, -5);
  }
  std::string day(int daysAgo) const { return addDays(now.date, -daysAgo).text(); }

  void steps(Fields& referral, std::string_view path, std::string_view coordinator,
             std::string_view worker) const {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find(' '), path.size());
      const char letter = path.front();
      const int daysAgo = std::stoi(std::string(path.substr(1, end - 1)));
      const bool theirs = letter == 'c' || letter == 'u';
      referral = withStep(std::move(referral), {std::string(stateOf(letter)), addDays(now.date, -daysAgo),
                                                std::string(theirs ? worker : coordinator), whyOf(letter)});
      path.remove_prefix(std::min(end + 1, path.size()));
    }
  }

  void write(const MadeReferral& r, std::string_view coordinator) const {
    Fields person = {{"name", r.name},
                     {"born", r.born},
                     {"nhs", withCheckDigit(r.nhs)},
                     {"status", codes::kActive},
                     {"consent", r.gate ? codes::kConsentYes : codes::kConsentNotAsked}};
    if (!r.ward.empty()) person["ward"] = r.ward;
    if (r.path.ends_with("e5")) {
      person["status"] = codes::kDischarged;
      person["closedOn"] = day(5);
    }
    const Id id = writer.write(codes::kPerson, person, at(r.received, 600));
    Fields referral = {{"person", id.text()},         {"source", r.source}, {"number", r.number},
                       {"received", day(r.received)}, {"team", r.team},     {"referrer", r.referrer},
                       {"reason", r.reason}};
    for (const auto& [key, words] :
         {std::pair{"hopes", r.hopes}, std::pair{"match", r.match}, std::pair{"risks", r.risks},
          std::pair{"partner", r.partner}, std::pair{"worker", r.worker}, std::pair{"interim", r.interim}})
      if (!words.empty()) referral[key] = words;
    if (r.gate) {
      referral["explained"] = referral["agrees"] = true;
      referral["agreesOn"] = day(std::max(0, r.received - 1));
      if (!r.partner.empty()) referral["agreesPartner"] = true;
    }
    steps(referral, r.path, coordinator, r.worker);
    writer.write(codes::kReferral, referral, at(r.received, 610));
    // Whoever is seen was met on the day when it got under way.
    const std::size_t met = r.path.find('u');
    if (met == std::string_view::npos) return;
    const int daysAgo = std::stoi(std::string(r.path.substr(met + 1)));
    writer.write(codes::kSession,
                 {{"person", id.text()},
                  {"when", day(daysAgo) + "T11:00"},
                  {"minutes", 40},
                  {"mechanism", codes::kFaceToFace},
                  {"location", codes::kOutdoors},
                  {"attendance", codes::kOnTime},
                  {"worry", false},
                  {"seenBy", Json::array({codes::kCoordinator})}},
                 at(daysAgo, 720));
  }
};

/// What a worker keeps to themselves never reaches a coordinator.
bool reachesTheDesk(const Revision& revision) {
  const Kind* kind = kindNamed(revision.kind);
  return kind != nullptr && !staysHere(*kind, revision.values()) && kind->name != codes::kReflection &&
         kind->name != codes::kSupervision && kind->name != codes::kEvidence && kind->name != codes::kWardDay;
}

}  // namespace

PracticeTeam practiceDesk(Moment now, const std::string& device) {
  std::uint8_t n = 1;
  std::vector<Member> roster = {madeUpMember("Ruth Abara", Role::coordinator, n++, now)};
  for (const std::string_view name : kWorkers) roster.push_back(madeUpMember(name, Role::worker, n++, now));

  PracticeTeam made = practiceTeam(now, roster[1].device());
  std::erase_if(made.revisions, [](const Revision& revision) { return !reachesTheDesk(revision); });
  made.drafts = Json::object();
  made.packedTo = {};
  made.worker = "Ruth Abara";
  made.team.roster = std::move(roster);
  made.team.inbox.clear();  // packs are files at this desk
  PracticeWriter writer(made, device);
  const DeskWriter desk{writer, now};
  for (const MadeReferral& referral : kReferrals) desk.write(referral, made.worker);
  writePracticeWorries(made, writer, now);
  writePracticePartners(writer, now);
  writeWeeks(writer, made.team.roster, now);
  // Last, and the next one: days from now.
  for (const auto& [who, last, next] :
       {std::tuple{kNadia, -20, 9}, std::tuple{kFemi, -13, 7}, std::tuple{kJosie, -35, 0},
        std::tuple{kLeon, -53, 0}, std::tuple{kHarpreet, -27, 14}}) {
    Fields supervision = {
        {"when", addDays(now.date, last).text() + "T10:00"}, {"with", who}, {"minutes", 60}};
    if (next > 0) supervision["nextOn"] = addDays(now.date, next).text();
    writer.write(codes::kSupervision, supervision, Moment{addDays(now.date, last), 680});
  }
  writePracticePacks(made, device, now);
  return made;
}

std::string practiceReport(Date today) {
  const auto day = [&](int ago) {
    const Date date = addDays(today, -ago);
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(date.day) + "/" + two(date.month) + "/" + std::to_string(date.year);
  };
  std::string text =
      "Referral ID,Client ID,NHS Number,Forename,Surname,Date of Birth,Date Referral Received,"
      "Referring Team_Code,Referring Team_Description,Ward,Referral Reason\r\n";
  const auto row = [&](std::string_view number, std::string_view client, std::string_view nine,
                       std::string_view names, std::string_view rest) {
    text += std::string(number) + "," + std::string(client) + "," +
            (nine.empty() ? "" : withCheckDigit(nine)) + "," + std::string(names) + "," + std::string(rest) +
            "\r\n";
  };
  row("4412601", "0081234", "999812045", "Nerys,Coleridge,03/04/1985",
      day(1) + ",RW,Rowan ward,Rowan,\"Asks for somebody to talk to.\nQuiet since Monday.\"");
  row("4412602", "0081240", "999823118", "Osman,Birch,19/11/1972", day(1) + ",ER,Elm Road team,,Lives alone");
  row("4412603", "0081251", "", "Petra,Vance-Hill,28/02/1999",
      day(2) + ",HZ,Hazel ward,Hazel,First admission");
  row("4412604", "0079100", "999301472", "Imogen,Farrow,14/03/1991",
      day(2) + ",HZ,Hazel ward,Hazel,Moved since");
  row("4410872", "0078001", "999418204", "Kwame,Ashdown,06/11/1988",
      day(24) + ",ER,Elm Road team,,Known already");
  row("4412605", "0081262", "999834990", "Aoife,Brandt,31/02/1990",
      day(3) + ",ER,Elm Road team,,No such birthday");
  text += "4412606,0081270,9998349901,Milo,Sandford,12/12/1994," + day(3) +
          ",WI,Willow ward,Willow,Number mistyped\r\n";
  row("", "0081280", "", "Jude,Okafor,05/05/1980", day(3) + ",ER,Elm Road team,,No referral number");
  row("4412601", "0081234", "999812045", "Nerys,Coleridge,03/04/1985", day(1) + ",RW,Rowan ward,Rowan,Twice");
  row("4412607", "0081291", "999845203", "Saffron,Leigh,21/02/2001",
      day(0) + ",RW,Rowan ward,Rowan,Looks alike");
  // The number of somebody who is here, with another name; and how such reports end.
  row("4412608", "0081302", "999301472", "Desmond,Okoro,", day(1) + ",HZ,Hazel ward,Hazel,Number mixed up");
  text += "Report ends,,,,,,,,,,\r\n";
  return text;
}

}  // namespace alongside
