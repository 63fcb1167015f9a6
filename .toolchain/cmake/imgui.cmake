# Dear ImGui's core. Its back ends are not used: drawing and input are ours (src/platform/web).

find_program(PYTHON3 python3 REQUIRED)

set(dir ${imgui_SOURCE_DIR})
set(drawing ${PROJECT_BINARY_DIR}/imgui/imgui_draw.cpp)
add_custom_command(OUTPUT ${drawing} COMMAND ${PYTHON3} ${PROJECT_SOURCE_DIR}/.toolchain/imgui_trim.py
                   ${dir}/imgui_draw.cpp ${drawing} DEPENDS ${dir}/imgui_draw.cpp .toolchain/imgui_trim.py)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/imgui)
add_library(imgui STATIC ${dir}/imgui.cpp ${drawing} ${dir}/imgui_tables.cpp ${dir}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${dir})
target_compile_definitions(imgui PUBLIC
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_USE_WCHAR32)
# Natively, where only the tests draw, it tells every item that it makes to the tests (tests/ui/node_rules.cpp).
if(NOT EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()
# Its assertions are for its callers' mistakes, which the native tests find; the shipped page leaves them out.
target_compile_definitions(imgui PRIVATE $<$<CONFIG:MinSizeRel>:NDEBUG>)
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PRIVATE alongside_sanitize)
