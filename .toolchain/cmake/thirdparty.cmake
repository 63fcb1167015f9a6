# Other people's code. The default is the pinned upstream release; build.sh points ALONGSIDE_SOURCES at the same
# releases in Debian's source packages, so that its builds fetch nothing. None of it is compiled with our warnings.

include(FetchContent)

function(alongside_fetch name url)
  string(TOUPPER ${name} upper)
  if(DEFINED ENV{ALONGSIDE_SOURCES} AND NOT DEFINED FETCHCONTENT_SOURCE_DIR_${upper})
    set(FETCHCONTENT_SOURCE_DIR_${upper} $ENV{ALONGSIDE_SOURCES}/${name} CACHE PATH "Source of ${name}")
  endif()
  # A SOURCE_SUBDIR without a CMakeLists.txt: fetch only, and never run the library's own CMake.
  FetchContent_Declare(${name} URL ${url} DOWNLOAD_EXTRACT_TIMESTAMP OFF SOURCE_SUBDIR not-used)
  FetchContent_MakeAvailable(${name})
  set(${name}_SOURCE_DIR ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

alongside_fetch(imgui https://github.com/ocornut/imgui/archive/refs/tags/v1.90.1.tar.gz)
alongside_fetch(botan https://github.com/randombit/botan/archive/refs/tags/3.7.1.tar.gz)
alongside_fetch(pugixml https://github.com/zeux/pugixml/archive/refs/tags/v1.14.tar.gz)
alongside_fetch(zlib https://github.com/madler/zlib/archive/refs/tags/v1.3.1.tar.gz)
if(EMSCRIPTEN)
  alongside_fetch(libsdl2 https://github.com/libsdl-org/SDL/archive/refs/tags/release-2.32.4.tar.gz)
endif()

# Header-only libraries lie in the compiler's own include path on Debian, which WebAssembly must not see as a
# whole; so each gets a folder that holds nothing else.
function(alongside_header_only name folder header)
  find_path(${name}_ROOT ${folder}/${header} PATHS /usr/include REQUIRED NO_CMAKE_FIND_ROOT_PATH)
  set(dir ${PROJECT_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${dir})
  file(CREATE_LINK ${${name}_ROOT}/${folder} ${dir}/${folder} SYMBOLIC)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${dir})
endfunction()

alongside_header_only(alongside_json nlohmann json.hpp)
alongside_header_only(alongside_doctest doctest doctest.h)

include(imgui)
include(botan)
include(workbooks)
if(EMSCRIPTEN)
  include(sdl2)
endif()
