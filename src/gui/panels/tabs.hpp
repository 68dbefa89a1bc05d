#pragma once
// The tabs of the inspector, from left to right. Keys, the list of keys and the command line
// follow this list.

#include <array>
#include <string_view>

#include "gui/panels/dialog_panel.hpp"
#include "gui/panels/ladder_panel.hpp"
#include "gui/panels/message_panel.hpp"
#include "gui/panels/packet_panel.hpp"
#include "gui/panels/tcp_panel.hpp"
#include "gui/panels/why_panel.hpp"

namespace mailscope::gui {

inline constexpr std::array kTabs{&kDialogTab, &kLadderTab,  &kPacketTab,
                                  &kTcpTab,    &kMessageTab, &kWhyTab};

// The first if there is none of that name.
constexpr const Tab& tab_named(std::string_view name) {
  for (const Tab* tab : kTabs)
    if (tab->name == name) return *tab;
  return *kTabs.front();
}

}  // namespace mailscope::gui
