#pragma once
// The records of a run, in blocks: appending one never moves the others, so that it costs the
// same in a long run as in a short one. Indexed and iterated like a vector.

#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "trace/records.hpp"

namespace mailscope::trace {

class RecordLog {
 public:
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Record;
    using difference_type = std::ptrdiff_t;
    using pointer = const Record*;
    using reference = const Record&;

    Iterator() = default;
    Iterator(const RecordLog* log, std::size_t at) : log_(log), at_(at) {}
    reference operator*() const { return (*log_)[at_]; }
    pointer operator->() const { return &(*log_)[at_]; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator++() { return *this += 1; }
    Iterator operator++(int) { return std::exchange(*this, *this + 1); }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator--(int) { return std::exchange(*this, *this - 1); }
    Iterator& operator+=(difference_type n) {
      at_ += static_cast<std::size_t>(n);
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    friend Iterator operator+(Iterator i, difference_type n) { return i += n; }
    friend Iterator operator+(difference_type n, Iterator i) { return i += n; }
    friend Iterator operator-(Iterator i, difference_type n) { return i -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) {
      return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }
    auto operator<=>(const Iterator& other) const { return at_ <=> other.at_; }

   private:
    const RecordLog* log_ = nullptr;
    std::size_t at_ = 0;
  };

  void push_back(const Record& record) {
    if (size_ % kBlock == 0) blocks_.push_back(std::make_unique_for_overwrite<Block>());
    (*blocks_.back())[size_++ % kBlock] = record;
  }

  const Record& operator[](std::size_t n) const { return (*blocks_[n / kBlock])[n % kBlock]; }
  const Record& back() const { return (*this)[size_ - 1]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size_}; }

 private:
  static constexpr std::size_t kBlock = 1024;
  using Block = std::array<Record, kBlock>;
  std::vector<std::unique_ptr<Block>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace mailscope::trace
