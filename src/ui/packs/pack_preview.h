// What a pack would do, in words, before it is taken in.
#pragma once

#include <string>

#include "app/state.h"
#include "ui/kit/list.h"

namespace alongside::ui {

class Ui;

/// "Femi, pack 21", or the file's name when it was not opened.
std::string packTitle(const IncomingPack& pack);
/// "Packs 15 and 16 are missing".
std::string missingSentence(const std::vector<std::uint32_t>& missing);
/// What the list says about it, most important thing only.
Tag packVerdict(const IncomingPack& pack);
void packPreview(Ui& ui, const OpenState& open, std::size_t index);

}  // namespace alongside::ui
