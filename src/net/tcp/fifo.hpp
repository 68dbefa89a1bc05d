#pragma once
// A queue in one piece of memory, which it keeps: it does not allocate once it is as large as it
// gets, and an empty one that was never used costs nothing.

#include <cstddef>
#include <vector>

namespace mailscope::net::tcp {

template <class T>
class Fifo {
 public:
  bool empty() const { return first_ == items_.size(); }
  std::size_t size() const { return items_.size() - first_; }
  T& operator[](std::size_t i) { return items_[first_ + i]; }
  const T& operator[](std::size_t i) const { return items_[first_ + i]; }
  T& front() { return items_[first_]; }
  T& back() { return items_.back(); }
  void push_back(const T& item) { items_.push_back(item); }
  void pop_front() {
    ++first_;
    if (first_ * 2 < items_.size()) return;
    if (empty() || first_ >= 64) {
      items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(first_));
      first_ = 0;
    }
  }
  void insert(std::size_t i, const T& item) {
    items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(first_ + i), item);
  }
  void clear() {
    items_.clear();
    first_ = 0;
  }

 private:
  std::vector<T> items_;
  std::size_t first_ = 0;  // what is before it has been taken
};

}  // namespace mailscope::net::tcp
