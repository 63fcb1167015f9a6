#include "store/vault/vault.h"

#include <cassert>

#include "store/vault/vault_inside.h"

namespace alongside {
namespace {

void wipeTexts(Json& value) {
  if (value.is_string()) crypto::wipe(value.get_ref<std::string&>());
  if (value.is_structured()) {
    for (Json& member : value) wipeTexts(member);
  }
}

}  // namespace

std::vector<VaultLabel> vaultsOn(Disk& disk) {
  std::set<std::string, std::less<>> ids;
  for (const DiskFile& entry : disk.list()) {
    if (const auto located = vault::locate(entry.name)) ids.emplace(located->vault);
  }
  std::vector<VaultLabel> labels;
  for (const std::string& id : ids) {
    const vault::FoundHeader found =
        vault::newestHeader(disk, vault::vaultIdFrom(id).value(), vault::inventory(disk, id));
    labels.push_back({id, found.header.worker, found.state == vault::HeaderState::whole});
  }
  return labels;
}

Vault::Inside::~Inside() {
  for (auto& [label, shelf] : shelves) wipeTexts(shelf.value);
  for (Revision& revision : revisions) {
    crypto::wipe(revision.fields);
    crypto::wipe(revision.reason);
  }
}

Vault::Vault(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Vault::~Vault() {
  if (inside_) inside_->flush();
}

const std::string& Vault::id() const { return inside_->id; }
const std::string& Vault::worker() const { return inside_->header.worker; }
const std::optional<VaultDamage>& Vault::damage() const { return inside_->damage; }
bool Vault::headerSound() const { return inside_->headerSound; }
std::vector<Revision> Vault::takeRevisions() { return std::exchange(inside_->revisions, {}); }

void Vault::append(std::vector<Revision> revisions, Done done) {
  inside_->place({.act = Inside::Act::append, .revisions = std::move(revisions), .done = {std::move(done)}});
}

Json Vault::shelf(std::string_view name) const {
  const auto found = inside_->shelves.find(name);
  return found == inside_->shelves.end() ? Json() : found->second.value;
}

void Vault::setShelf(std::string_view name, const Json& value, Done done) {
  assert(vault::validShelfLabel(name));
  const std::string label(name);
  inside_->shelves[label].value = value;
  inside_->place({.act = Inside::Act::shelf,
                  .label = label,
                  .bytes = bytesOf(canonical(value)),
                  .done = {std::move(done)}});
}

void Vault::putBlob(std::string_view name, Bytes bytes, Done done) {
  assert(vault::validBlobLabel(name));
  const std::string label(name);
  if (!inside_->blobs.insert(label).second) {
    // The same again is no trouble: a step that was not acknowledged may have been asked for twice.
    const auto there = blob(name);
    std::optional<Fault> fault;
    if (there && *there != bytes) {
      fault = Fault{"vault/blob-exists", "A file of that name is already kept here.",
                    "The one that is here is unchanged.", "Make the pack again."};
    }
    inside_->place({.fault = std::move(fault), .done = {std::move(done)}});
    return;
  }
  inside_->place(
      {.act = Inside::Act::putBlob, .label = label, .bytes = std::move(bytes), .done = {std::move(done)}});
}

Result<Bytes> Vault::blob(std::string_view name) const {
  for (const Inside::Order& order : inside_->orders) {  // not on the disk yet
    if (order.act == Inside::Act::putBlob && order.label == name) return order.bytes;
  }
  if (!inside_->blobs.contains(std::string(name))) {
    return fail("vault/no-blob", "That pack is no longer on this tablet.",
                "The records in it are as they were.", "Make the pack again.");
  }
  return inside_->disk.read(vault::blobName(inside_->id, name));
}

void Vault::dropBlob(std::string_view name, Done done) {
  const bool there = inside_->blobs.erase(std::string(name)) > 0;
  inside_->place({.act = there ? Inside::Act::dropBlob : Inside::Act::nothing,
                  .label = std::string(name),
                  .done = {std::move(done)}});
}

void Vault::destroy(Disk& disk, std::string_view id, Done done) {
  const std::string folder = std::string(id) + "/";
  DiskStep headers;
  DiskStep others;
  for (const DiskFile& file : disk.list()) {
    if (!file.name.starts_with(folder)) continue;
    const auto located = vault::locate(file.name);
    const bool header = located && located->file.part == vault::Part::header;
    (header ? headers : others).unlinks.push_back(file.name);
  }
  // Without its headers nothing of it can ever be opened, so they go first.
  disk.commit(std::move(headers), [](const Outcome&) {});
  disk.commit(std::move(others), std::move(done));
}

}  // namespace alongside
