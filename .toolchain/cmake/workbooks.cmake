# What Excel's own files are made of: a zip archive (zlib, and minizip that comes with it; the reading halves) of XML parts
# (pugixml).

add_library(pugixml STATIC ${pugixml_SOURCE_DIR}/src/pugixml.cpp)
target_include_directories(pugixml SYSTEM PUBLIC ${pugixml_SOURCE_DIR}/src)
# COMPACT: a sheet of 50,000 rows has a million elements, and a tablet little memory.
target_compile_definitions(pugixml PUBLIC PUGIXML_COMPACT PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)

set(sources adler32.c crc32.c inffast.c inflate.c inftrees.c zutil.c contrib/minizip/ioapi.c contrib/minizip/unzip.c)
list(TRANSFORM sources PREPEND ${zlib_SOURCE_DIR}/)
add_library(minizip STATIC ${sources})
target_include_directories(minizip SYSTEM PUBLIC ${zlib_SOURCE_DIR} ${zlib_SOURCE_DIR}/contrib/minizip)
# Emscripten's library has one size of file offsets, which is 64 bits.
target_compile_definitions(minizip PRIVATE NOUNCRYPT Z_HAVE_UNISTD_H $<$<BOOL:${EMSCRIPTEN}>:USE_FILE32API>)

foreach(library pugixml minizip)
  target_compile_options(${library} PRIVATE -w)
  target_link_libraries(${library} PRIVATE alongside_sanitize)
endforeach()
