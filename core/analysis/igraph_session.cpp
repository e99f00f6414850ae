#include "core/analysis/igraph_session.h"

#include <fmt/format.h>

namespace chancery::analysis {

namespace {

constexpr igraph_uint_t kSeed = 20231109;

std::mutex& sessionMutex() {
    static std::mutex mutex;
    return mutex;
}

// igraph's interruption handler gets no data of its own; guarded by the session's lock, and a thread's own where igraph's
// handlers are.
thread_local const std::stop_token* t_stop = nullptr;

igraph_error_t askToStop(void*) {
    if (!t_stop || !t_stop->stop_requested()) return IGRAPH_SUCCESS;
    IGRAPH_FINALLY_FREE();
    return IGRAPH_INTERRUPTED;
}

void ignoreWarning(const char*, const char*, int) {}

}  // namespace

IgraphSession::IgraphSession(std::stop_token stop)
    : m_lock(sessionMutex()),
      m_stop(std::move(stop)),
      m_errorHandler(igraph_set_error_handler(igraph_error_handler_ignore)),
      m_warningHandler(igraph_set_warning_handler(ignoreWarning)),
      m_interruptionHandler(igraph_set_interruption_handler(askToStop)) {
    t_stop = &m_stop;
    igraph_rng_seed(igraph_rng_default(), kSeed);
}

IgraphSession::~IgraphSession() {
    t_stop = nullptr;
    igraph_set_interruption_handler(m_interruptionHandler);
    igraph_set_warning_handler(m_warningHandler);
    igraph_set_error_handler(m_errorHandler);
}

bool IgraphSession::ok(igraph_error_t code) {
    if (m_code == IGRAPH_SUCCESS) m_code = m_stop.stop_requested() ? IGRAPH_INTERRUPTED : code;
    return m_code == IGRAPH_SUCCESS;
}

base::Error IgraphSession::error() const {
    if (m_code == IGRAPH_INTERRUPTED) return base::makeError(base::ErrorCode::Cancelled, "measuring the graph was cancelled");
    const auto code = m_code == IGRAPH_ENOMEM ? base::ErrorCode::TooLarge : base::ErrorCode::Unsupported;
    return base::makeError(code, fmt::format("igraph: {}", igraph_strerror(m_code)));
}

}  // namespace chancery::analysis
