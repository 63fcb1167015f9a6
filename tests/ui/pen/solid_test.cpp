// A renderer clears what is found here instead of shading it: it has to be exactly what shading would have painted.
#include "ui/pen/solid.h"

#include <doctest/doctest.h>
#include <imgui_internal.h>

#include "ui/pen/fonts.h"
#include "ui/pen/paint.h"

namespace alongside::ui {
namespace {

constexpr int kPixels = 1000;
constexpr ImU32 kInk = IM_COL32(10, 20, 30, 255);

struct Sheet {
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGuiContext* context = ImGui::CreateContext();
  ImDrawList list;
  Sheet() : list((ImGui::SetCurrentContext(context), ImGui::GetDrawListSharedData())) {
    ImGui::GetDrawListSharedData()->SetCircleTessellationMaxError(0.3F);  // as a frame's beginning does
    list._ResetForNewFrame();
    list.Flags = ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    list.PushClipRect({0, 0}, {400, 300});
  }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  ~Sheet() {
    ImGui::DestroyContext(context);
    ImGui::SetCurrentContext(before);
  }
  std::vector<Solid> solids() {
    std::vector<Solid> all;
    for (const ImDrawCmd& command : list.CmdBuffer)
      for (const Solid& solid : solidsOf(list, command, {0, 0}, kPixels)) all.push_back(solid);
    return all;
  }
};

}  // namespace

TEST_CASE("a plain rectangle covers the pixels whose centres lie in it") {
  Sheet sheet;
  sheet.list.AddRectFilled({10, 20}, {110, 60}, kInk);
  sheet.list.AddRectFilled({10.4F, 20.5F}, {110.5F, 60.6F}, kInk);
  const auto solids = sheet.solids();
  REQUIRE(solids.size() == 2);
  CHECK(solids[0].first == 0);
  CHECK(solids[0].left == 10);
  CHECK(solids[0].top == 20);
  CHECK(solids[0].right == 110);
  CHECK(solids[0].bottom == 60);
  CHECK(solids[0].colour == kInk);
  CHECK(solids[1].left == 10);
  CHECK(solids[1].top == 20);
  CHECK(solids[1].right == 110);
  CHECK(solids[1].bottom == 61);
}

TEST_CASE("what lets anything through, is round, small or has letters is no plain rectangle") {
  Sheet sheet;
  sheet.list.AddRectFilled({0, 0}, {100, 100}, IM_COL32(10, 20, 30, 254));
  sheet.list.AddRectFilled({0, 0}, {100, 100}, kInk, 12);
  sheet.list.AddRectFilled({0, 0}, {30, 30}, kInk);
  sheet.list.AddRectFilledMultiColor({0, 0}, {100, 100}, kInk, kInk, kInk, IM_COL32(0, 0, 0, 255));
  sheet.list.AddTriangleFilled({0, 0}, {300, 0}, {0, 200}, kInk);
  sheet.list.PrimReserve(6, 4);
  sheet.list.PrimRectUV({0, 0}, {100, 100}, {0.5F, 0.5F}, {0.6F, 0.6F}, kInk);
  CHECK(sheet.solids().empty());
}

TEST_CASE("a plain rectangle is found among others, in order, as far as it can be seen") {
  Sheet sheet;
  sheet.list.AddTriangleFilled({0, 0}, {300, 0}, {0, 200}, kInk);
  const auto before = static_cast<unsigned>(sheet.list.IdxBuffer.Size);
  sheet.list.AddRectFilled({0, 0}, {400, 300}, kInk);
  sheet.list.AddCircleFilled({50, 50}, 20, kInk);
  sheet.list.PushClipRect({100, 50}, {160, 90}, true);
  sheet.list.AddRectFilled({20, 20}, {390, 290}, kInk);
  sheet.list.AddRectFilled({20, 88}, {390, 290}, kInk);  // all but two rows of it are out of sight
  sheet.list.PopClipRect();
  const auto solids = sheet.solids();
  REQUIRE(solids.size() == 2);
  CHECK(solids[0].first == before);
  CHECK(solids[0].right == 400);
  CHECK(solids[1].left == 100);
  CHECK(solids[1].top == 50);
  CHECK(solids[1].right == 160);
  CHECK(solids[1].bottom == 90);
}

TEST_CASE("a card is plain but for its corners, and one shape when it is half seen") {
  Sheet sheet;
  Fonts fonts({}, {});
  Paint paint(fonts, 2, 1, Look::light);
  paint.setList(&sheet.list);
  paint.fill({10, 10, 150, 100}, Tone::surface, 16);
  const auto solids = sheet.solids();
  REQUIRE(solids.size() == 1);
  CHECK(solids[0].left == 20);
  CHECK(solids[0].right == 320);
  CHECK(solids[0].top == 20 + 33);
  CHECK(solids[0].bottom == 220 - 33);
  // Half seen, it is one shape: its parts would show where they meet.
  paint.setOpacity(0.5F);
  const int drawn = sheet.list.IdxBuffer.Size;
  paint.fill({10, 10, 150, 100}, Tone::surface, 16);
  CHECK(sheet.list.IdxBuffer.Size > drawn);
  CHECK(sheet.solids().size() == 1);
}

}  // namespace alongside::ui
