# SDL2 for the browser: window, events, touch, mouse, timer and the OpenGL ES context. A fixed list of sources
# against the SDL_config that SDL ships for Emscripten: its own CMake spends minutes on feature checks, and
# leaving out audio, joystick, haptic, sensor and render makes it smaller.

set(dir ${libsdl2_SOURCE_DIR})
set(parts
  # core
  SDL SDL_assert SDL_dataqueue SDL_error SDL_guid SDL_hints SDL_list SDL_log SDL_utils
  atomic/SDL_atomic atomic/SDL_spinlock
  cpuinfo/SDL_cpuinfo
  file/SDL_rwops
  filesystem/emscripten/SDL_sysfilesystem
  locale/SDL_locale locale/emscripten/SDL_syslocale
  loadso/dlopen/SDL_sysloadso
  misc/SDL_url misc/emscripten/SDL_sysurl
  power/SDL_power power/emscripten/SDL_syspower
  stdlib/SDL_crc16 stdlib/SDL_crc32 stdlib/SDL_getenv stdlib/SDL_iconv stdlib/SDL_malloc stdlib/SDL_qsort
  stdlib/SDL_stdlib stdlib/SDL_string stdlib/SDL_strtokr
  thread/SDL_thread thread/generic/SDL_syscond thread/generic/SDL_sysmutex thread/generic/SDL_syssem
  thread/generic/SDL_systhread thread/generic/SDL_systls
  timer/SDL_timer timer/unix/SDL_systimer
  # events
  events/SDL_clipboardevents events/SDL_displayevents events/SDL_dropevents events/SDL_events
  events/SDL_gesture events/SDL_keyboard events/SDL_keysym_to_scancode events/SDL_mouse events/SDL_quit
  events/SDL_scancode_tables events/SDL_touch events/SDL_windowevents events/imKStoUCS
  # video
  video/SDL_RLEaccel video/SDL_blit video/SDL_blit_0 video/SDL_blit_1 video/SDL_blit_A video/SDL_blit_N
  video/SDL_blit_auto video/SDL_blit_copy video/SDL_blit_slow video/SDL_bmp video/SDL_clipboard video/SDL_egl
  video/SDL_fillrect video/SDL_pixels video/SDL_rect video/SDL_shape video/SDL_stretch video/SDL_surface
  video/SDL_video video/SDL_yuv
  # SDL_DestroyWindow asks the renderer for two functions; the link drops the rest of these
  render/SDL_render render/SDL_yuv_sw
  video/yuv2rgb/yuv_rgb_lsx video/yuv2rgb/yuv_rgb_sse video/yuv2rgb/yuv_rgb_std
  video/emscripten/SDL_emscriptenevents video/emscripten/SDL_emscriptenframebuffer
  video/emscripten/SDL_emscriptenmouse video/emscripten/SDL_emscriptenopengles
  video/emscripten/SDL_emscriptenvideo)
list(TRANSFORM parts REPLACE "(.+)" "${dir}/src/\\1.c")

add_library(sdl2 STATIC ${parts})
target_include_directories(sdl2 SYSTEM PUBLIC ${dir}/include)
target_compile_definitions(sdl2
  PUBLIC SDL_MAIN_HANDLED
  PRIVATE SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_HAPTIC_DISABLED=1 SDL_SENSOR_DISABLED=1
          SDL_RENDER_DISABLED=1
          SDL_LEAN_AND_MEAN=1) # no blitters, RLE and YUV: WebGL draws everything
set_target_properties(sdl2 PROPERTIES C_EXTENSIONS ON) # EM_ASM in C needs gnu11
target_compile_options(sdl2 PRIVATE -w)
