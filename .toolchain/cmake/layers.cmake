# How a layer, a test program, a small tool and the page are made.

# What every file of a layer, or of its tests, includes is parsed once: half of a file's compile time (JSON alone takes a
# second). Layers have it where ALONGSIDE_PCH says so; the shipped build reads every header where it is included, so a
# missing #include is found there.
set(alongside_pch_always <nlohmann/json.hpp> <algorithm> <any> <array> <cstdint> <deque> <functional> <map> <memory>
    <optional> <set> <span> <string> <string_view> <typeindex> <unordered_map> <unordered_set> <utility> <variant> <vector>)
set(alongside_pch_core)
set(alongside_pch_record "record/kind.h")
set(alongside_pch_crypto "crypto/crypto.h")
set(alongside_pch_store "store/store.h" "store/vault/vault.h")
set(alongside_pch_exchange "exchange/intake.h" "store/store.h")
set(alongside_pch_insight "record/kind.h")
set(alongside_pch_app "app/session/feature.h")
set(alongside_pch_ui "app/desk_state.h" "app/command.h" "ui/kit/kit.h")

function(alongside_precompiled target)
  target_compile_options(${target} PRIVATE -Xclang -fno-pch-timestamp) # so that ccache may keep it
  set(headers ${ARGN})
  list(TRANSFORM headers REPLACE "^([^<].*)$" "<\\1>")
  target_precompile_headers(${target} PRIVATE ${alongside_pch_always} ${headers})
endfunction()

