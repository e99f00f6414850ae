#pragma once
// For the sources of this folder alone: igraph (https://igraph.org/c, 0.10) behind values that clean up after themselves.
#include <igraph/igraph.h>

#include <mutex>
#include <optional>
#include <stop_token>

#include "core/base/result.h"

namespace chancery::analysis {

/// The right to call igraph. Its error and interruption handlers, its list of things to free and its random numbers are
/// global where it is built without thread-local storage, as Debian does, so one session at a time holds them: others
/// wait. Within it errors come back as codes, nothing aborts or prints, a stop request ends long computations, and the
/// random numbers begin anew from a fixed seed.
class IgraphSession {
public:
    explicit IgraphSession(std::stop_token stop);
    ~IgraphSession();
    IgraphSession(const IgraphSession&) = delete;
    IgraphSession& operator=(const IgraphSession&) = delete;

    /// True if the call went well and nobody wants to stop; after the first that did not, all further ones are false.
    bool ok(igraph_error_t code);
    base::Error error() const;

private:
    std::unique_lock<std::mutex> m_lock;
    std::stop_token m_stop;
    igraph_error_t m_code = IGRAPH_SUCCESS;
    igraph_error_handler_t* m_errorHandler;
    igraph_warning_handler_t* m_warningHandler;
    igraph_interruption_handler_t* m_interruptionHandler;
};

/// An igraph value that is destroyed with its owner, once `made` says that it came to be.
template <typename T, void (*kDestroy)(T*)>
class IgraphOwned {
public:
    IgraphOwned() = default;
    ~IgraphOwned() {
        if (m_made) kDestroy(&m_value);
    }
    IgraphOwned(const IgraphOwned&) = delete;
    IgraphOwned& operator=(const IgraphOwned&) = delete;

    /// Takes the code of the function that initialises get(), and gives it on.
    igraph_error_t made(igraph_error_t code) {
        m_made = code == IGRAPH_SUCCESS;
        return code;
    }
    T* get() { return &m_value; }

private:
    T m_value{};
    bool m_made = false;
};

using IgraphGraph = IgraphOwned<igraph_t, igraph_destroy>;
using IgraphReals = IgraphOwned<igraph_vector_t, igraph_vector_destroy>;
using IgraphIntegers = IgraphOwned<igraph_vector_int_t, igraph_vector_int_destroy>;

}  // namespace chancery::analysis
