// The vault's files one by one: names, headers, segments, shelves, tallies. The bytes are what lies there, or what lies
// inside the seal. What reads whole is written again and reads the same.
#include "people.h"
#include "store/vault/segment.h"
#include "store/vault/vault_bytes.h"
#include "store/vault/vault_format.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

constexpr std::string_view kFolder = "a39a4d64711cdb9a6ccf8616fa44765b";
constexpr std::uint64_t kGeneration = 7;

const vault::VaultId& id() {
  static const vault::VaultId number = vault::vaultIdFrom(kFolder).value();
  return number;
}
const vault::Keys& keys() {
  static const vault::Keys all{crypto::Secret(ByteView(crypto::sha256("a vault key for fuzzing").bytes))};
  return all;
}

void names(const std::string& path) {
  const auto found = vault::locate(path);
  if (!found) return;
  const vault::FileName& file = found->file;
  MUST(file.name == path);
  MUST(file.from <= file.to);
  switch (file.part) {
    case vault::Part::header:
      MUST(vault::headerName(found->vault, file.generation) == path);
      break;
    case vault::Part::segment:
      MUST(vault::segmentName(found->vault, file.from, file.to, file.generation) == path);
      break;
    case vault::Part::shelf:
      MUST(vault::shelfName(found->vault, file.label, file.generation) == path);
      break;
    case vault::Part::tally:
      MUST(vault::tallyName(found->vault, file.generation) == path);
      break;
    case vault::Part::blob:
      MUST(vault::blobName(found->vault, file.label) == path);
      break;
  }
}

/// With the hash that a whole header ends with: damage alone is no test of reading.
void header(Bytes bytes, bool mended) {
  if (mended) {
    const Hash hash = crypto::sha256(ByteView(bytes));
    bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
  }
  const vault::ReadHeader read = vault::readHeader(bytes, id(), kGeneration);
  if (read.state != vault::HeaderState::whole) return;
  MUST(mended || vault::headerUnaltered(bytes, keys()) || bytes.size() > 100);
  const Bytes written = vault::writeHeader(read.header, id(), kGeneration, keys());
  MUST(vault::headerUnaltered(written, keys()));
  const vault::ReadHeader again = vault::readHeader(written, id(), kGeneration);
  MUST(again.state == vault::HeaderState::whole);
  MUST(again.header.worker == read.header.worker);
  MUST(again.header.salt == read.header.salt);
  MUST(again.header.wrapped == read.header.wrapped);
  MUST(again.header.argon2.kib == read.header.argon2.kib);
  MUST(again.header.recovery.has_value() == read.header.recovery.has_value());
  if (read.header.recovery) {
    MUST(again.header.recovery->kid == read.header.recovery->kid);
    MUST(again.header.recovery->wrapped == read.header.recovery->wrapped);
  }
  MUST(vault::readHeader(written, id(), kGeneration + 1).state == vault::HeaderState::damaged);
}

/// As vault_format.h says: versions that this program writes no more are read for good.
Bytes sealedFile(std::string_view magic, std::uint16_t version, const crypto::Secret& key, ByteView clear,
                 ByteView body) {
  ByteWriter out;
  out.raw(viewOf(magic));
  out.u16(version);
  out.u8(1);
  out.u8(0);
  out.raw(id());
  out.u64(kGeneration);
  out.raw(clear);
  out.raw(crypto::seal(key, out.bytes(), body));
  return out.take();
}

void segment(std::uint64_t count, std::uint16_t version, ByteView body) {
  const vault::FileName name{vault::Part::segment, {}, {}, 0, count - 1, kGeneration};
  ByteWriter clear;
  clear.u64(name.from);
  clear.u64(name.to);
  clear.raw(Hash{}.bytes);
  clear.raw(Hash{}.bytes);
  const auto read = vault::readSegment(sealedFile("ALVS", version, keys().segment, clear.bytes(), body), name,
                                       id(), keys());
  if (!read) return;
  MUST(read->revisions.size() == count);
  vault::SegmentWriter writer(0, Hash{});
  for (const Revision& revision : read->revisions) writer.add(revision, keys().chain);
  const Bytes written = writer.seal(id(), kGeneration, keys());
  MUST(written.size() == writer.fileSize());
  const auto again = vault::readSegment(written, name, id(), keys());
  MUST(again);
  MUST(again->before == Hash{});
  MUST(again->after == writer.after());
  for (std::size_t i = 0; i < count; ++i) {
    const Revision &a = read->revisions[i], &b = again->revisions[i];
    MUST(a.rec == b.rec && a.rev == b.rev && a.kind == b.kind && a.parents == b.parents && a.hlc == b.hlc);
    MUST(a.device == b.device && a.author == b.author && a.op == b.op && a.reason == b.reason);
    MUST(a.fields == b.fields && a.extra == b.extra);
  }
}

void shelf(const std::string& label, const std::string& text) {
  if (!vault::validShelfLabel(label)) return;
  const Bytes file = vault::writeShelf(label, text, id(), kGeneration, keys());
  const auto read = vault::readShelf(file, label, id(), kGeneration, keys());
  MUST(read);
  MUST(textOf(*read) == text);
  MUST(!vault::readShelf(file, label + "x", id(), kGeneration, keys()));
  MUST(!vault::readShelf(file, label, id(), kGeneration + 1, keys()));
}

void tally(std::uint16_t version, ByteView body) {
  const auto read =
      vault::readTally(sealedFile("ALVT", version, keys().tally, {}, body), id(), kGeneration, keys());
  if (!read) return;
  const Bytes written = vault::writeTally(*read, id(), kGeneration, keys());
  const auto again = vault::readTally(written, id(), kGeneration, keys());
  MUST(again);
  MUST(again->acknowledged == read->acknowledged && again->written == read->written);
  MUST(again->shelves.size() == read->shelves.size());
  for (std::size_t i = 0; i < again->shelves.size(); ++i) {
    MUST(again->shelves[i].label == read->shelves[i].label);
    MUST(again->shelves[i].acknowledged == read->shelves[i].acknowledged);
    MUST(again->shelves[i].written == read->shelves[i].written);
  }
  MUST(!vault::readTally(written, id(), kGeneration + 1, keys()));
}

/// Bytes of anybody's making never pass for one of our files.
void foreign(ByteView bytes) {
  const vault::FileName name{vault::Part::segment, {}, {}, 0, 0, kGeneration};
  MUST(!vault::readSegment(bytes, name, id(), keys()));
  MUST(!vault::readShelf(bytes, "drafts", id(), kGeneration, keys()));
  MUST(!vault::readTally(bytes, id(), kGeneration, keys()));
}

}  // namespace

FUZZ_TARGET(vault_files) {
  Draw draw(input);
  switch (draw.below(8)) {
    case 0:
      return names(draw.restAsText());
    case 1: {
      const ByteView rest = draw.rest();
      return header({rest.begin(), rest.end()}, false);
    }
    case 2: {
      const ByteView rest = draw.rest();
      return header({rest.begin(), rest.end()}, true);
    }
    case 3: {
      const std::size_t which = draw.below(8);
      return segment(1 + which % 4, which < 4 ? 1 : 2, draw.rest());
    }
    case 4: {
      const std::string label = draw.text(40);
      return shelf(label, draw.restAsText());
    }
    case 5:
      return tally(1, draw.rest());
    case 7:
      return tally(2, draw.rest());
    default:
      return foreign(draw.rest());
  }
}
