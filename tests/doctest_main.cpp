// The main of every test program. Command line: doctest's own (--help lists it).
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
