#include "platform/web/letters.h"

#include <GLES3/gl3.h>
#include <emscripten.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "ui/pen/script.h"

namespace alongside {
namespace {

constexpr std::size_t kMostTexels = std::size_t{4} << 20;  ///< 16 MB of pictures

// clang-format off
// web/letters.js knows the canvas.
EM_JS_DEPS(letters, "$stringToNewUTF8,$UTF8ToString");
EM_JS(void, letters_set, (double size, int weight, double spacing, double atSpaces, int fromRight), {
  alongside.letters.set(size, weight, spacing, atSpaces, fromRight);
});
EM_JS(double, letters_width, (const char* words), { return alongside.letters.width(UTF8ToString(words)); });
EM_JS(void, letters_size, (const char* words, int* out), { HEAP32.set(alongside.letters.size(UTF8ToString(words)), out >> 2); });
EM_JS(void, letters_draw, (const char* words, int texture, int width, int height, int left, int above, int red, int green, int blue), {
  const colour = 'rgb(' + [red, green, blue].join() + ')';
  const canvas = alongside.letters.picture(UTF8ToString(words), width, height, left, above, colour);
  GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
  GLctx.texImage2D(GLctx.TEXTURE_2D, 0, GLctx.RGBA, GLctx.RGBA, GLctx.UNSIGNED_BYTE, canvas);
});
EM_JS(void, letters_watch, (void* self), { alongside.letters.watch(() => Module._alongside_letters_changed(self)); });
EM_JS(char*, letters_ends, (const char* words, int byWord), { return stringToNewUTF8(alongside.letters.ends(UTF8ToString(words), byWord)); });
// clang-format on

std::vector<std::size_t> endsOf(std::string_view words, bool byWord) {
  char* text = letters_ends(std::string(words).c_str(), byWord ? 1 : 0);
  std::vector<std::size_t> ends;
  std::size_t number = 0;
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c == ',') {
      ends.push_back(number);
      number = 0;
    } else {
      number = number * 10 + static_cast<std::size_t>(*c - '0');
    }
  }
  ends.push_back(words.empty() ? 0 : number);
  std::free(text);
  return ends;
}

void set(std::string_view words, const ui::LetterPainter::Face& face) {
  letters_set(face.size, face.semibold ? 600 : 400, face.spacing, face.atSpaces,
              ui::runsFromRight(words) ? 1 : 0);
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void alongside_letters_changed(void* self) {
  static_cast<BrowserLetters*>(self)->changed();
}

BrowserLetters::BrowserLetters() { letters_watch(this); }

void BrowserLetters::changed() {
  for (const auto& [key, kept] : pictures_) glDeleteTextures(1, &kept.picture.texture);
  forget();
  if (onChanged) onChanged();
}

float BrowserLetters::width(std::string_view words, const Face& face) {
  set(words, face);
  return static_cast<float>(letters_width(std::string(words).c_str()));
}

std::vector<std::size_t> BrowserLetters::breaks(std::string_view words) { return endsOf(words, true); }
std::vector<std::size_t> BrowserLetters::clusters(std::string_view words) { return endsOf(words, false); }

ui::LetterPainter::Picture BrowserLetters::paint(std::string_view words, const Face& face,
                                                 std::uint32_t colour) {
  std::string key = std::to_string(std::lround(face.size * 64)) + (face.semibold ? "b" : "r") +
                    std::to_string(std::lround(face.spacing * 64)) + "," +
                    std::to_string(std::lround(face.atSpaces * 64)) + "," + std::to_string(colour) + ":";
  key.append(words);
  Kept& kept = pictures_[key];
  kept.frame = frame_;
  if (kept.picture.texture != 0) return kept.picture;
  constexpr int kMostWide = 4096;  // a texture's side that every WebGL 2 has
  const std::string text(words);
  set(words, face);
  std::array<int, 4> size{};
  letters_size(text.c_str(), size.data());
  kept.picture = {.texture = 0,
                  .width = std::min(size[0], kMostWide),
                  .height = std::min(size[1], kMostWide),
                  .left = size[2],
                  .baseline = size[3]};
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  for (const int filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(filter), GL_NEAREST);
  for (const int wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(wrap), GL_CLAMP_TO_EDGE);
  letters_draw(text.c_str(), static_cast<int>(texture), kept.picture.width, kept.picture.height,
               kept.picture.left, kept.picture.baseline, static_cast<int>(colour & 0xFFU),
               static_cast<int>(colour >> 8 & 0xFFU), static_cast<int>(colour >> 16 & 0xFFU));
  kept.picture.texture = texture;
  texels_ += static_cast<std::size_t>(kept.picture.width) * static_cast<std::size_t>(kept.picture.height);
  return kept.picture;
}

void BrowserLetters::drawn() {
  constexpr std::uint64_t kLately = 2;  // frames
  if (texels_ > kMostTexels) {
    std::erase_if(pictures_, [&](auto& entry) {
      const Kept& kept = entry.second;
      if (kept.frame + kLately > frame_) return false;
      glDeleteTextures(1, &kept.picture.texture);
      texels_ -= static_cast<std::size_t>(kept.picture.width) * static_cast<std::size_t>(kept.picture.height);
      return true;
    });
  }
  ++frame_;
}

}  // namespace alongside
