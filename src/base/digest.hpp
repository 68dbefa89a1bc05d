#pragma once
// SHA-256, by OpenSSL's libcrypto.

#include <memory>
#include <string>
#include <string_view>

namespace mailscope {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  void update(std::string_view bytes);
  std::string hex();  // 64 lower-case digits; call once, at the end

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace mailscope
