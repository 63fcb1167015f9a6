# Writes OUTPUT from TEMPLATE with the version: what build.sh says, or git, or the number alone.
if(DEFINED ENV{ALONGSIDE_VERSION})
  set(VERSION $ENV{ALONGSIDE_VERSION})
else()
  execute_process(COMMAND git -C ${SOURCE} rev-parse --short=8 HEAD
                  OUTPUT_VARIABLE hash OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(failed)
    set(VERSION ${FALLBACK})
  else()
    set(VERSION ${FALLBACK}+${hash})
  endif()
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
