// Draws Dear ImGui's lists with WebGL 2: the font atlas, one byte a texel, and pictures of lines in colour (letters.h), whose
// texture names are Dear ImGui's texture ids.
#pragma once

#include <cstdint>

struct ImDrawData;

namespace alongside {

class Renderer {
 public:
  /// Compiles and allocates; once at start and again when the context was lost.
  bool create();
  /// The context is gone, and every name with it.
  void forget();
  void uploadAtlas(const unsigned char* alpha, int width, int height);
  bool hasAtlas() const { return atlas_ != 0; }
  void draw(const ImDrawData& data, int pixelWidth, int pixelHeight) const;

 private:
  std::uint32_t program_ = 0, vertexArray_ = 0, vertices_ = 0, indices_ = 0, atlas_ = 0;
  int scale_ = -1, coloured_ = -1;
};

}  // namespace alongside
