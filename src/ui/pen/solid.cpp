#include "ui/pen/solid.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace alongside::ui {
namespace {

constexpr unsigned kIndices = 6, kCorners = 4;

/// As AddRectFilled writes it: clockwise from the upper left corner, in two triangles.
bool isRectangle(std::span<const ImDrawIdx, kIndices> index, std::span<const ImDrawVert, kCorners> corner) {
  constexpr unsigned kOrder[kIndices] = {0, 1, 2, 0, 2, 3};
  for (unsigned i = 0; i < kIndices; ++i)
    if (index[i] != index[0] + kOrder[i]) return false;
  return corner[0].pos.y == corner[1].pos.y && corner[1].pos.x == corner[2].pos.x &&
         corner[2].pos.y == corner[3].pos.y && corner[3].pos.x == corner[0].pos.x &&
         corner[0].pos.x < corner[2].pos.x && corner[0].pos.y < corner[2].pos.y;
}

bool isPlain(std::span<const ImDrawVert, kCorners> corner, ImVec2 white) {
  if ((corner[0].col & IM_COL32_A_MASK) != IM_COL32_A_MASK) return false;
  return std::ranges::all_of(corner, [&](const ImDrawVert& vertex) {
    return vertex.col == corner[0].col && vertex.uv.x == white.x && vertex.uv.y == white.y;
  });
}

/// The first pixel whose centre lies at or behind this edge.
int pixelFrom(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }

}  // namespace

std::vector<Solid> solidsOf(const ImDrawList& list, const ImDrawCmd& command, ImVec2 white, int pixels) {
  std::vector<Solid> found;
  const std::span<const ImDrawIdx> indices(list.IdxBuffer.Data,
                                           static_cast<std::size_t>(list.IdxBuffer.Size));
  const std::span<const ImDrawVert> vertices(list.VtxBuffer.Data,
                                             static_cast<std::size_t>(list.VtxBuffer.Size));
  const ImVec4& clip = command.ClipRect;
  const unsigned end = command.IdxOffset + command.ElemCount;
  for (unsigned at = command.IdxOffset; at + kIndices <= end;) {
    const std::size_t corner = command.VtxOffset + indices[at];
    if (corner + kCorners > vertices.size() ||
        !isRectangle(indices.subspan(at).first<kIndices>(), vertices.subspan(corner).first<kCorners>())) {
      at += 3;
      continue;
    }
    const auto corners = vertices.subspan(corner).first<kCorners>();
    const Solid solid{at,
                      pixelFrom(std::max(corners[0].pos.x, clip.x)),
                      pixelFrom(std::max(corners[0].pos.y, clip.y)),
                      pixelFrom(std::min(corners[2].pos.x, clip.z)),
                      pixelFrom(std::min(corners[2].pos.y, clip.w)),
                      corners[0].col};
    const int width = solid.right - solid.left, height = solid.bottom - solid.top;
    if (width > 0 && height > 0 && width >= (pixels + height - 1) / height && isPlain(corners, white))
      found.push_back(solid);
    at += kIndices;
  }
  return found;
}

}  // namespace alongside::ui
