#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace chancery::base {

/// The files that ship inside the program (lexicons, model, migrations, samples), and the user's own files laid over
/// them. Immutable after construction; safe to read from any thread.
class Resources {
public:
    /// Only what is linked into the program.
    Resources() = default;
    /// `overlays` are folders laid out like resources/, or like one that holds the files of resources/lexicon; later ones come
    /// later in layers(). Files are read at once; unreadable ones, and lexicons of an unknown name, are left out and named in
    /// problems().
    explicit Resources(const std::vector<std::filesystem::path>& overlays);

    /// The user's configuration folder ($XDG_CONFIG_HOME/chancery or ~/.config/chancery, if there is one) laid over the
    /// built-in files.
    static Resources withUserFiles();
    /// Then `extra` over them; an error if no lexicon is found there.
    static Result<Resources> withUserFiles(const std::filesystem::path& extra);

    /// The built-in file, e.g. `lexicon/countries.json`; the view lives as long as the program.
    static std::optional<std::string_view> findBuiltIn(std::string_view name);
    /// Names of the built-in files that begin with `prefix`, sorted.
    static std::vector<std::string_view> listBuiltIn(std::string_view prefix);

    /// The built-in file first (if there is one), then the overlays' files of that name.
    std::vector<std::string_view> layers(std::string_view name) const;

    const std::vector<std::string>& problems() const { return m_problems; }

private:
    struct Overlay {
        std::string name;
        std::string content;
    };
    std::vector<Overlay> m_overlays;
    std::vector<std::string> m_problems;
};

}  // namespace chancery::base
