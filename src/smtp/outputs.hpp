#pragma once
// What a session has to say and was not asked for yet, in its order. The room is kept: a session
// that is polled empty after each step allocates none for the next.

#include <cstddef>
#include <utility>
#include <vector>

namespace mailscope::smtp {

template <class T>
class Outputs {
 public:
  bool empty() const { return next_ == items_.size(); }
  void push(T item) { items_.push_back(std::move(item)); }
  T pop() {
    T item = std::move(items_[next_++]);
    if (empty()) clear();
    return item;
  }
  void clear() {
    items_.clear();
    next_ = 0;
  }

 private:
  std::vector<T> items_;
  std::size_t next_ = 0;
};

}  // namespace mailscope::smtp
