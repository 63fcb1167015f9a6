#include "exchange/formats/zip.h"

#include <unzip.h>

#include <algorithm>
#include <cstring>

namespace alongside {

namespace {

struct Memory {
  ByteView bytes;
  ZPOS64_T at = 0;
};

Memory& memoryOf(void* opaque) { return *static_cast<Memory*>(opaque); }

// What minizip asks of a file, answered from memory. Nothing is ever written.
void* open(void* opaque, const void*, int) { return opaque; }
uLong read(void* opaque, void*, void* into, uLong size) {
  Memory& memory = memoryOf(opaque);
  if (memory.at >= memory.bytes.size()) return 0;
  const ZPOS64_T left = memory.bytes.size() - memory.at;
  const auto count = static_cast<std::size_t>(std::min<ZPOS64_T>(size, left));
  std::memcpy(into, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return static_cast<uLong>(count);
}
uLong write(void*, void*, const void*, uLong) { return 0; }
ZPOS64_T tell(void* opaque, void*) { return memoryOf(opaque).at; }
long seek(void* opaque, void*, ZPOS64_T offset, int origin) {
  Memory& memory = memoryOf(opaque);
  const ZPOS64_T from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                        : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                           : 0;
  const ZPOS64_T to = from + offset;
  if (to > memory.bytes.size()) return -1;
  memory.at = to;
  return 0;
}
int nothing(void*, void*) { return 0; }

class Archive {
 public:
  explicit Archive(ByteView bytes) : memory_{bytes} {
    zlib_filefunc64_def calls{.zopen64_file = open,
                              .zread_file = read,
                              .zwrite_file = write,
                              .ztell64_file = tell,
                              .zseek64_file = seek,
                              .zclose_file = nothing,
                              .zerror_file = nothing,
                              .opaque = &memory_};
    file_ = unzOpen2_64("", &calls);
  }
  ~Archive() {
    if (file_ != nullptr) unzClose(file_);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  ZipPart part(const std::string& path, std::size_t most) {
    constexpr int kWhateverCapitals = 2;
    constexpr std::size_t kAtOnce = std::size_t{1} << 20;
    if (file_ == nullptr) return {.fault = ZipFault::damaged};
    unz_file_info64 info{};
    if (unzLocateFile(file_, path.c_str(), kWhateverCapitals) != UNZ_OK) return {.fault = ZipFault::absent};
    if (unzGetCurrentFileInfo64(file_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzOpenCurrentFile(file_) != UNZ_OK)
      return {.fault = ZipFault::damaged};
    ZipPart part;
    // What it says of its size is not believed.
    while (true) {
      const std::size_t before = part.bytes.size();
      part.bytes.resize(before + kAtOnce);
      const int count = unzReadCurrentFile(file_, part.bytes.data() + before, static_cast<unsigned>(kAtOnce));
      part.bytes.resize(before + static_cast<std::size_t>(std::max(count, 0)));
      if (count < 0) part.fault = ZipFault::damaged;
      if (part.bytes.size() > most) part.fault = ZipFault::tooLarge;
      if (count <= 0 || part.fault) break;
    }
    const int closed = unzCloseCurrentFile(file_);
    if (!part.fault && (closed != UNZ_OK || part.bytes.size() != info.uncompressed_size))
      part.fault = ZipFault::damaged;
    if (part.fault) part.bytes.clear();
    return part;
  }

 private:
  Memory memory_;
  unzFile file_ = nullptr;
};

}  // namespace

ZipPart zipPart(ByteView archive, const std::string& path, std::size_t most) {
  return Archive(archive).part(path, most);
}

}  // namespace alongside
