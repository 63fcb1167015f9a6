# Files made at build time, in <build>/generated, which is on the include path of the layers that need it.

set(generated ${PROJECT_BINARY_DIR}/generated)
set(tools ${PROJECT_SOURCE_DIR}/.toolchain)
file(MAKE_DIRECTORY ${generated})

# The EFF long word list, for passphrases and for fingerprints in words.
find_file(WORDLIST wordlist_en_eff.txt PATHS /usr/lib/python3/dist-packages/diceware/wordlists
          NO_CMAKE_FIND_ROOT_PATH REQUIRED)
add_custom_command(OUTPUT ${generated}/words.inc
  COMMAND ${PYTHON3} ${tools}/words.py ${WORDLIST} ${generated}/words.inc
  DEPENDS ${tools}/words.py ${WORDLIST} VERBATIM)
set(made ${generated}/words.inc)

# How letters are folded for search, from Python's Unicode tables.
set(fold ${PROJECT_SOURCE_DIR}/src/core/fold_table.py)
file(GLOB have_fold CONFIGURE_DEPENDS ${fold})
if(have_fold)
  add_custom_command(OUTPUT ${generated}/fold_table.inc
    COMMAND ${PYTHON3} ${fold} ${generated}/fold_table.inc
    DEPENDS ${fold} VERBATIM)
  list(APPEND made ${generated}/fold_table.inc)
endif()

# What the licences of other people's work ask to be said with it, for the page About.
if(DEFINED ENV{ALONGSIDE_SOURCES})
  set(where ${CMAKE_COMMAND} -E env ALONGSIDE_SOURCES=$ENV{ALONGSIDE_SOURCES})
endif()
add_custom_command(OUTPUT ${generated}/notices.inc
  COMMAND ${where} ${PYTHON3} ${tools}/notices.py ${generated}/notices.inc
  DEPENDS ${tools}/notices.py VERBATIM)
list(APPEND made ${generated}/notices.inc)

# The version is looked up on every build, and written only when it changed: one file includes it.
add_custom_target(version_header
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DFALLBACK=${PROJECT_VERSION}
          -DTEMPLATE=${tools}/version.h.in -DOUTPUT=${generated}/version.h -P ${tools}/version.cmake
  BYPRODUCTS ${generated}/version.h VERBATIM)

add_custom_target(generated_files DEPENDS ${made})
add_library(alongside_generated INTERFACE)
target_include_directories(alongside_generated SYSTEM INTERFACE ${generated})
add_dependencies(alongside_generated generated_files version_header)

# The page's typeface: Inter, regular and semi-bold, cut down to the letters of people's names.
if(EMSCRIPTEN)
  foreach(weight 400:Regular 600:SemiBold)
    string(REPLACE ":" ";" weight ${weight})
    list(GET weight 0 number)
    list(GET weight 1 name)
    find_file(INTER_${number} Inter-${name}.otf PATHS /usr/share/fonts/opentype/inter
              NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/inter-${number}.otf
      COMMAND ${PYTHON3} ${tools}/font.py ${INTER_${number}} ${PROJECT_BINARY_DIR}/inter-${number}.otf
      DEPENDS ${tools}/font.py ${INTER_${number}} VERBATIM)
    list(APPEND fonts ${PROJECT_BINARY_DIR}/inter-${number}.otf)
  endforeach()
  add_custom_target(fonts ALL DEPENDS ${fonts})
endif()
