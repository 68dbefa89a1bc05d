#pragma once
// Why did this happen? The chain of causes, back to what a person did.

#include "gui/panels/stage.hpp"
#include "gui/panels/tab.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// Widgets: why.reasons, and why.N for each reason, from 0.
void draw_why_panel(Ui& ui, const Rect& rect, Stage& stage);

inline constexpr Tab kWhyTab{"why", texts::kTabs.why, texts::kTabs.why_key, texts::kTabs.why_says,
                             draw_why_panel};

}  // namespace mailscope::gui
