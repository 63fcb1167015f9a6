// What a pack must be besides well formed: who wrote what is in it, and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/pack.h"

namespace alongside {

/// Nothing of a pack with one of these is taken in.
Fault packFault(std::string_view code, std::string happened, std::string todo);
Fault brokenPack(std::string_view what);

/// "signatures" of a payload: one entry for each batch that revisions are of.
Json signaturesOf(const std::vector<Revision>& revisions);
/// Gives each revision the signature that names it, unverified. False: not in the right form.
bool readSignatures(const Json& signatures, std::vector<Revision>& revisions);
/// The signer's own are signed in batches of this pack alone: a batch of the vault may name what stays there.
void signAnew(std::vector<Revision>& revisions, const DeviceKeys& signer);

/// Verifies every signature. Revisions of others without one, or whose writer the roster does not know by that name,
/// are passed on by the signer. "pack/false-signature".
std::optional<Fault> proveWriters(Pack& pack, const Team& team, const Member& signer);

}  // namespace alongside
