#include "platform/web/renderer.h"

#include <GLES3/gl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "ui/pen/solid.h"

namespace alongside {
namespace {

constexpr const char* kVertexShader = R"(#version 300 es
uniform vec2 scale;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 colour;
out vec2 at;
out vec4 tint;
void main() {
  at = texel;
  tint = colour;
  gl_Position = vec4(position.x * scale.x - 1.0, 1.0 - position.y * scale.y, 0.0, 1.0);
})";

// The atlas holds coverage alone, in its red channel; a picture has colours of its own.
constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
uniform sampler2D atlas;
uniform bool coloured;
in vec2 at;
in vec4 tint;
out vec4 pixel;
void main() {
  vec4 texel = texture(atlas, at);
  pixel = coloured ? vec4(texel.rgb, texel.a * tint.a) : vec4(tint.rgb, tint.a * texel.r);
})";

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

// Pixels from which a plain rectangle is cleared: below that the extra call costs more than the shading (software drawing,
// where a textured pixel takes about 20 ns, a cleared one less than 1).
constexpr int kCleared = 4096;

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

// ES 3.0 has no glDrawElementsBaseVertex: a list longer than 65,536 vertices moves the pointers instead.
void pointAt(std::size_t firstVertex) {
  const std::size_t base = firstVertex * sizeof(ImDrawVert);
  constexpr GLsizei stride = sizeof(ImDrawVert);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(base + offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(base + offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(base + offsetof(ImDrawVert, col)));
}

}  // namespace

bool Renderer::create() {
  const GLuint vertex = compile(GL_VERTEX_SHADER, kVertexShader);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, kFragmentShader);
  program_ = glCreateProgram();
  glAttachShader(program_, vertex);
  glAttachShader(program_, fragment);
  glLinkProgram(program_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint linked = 0;
  glGetProgramiv(program_, GL_LINK_STATUS, &linked);
  if (!linked) return false;
  scale_ = glGetUniformLocation(program_, "scale");
  coloured_ = glGetUniformLocation(program_, "coloured");

  glGenVertexArrays(1, &vertexArray_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(vertexArray_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
  pointAt(0);
  return true;
}

void Renderer::forget() { *this = Renderer{}; }

void Renderer::uploadAtlas(const unsigned char* alpha, int width, int height) {
  if (atlas_ == 0) glGenTextures(1, &atlas_);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);  // rows of one byte a texel, of any length
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, alpha);
}

void Renderer::draw(const ImDrawData& data, int pixelWidth, int pixelHeight) const {
  glViewport(0, 0, pixelWidth, pixelHeight);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0.969F, 0.953F, 0.925F, 1);  // paper; the stage paints over all of it
  glClear(GL_COLOR_BUFFER_BIT);
  if (pixelWidth <= 0 || pixelHeight <= 0) return;

  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  glUseProgram(program_);
  glUniform2f(scale_, 2.0F / static_cast<float>(pixelWidth), 2.0F / static_cast<float>(pixelHeight));
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  glBindVertexArray(vertexArray_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  constexpr GLenum indexType = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;

  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  const ImTextureID atlas = ImGui::GetIO().Fonts->TexID;
  ImTextureID bound = atlas;
  glUniform1i(coloured_, 0);
  for (const ImDrawList* list : data.CmdLists) {
    glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data,
                 GL_STREAM_DRAW);
    unsigned firstVertex = 0;
    pointAt(firstVertex);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4& clip = command.ClipRect;
      const int left = std::max(0, static_cast<int>(clip.x));
      const int top = std::max(0, static_cast<int>(clip.y));
      const int right = std::min(pixelWidth, static_cast<int>(clip.z));
      const int bottom = std::min(pixelHeight, static_cast<int>(clip.w));
      if (right <= left || bottom <= top || command.ElemCount == 0) continue;
      if (command.VtxOffset != firstVertex) pointAt(firstVertex = command.VtxOffset);
      if (command.TextureId != bound) {
        bound = command.TextureId;
        glUniform1i(coloured_, bound == atlas ? 0 : 1);
        glBindTexture(GL_TEXTURE_2D,
                      bound == atlas ? atlas_ : static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(bound)));
      }
      const auto scissor = [&](int fromX, int fromY, int toX, int toY) {
        glScissor(fromX, pixelHeight - toY, toX - fromX, toY - fromY);
      };
      unsigned from = command.IdxOffset;
      const auto shadeUntil = [&](unsigned end) {
        if (end <= from) return;
        scissor(left, top, right, bottom);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(end - from), indexType,
                       offset(from * sizeof(ImDrawIdx)));
      };
      for (const ui::Solid& solid :
           ui::solidsOf(*list, command, bound == atlas ? white : ImVec2(-1, -1), kCleared)) {
        shadeUntil(solid.first);
        scissor(std::max(left, solid.left), std::max(top, solid.top), std::min(right, solid.right),
                std::min(bottom, solid.bottom));
        const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(solid.colour);
        glClearColor(colour.x, colour.y, colour.z, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        from = solid.first + 6;
      }
      shadeUntil(command.IdxOffset + command.ElemCount);
    }
  }
}

}  // namespace alongside
