# What the window stands on: SFML, Dear ImGui with its OpenGL 3 renderer, and the fonts of
# the system. All of it from Debian's packages.
find_package(SFML 2.5 REQUIRED COMPONENTS graphics window system)
find_package(OpenGL REQUIRED COMPONENTS OpenGL)
find_package(X11 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)

target_link_libraries(mailscope_gui PUBLIC PkgConfig::IMGUI PkgConfig::FREETYPE
  PRIVATE sfml-graphics sfml-window sfml-system OpenGL::GL X11::X11 PkgConfig::FONTCONFIG
  ${CMAKE_DL_LIBS})

# Debian's Dear ImGui has the FreeType rasteriser; one without it draws by stb_truetype.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_LIBRARIES PkgConfig::IMGUI PkgConfig::FREETYPE)
check_cxx_source_compiles("
  #include <imgui.h>
  #include <imgui_freetype.h>
  int main() {
    ImFontAtlas atlas;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  }" MAILSCOPE_IMGUI_FREETYPE)
unset(CMAKE_REQUIRED_LIBRARIES)
if(MAILSCOPE_IMGUI_FREETYPE)
  target_compile_definitions(mailscope_gui PRIVATE MAILSCOPE_IMGUI_FREETYPE)
endif()
