#pragma once
// Amounts.

#include "texts/text.hpp"

namespace mailscope::texts {

struct UnitTexts {
  Text<1> ms{{"number"}, "{number} ms"};
  Text<1> s{{"number"}, "{number} s"};
  Text<1> min{{"number"}, "{number} min"};
  Text<1> h{{"number"}, "{number} h"};
  Text<1> d{{"number"}, "{number} d"};
  Text<1> kb{{"number"}, "{number} kB"};
  Text<1> mb{{"number"}, "{number} MB"};
  Text<1> bytes{{"number"}, "{number} B"};
  Text<2> two{{"large", "small"}, "{large} {small}"};
  Text<1> less_than{{"amount"}, "< {amount}"};
};
inline constexpr UnitTexts kUnits;

}  // namespace mailscope::texts
