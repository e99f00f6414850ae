#pragma once
#include <string>
#include <utility>

namespace chancery::base {

/// What kind of thing went wrong; few on purpose. A caller branches on the code, a person reads the message.
enum class ErrorCode {
    NotFound,       ///< the file or row does not exist
    Unreadable,     ///< the operating system refused to read or write
    Malformed,      ///< the bytes are not what they claim to be
    TooLarge,       ///< over one of the named limits
    Unsupported,    ///< a format or version that this program does not know
    InvalidArgument,///< the caller's or the user's words are off
    Database,       ///< SQLite refused; the message holds its words
    Cancelled,      ///< the stop token was triggered
};

/// An error names its subject (file, field, filter term) and the reason, in one English sentence without full stop.
struct Error {
    ErrorCode code = ErrorCode::Malformed;
    std::string message;
};

inline Error makeError(ErrorCode code, std::string message) { return Error{code, std::move(message)}; }

}  // namespace chancery::base
