# Botan as one file with the modules that src/crypto uses and nothing else. configure.py runs when its options
# change; the same modules natively and in WebAssembly, so that the native tests test what is shipped.

find_program(PYTHON3 python3 REQUIRED)

set(modules argon2 aes gcm chacha20poly1305 nist_keywrap ecdh ecdsa pcurves_secp256r1 hkdf pbkdf2 hmac
            sha2_32 sha2_64 system_rng base64)
list(JOIN modules , modules)
set(options --amalgamation --minimized-build --enable-modules=${modules} --without-documentation)
if(EMSCRIPTEN)
  list(APPEND options --os=emscripten --cpu=wasm --cc=emcc)
else()
  list(APPEND options --cc=clang --cc-bin=${CMAKE_CXX_COMPILER} --disable-shared)
endif()

set(dir ${PROJECT_BINARY_DIR}/botan)
set(trim ${PROJECT_SOURCE_DIR}/.toolchain/botan_trim.py)
file(SHA256 ${trim} trimmed)
set(stamp "${botan_SOURCE_DIR} ${options} ${trimmed}")
set(old "")
if(EXISTS ${dir}/stamp AND EXISTS ${dir}/botan_all.cpp)
  file(READ ${dir}/stamp old)
endif()
if(NOT old STREQUAL stamp)
  message(STATUS "Botan: making the amalgamation")
  file(MAKE_DIRECTORY ${dir})
  execute_process(COMMAND ${PYTHON3} ${botan_SOURCE_DIR}/configure.py --quiet ${options}
                  WORKING_DIRECTORY ${dir} COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${PYTHON3} ${trim} ${dir}/botan_all.cpp COMMAND_ERROR_IS_FATAL ANY)
  file(WRITE ${dir}/stamp "${stamp}")
endif()

# A folder of its own for the header: the build folder that configure.py leaves behind is nobody's business.
file(MAKE_DIRECTORY ${dir}/include)
file(CREATE_LINK ../botan_all.h ${dir}/include/botan_all.h SYMBOLIC)
add_library(botan STATIC ${dir}/botan_all.cpp)
target_include_directories(botan SYSTEM PUBLIC ${dir}/include)
# Optimised in every build: key derivation is the one thing whose speed decides what people wait for. The page has it small: 18 KB
# less to fetch, for a derivation that takes 1.13 times as long.
target_compile_options(botan PRIVATE -w $<IF:$<BOOL:${EMSCRIPTEN}>,-Os,-O2>)
