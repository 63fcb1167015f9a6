# How code is compiled. 'alongside_flags' holds what is for our own code only.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_C_STANDARD 11)

add_library(alongside_flags INTERFACE)
target_compile_options(alongside_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# Sanitizers go onto our own code and Dear ImGui, not onto Botan: Argon2 would take minutes.
add_library(alongside_sanitize INTERFACE)
if(ALONGSIDE_SANITIZE)
  target_compile_definitions(alongside_sanitize INTERFACE _GLIBCXX_ASSERTIONS)
  target_compile_options(alongside_sanitize INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(ALONGSIDE_FUZZ)
  target_compile_options(alongside_sanitize INTERFACE -fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
target_link_libraries(alongside_flags INTERFACE alongside_sanitize)

# Botan throws, and src/crypto catches what it throws; nothing else of ours does either. So what would only clean up
# while an exception passes need not be on the page, which ends when one comes that far (web/start.js). Where a
# precompiled header is shared with the tests, which do throw, it makes no difference.
add_library(alongside_never_throws INTERFACE)
if(EMSCRIPTEN AND NOT ALONGSIDE_PCH)
  target_compile_options(alongside_never_throws INTERFACE -fno-exceptions)
endif()

if(EMSCRIPTEN)
  # Native WebAssembly exceptions, in every object and every link: the two kinds do not mix.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fwasm-exceptions>)
  add_link_options(-fwasm-exceptions -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=64MB -sMAXIMUM_MEMORY=2GB
                   -sSTACK_SIZE=1MB)
  # What nobody uses: run-time type information (the names alone were 130 KB), the end of what lives as long as the
  # page, a lock around what is made when first asked for (there is one thread).
  set(unused -fno-rtti -fno-c++-static-destructors -fno-threadsafe-statics)
  # Instructions that every browser with WebAssembly exceptions has: copying memory, conversions that saturate.
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:${unused}>" -mbulk-memory -mnontrapping-fptoint)
  # Objects as bitcode, so that the linker optimises across them: 4 % less after brotli. Not -flto in the link as
  # well: that only takes the system libraries as bitcode too, which costs 3 s and was no smaller (3.1.69).
  if(ALONGSIDE_LTO)
    add_compile_options(-flto)
  endif()
endif()