# Where whole builds count and not changed lines, the files of a folder are compiled together, eight at a time: what they
# all use is then made once. So names in unnamed namespaces are told apart within a folder. (ALONGSIDE_UNITY)
function(alongside_together target)
  if(NOT ALONGSIDE_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  set(before)
  set(count 0)
  foreach(source ${sources})
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    if(NOT folder STREQUAL before)
      set(count 0)
    endif()
    set(before ${folder})
    math(EXPR part "${count} / 8")
    math(EXPR count "${count} + 1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${folder}_${part}")
  endforeach()
endfunction()

# alongside_layer(NAME [FOLDER dir] [USES libs...] [PRIVATELY libs...] [CATCHES | CATCHES_IN files...] [TOGETHER]): a library of
# src/FOLDER and the folders in it. CATCHES: it meets exceptions, and catches them; CATCHES_IN: in these files alone.
# Its include folder holds one link to its own sources, so '#include "store/vault/vault.h"' works only where the
# library 'store' is used: a layer cannot reach upwards, however hard it tries.
function(alongside_layer name)
  cmake_parse_arguments(arg "CATCHES;TOGETHER" "FOLDER" "USES;PRIVATELY;CATCHES_IN" ${ARGN})
  if(NOT arg_FOLDER)
    set(arg_FOLDER ${name})
  endif()
  set(source ${PROJECT_SOURCE_DIR}/src/${arg_FOLDER})
  set(include ${PROJECT_BINARY_DIR}/include/${name})
  cmake_path(GET arg_FOLDER PARENT_PATH parent)
  file(MAKE_DIRECTORY ${include}/${parent})
  file(CREATE_LINK ${source} ${include}/${arg_FOLDER} SYMBOLIC)

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${source}/*.cpp)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PRIVATE alongside_flags ${arg_PRIVATELY} PUBLIC ${arg_USES})
    target_include_directories(${name} PUBLIC ${include})
    if(NOT arg_CATCHES)
      target_link_libraries(${name} PRIVATE alongside_never_throws)
    endif()
    if(arg_CATCHES_IN AND EMSCRIPTEN AND NOT ALONGSIDE_PCH)
      list(TRANSFORM arg_CATCHES_IN PREPEND ${source}/)
      set_property(SOURCE ${arg_CATCHES_IN} APPEND PROPERTY COMPILE_OPTIONS -fexceptions -fwasm-exceptions)
    endif()
    if(ALONGSIDE_PCH)
      alongside_precompiled(${name} ${alongside_pch_${name}})
    endif()
    if(arg_TOGETHER)
      alongside_together(${name})
    endif()
  else()
    # Nothing to compile yet: headers alone.
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_USES})
    target_include_directories(${name} INTERFACE ${include})
  endif()
endfunction()

# How a program runs under Node: real files, and a heap like the page's. Linked with -O1, so that the shipped
# objects can be tested without 20 s of wasm-opt for every program.
function(alongside_node target)
  if(EMSCRIPTEN)
    target_link_options(${target} PRIVATE -O1 -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME=1
                                          -sSTACK_OVERFLOW_CHECK=1 -sASSERTIONS=1)
  endif()
endfunction()

# alongside_test(LAYER [USES libs...]): the program test_LAYER from tests/LAYER and the folders in it, with doctest.
# What they share stands in tests/LAYER itself, and is included by its name.
function(alongside_test layer)
  cmake_parse_arguments(arg "" "" "USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${layer}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${layer} ${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp ${sources})
  target_link_libraries(test_${layer} PRIVATE alongside_flags alongside_doctest ${arg_USES})
  if(TARGET ${layer})
    target_link_libraries(test_${layer} PRIVATE ${layer})
  endif()
  target_include_directories(test_${layer} PRIVATE ${PROJECT_SOURCE_DIR}/tests/${layer})
  target_compile_definitions(test_${layer} PRIVATE ALONGSIDE_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
  if(EMSCRIPTEN) # what is tested is as it is shipped; what tests it need not be small
    target_compile_options(test_${layer} PRIVATE -O1 -fno-lto)
  endif()
  alongside_precompiled(test_${layer} <doctest/doctest.h> ${alongside_pch_${layer}})
  if(layer STREQUAL "app" OR layer STREQUAL "ui")
    alongside_together(test_${layer})
  endif()
  set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  alongside_node(test_${layer})
endfunction()

# alongside_programs(FOLDER [USES libs...]): one program per file; all of them are the target named after the folder.
function(alongside_programs folder)
  cmake_parse_arguments(arg "" "" "USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  cmake_path(GET folder FILENAME all)
  add_custom_target(${all})
  foreach(source ${sources})
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    add_dependencies(${all} ${name})
    target_link_libraries(${name} PRIVATE alongside_flags ${arg_USES})
    target_compile_definitions(${name} PRIVATE ALONGSIDE_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
  endforeach()
endfunction()

# alongside_fuzz_targets([USES libs...]): fuzz_NAME from each tests/fuzz/NAME.cpp; all of them are 'fuzz_targets'.
# In a test program the same files run over the kept corpus (tests/fuzz/fuzz.h).
function(alongside_fuzz_targets)
  cmake_parse_arguments(arg "" "" "USES" ${ARGN})
  add_custom_target(fuzz_targets)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp)
  foreach(source ${sources})
    cmake_path(GET source STEM name)
    add_executable(fuzz_${name} EXCLUDE_FROM_ALL ${source})
    target_link_libraries(fuzz_${name} PRIVATE alongside_flags ${arg_USES})
    target_compile_definitions(fuzz_${name} PRIVATE ALONGSIDE_FUZZ ALONGSIDE_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    if(ALONGSIDE_PCH)
      alongside_precompiled(fuzz_${name} ${alongside_pch_exchange})
    endif()
    add_dependencies(fuzz_targets fuzz_${name})
  endforeach()
endfunction()

# How a program runs in a page: under a strict Content-Security-Policy, with files that IDBFS keeps.
function(alongside_browser target)
  set(runtime HEAPU8 UTF8ToString stringToUTF8 lengthBytesUTF8 FS IDBFS ccall)
  set(functions _main _malloc _free)
  list(JOIN runtime , runtime)
  list(JOIN functions , functions)
  target_link_options(${target} PRIVATE
    -sENVIRONMENT=web -sEXIT_RUNTIME=0
    -sDYNAMIC_EXECUTION=0 # a strict Content-Security-Policy: no eval, no new Function
    -sFORCE_FILESYSTEM -lidbfs.js
    -sEXPORTED_RUNTIME_METHODS=${runtime} -sEXPORTED_FUNCTIONS=${functions})
  file(GLOB pre CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/pre.js)
  if(pre)
    target_link_options(${target} PRIVATE --pre-js ${pre})
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${pre})
  endif()
endfunction()

# The app for the browser: <build>/alongside.js and .wasm. The page around it is web/, put together by dist.py.
function(alongside_page)
  file(GLOB main CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/main.cpp)
  if(NOT main)
    return()
  endif()
  add_executable(alongside ${main})
  target_link_libraries(alongside PRIVATE alongside_flags alongside_never_throws platform_web)
  target_link_options(alongside PRIVATE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
  alongside_browser(alongside)
endfunction()

# The store, the vault, the packs and the mirror alone, for tests/bench/run.mjs; built only when asked for.
function(alongside_bench_page)
  set(web ${PROJECT_SOURCE_DIR}/src/platform/web)
  add_executable(bench_page EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/bench/page/bench_page.cpp
                                             ${PROJECT_SOURCE_DIR}/tests/bench/page/bench_mirror.cpp
                                             ${web}/disk_idbfs.cpp ${web}/mirror.cpp ${web}/mirror_wire.cpp)
  target_link_libraries(bench_page PRIVATE alongside_flags app)
  target_include_directories(bench_page PRIVATE ${PROJECT_BINARY_DIR}/include/platform_web)
  alongside_browser(bench_page)
endfunction()

# The vault and the packs alone, for tests/soak; built only when asked for.
function(alongside_soak_page)
  add_executable(soak_page EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/soak/page/soak_page.cpp
                                            ${PROJECT_SOURCE_DIR}/src/platform/web/disk_idbfs.cpp)
  target_link_libraries(soak_page PRIVATE alongside_flags exchange)
  target_include_directories(soak_page PRIVATE ${PROJECT_BINARY_DIR}/include/platform_web)
  alongside_browser(soak_page)
endfunction()
