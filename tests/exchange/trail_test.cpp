// What a tablet notes of itself cannot be thinned out, nor written by somebody else.
#include "exchange/trail.h"
#include "exchange/departures.h"
#include "pack_sample.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// So many entries of this tablet, one behind the other.
std::vector<Revision> entries(const DeviceKeys& keys, int count) {
  Trail trail;
  std::vector<Revision> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(trail.next({.deed = Deed::printed, .of = "session", .count = i}, keys.thumbprint(),
                             "Imogen Farrow", {kNow + i, 0, keys.thumbprint()}));
    trail.add(all.back());
  }
  return all;
}

Json wire(const std::vector<Revision>& all) {
  Json list = Json::array();
  for (const Revision& one : all) list.push_back(one.json());
  return list;
}

}  // namespace

TEST_CASE("an entry says what was noted, and each hangs on the one before") {
  const std::string device = people().worker.thumbprint();
  const Noted noted{.deed = Deed::tookIn,
                    .of = "pack",
                    .record = crypto::newId(kNow),
                    .device = people().coordinator.thumbprint(),
                    .count = 12};
  Trail trail;
  const Revision first = trail.next(noted, device, "Imogen Farrow", {kNow, 0, device});
  CHECK(notedFrom(first) == noted);
  CHECK(first.parents.empty());
  CHECK(trail.add(first));
  CHECK_FALSE(trail.add(first));
  const Revision second = trail.next({.deed = Deed::fhir}, device, "Imogen Farrow", {kNow + 1, 0, device});
  CHECK(second.parents == std::vector{first.rev});
  CHECK(second.rec == first.rec);
  CHECK(trail.add(second));
  CHECK(trail.of(device).size() == 2);
  CHECK(trail.linkOf(first) == Link::whole);
  CHECK(trail.linkOf(second) == Link::whole);
  Revision later = second;
  later.fields = canonical({{"deed", "sang"}});
  CHECK_FALSE(notedFrom(later).has_value());
}

TEST_CASE("entries that are left out are missed, in whatever order the others come") {
  const std::vector<Revision> all = entries(people().worker, 5);
  Trail trail;
  for (const std::size_t i : {4U, 0U, 3U, 1U}) trail.add(all[i]);
  CHECK(trail.linkOf(all[1]) == Link::whole);
  CHECK(trail.linkOf(all[3]) == Link::missing);
  CHECK(trail.linkOf(all[4]) == Link::whole);
  trail.add(all[2]);
  CHECK(trail.linkOf(all[3]) == Link::whole);
}

TEST_CASE("a copied tablet goes on twice from one entry, and a tablet that begins anew has two beginnings") {
  const std::vector<Revision> all = entries(people().worker, 2);
  Trail trail, copy;
  trail.add(all[0]);
  copy.add(all[0]);
  trail.add(all[1]);
  const Revision other = copy.next({.deed = Deed::fhir}, people().worker.thumbprint(), "Imogen Farrow",
                                   {kNow + 9, 0, people().worker.thumbprint()});
  trail.add(other);
  CHECK(trail.linkOf(all[1]) == Link::twice);
  CHECK(trail.linkOf(other) == Link::twice);
  Trail anew;
  const Revision begun =
      anew.next({.deed = Deed::csv}, people().worker.thumbprint(), "Imogen Farrow", {kNow + 20, 0, "x"});
  trail.add(begun);
  CHECK(trail.linkOf(begun) == Link::twice);
}

TEST_CASE("what has left with a pack is not sent again, unless everything is") {
  const std::vector<Revision> all = entries(people().worker, 3);
  const std::string device = people().worker.thumbprint();
  Trail trail;
  for (const Revision& one : all) trail.add(one);
  for (const Revision& one : entries(people().coordinator, 2)) trail.add(one);  // that came in
  Departures left;
  left.note({.pack = crypto::newId(kNow), .seq = 1, .made = kNow, .revisions = {all[0].rev, all[1].rev}});
  const auto next = trail.toSend(device, left, false);
  REQUIRE(next.size() == 1);
  CHECK(next[0].rev == all[2].rev);
  CHECK(trail.toSend(device, left, true).size() == 3);
}

TEST_CASE("a pack holds its signer's own entries alone, and none among the records") {
  const std::vector<Revision> own = entries(people().worker, 2), foreign = entries(people().coordinator, 1);
  const Json base = payloadOf(sample());
  const auto with = [&](std::string_view key, Json value) {
    Json payload = base;
    payload[std::string(key)] = std::move(value);
    return code(sealedPayload(payload, people().worker));
  };
  CHECK(with("audit", wire(own)) == "fine");
  CHECK(with("audit", wire(foreign)) == "pack/refused");
  CHECK(with("audit", Json::array({{{"what", "sent"}}})) == "pack/refused");
  CHECK(with("audit", "none") == "pack/refused");
  Json records = base["revisions"];
  records.push_back(own[0].json());
  CHECK(with("revisions", records) == "pack/refused");
  Json altered = wire(own);
  altered[1]["fields"]["count"] = 99;
  CHECK(with("audit", altered) == "pack/refused");
  Json record = wire(own);
  record[0] = base["revisions"][0];
  CHECK(with("audit", record) == "pack/refused");
}
