#pragma once
#include <string>
#include <string_view>

namespace chancery::exchange {

// Text for XML 1.0 documents in UTF-8. Characters that XML cannot hold at all (controls, U+FFFE, U+FFFF; section 2.2 "Char")
// are left out, tabs and line ends become spaces, ill-formed UTF-8 becomes U+FFFD.

/// For an attribute's value, between double quotes.
std::string xmlAttribute(std::string_view text);

/// For the content of an element. In one piece whatever it holds: as a CDATA section rather than with entities, at which
/// readers that take a text node for a whole value (Cytoscape's for GraphML does) would cut it.
std::string xmlContent(std::string_view text);

}  // namespace chancery::exchange
