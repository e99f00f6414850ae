#pragma once
#include <string>

#include "core/query/filter.h"

namespace chancery::ui {

/// What a click on a facet value means.
enum class FacetChoice {
    Only,     ///< plain click: only this value of the facet; a second click takes it away again
    Add,      ///< Ctrl: this value too
    Exclude,  ///< Alt: anything but this value
};

/// The filter after the click; all other terms stay. With `bothSides`, countries are collected in `with:` (all of them
/// take part) instead of `country:` (any of them).
query::Filter chooseFacetValue(query::Filter filter, query::Field field, const std::string& value, FacetChoice choice,
                               bool bothSides);

/// Turns the asked-for countries from any-of into all-of, or back.
query::Filter setBothSides(query::Filter filter, bool bothSides);

}  // namespace chancery::ui
