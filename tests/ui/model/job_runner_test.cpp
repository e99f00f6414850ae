#include "ui/job/job_runner.h"

#include <gtest/gtest.h>

#include <QSemaphore>
#include <QTest>
#include <thread>

using chancery::ui::JobRunner;

namespace {

TEST(JobRunner, HandsTheResultToTheGuiThread) {
    JobRunner jobs;
    const auto gui = std::this_thread::get_id();
    int result = 0;
    std::thread::id doneOn, workedOn;
    jobs.start<int>(
        "a",
        [&](std::stop_token) {
            workedOn = std::this_thread::get_id();
            return 7;
        },
        [&](int value) {
            result = value;
            doneOn = std::this_thread::get_id();
        });
    EXPECT_TRUE(jobs.isRunning("a"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return result == 7; }));
    EXPECT_EQ(doneOn, gui);
    EXPECT_NE(workedOn, gui);
    EXPECT_FALSE(jobs.isRunning("a"));
}

TEST(JobRunner, ANewRequestStopsTheOldOneAndItsLateResultIsDropped) {
    JobRunner jobs;
    QSemaphore oldMayFinish;
    std::atomic<bool> oldWasStopped = false;
    std::vector<int> results;
    jobs.start<int>(
        "a",
        [&](std::stop_token stop) {
            oldMayFinish.acquire();
            oldWasStopped = stop.stop_requested();
            return 1;
        },
        [&](int value) { results.push_back(value); });
    jobs.start<int>(
        "a", [](std::stop_token) { return 2; }, [&](int value) { results.push_back(value); });
    oldMayFinish.release();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !results.empty() && oldWasStopped; }));
    QTest::qWait(20);
    EXPECT_EQ(results, std::vector<int>{2});
}

TEST(JobRunner, StoppingKeepsWhatIsDoneAndCancellingDropsIt) {
    JobRunner jobs;
    std::vector<int> results;
    const auto untilStopped = [](std::stop_token stop) {
        while (!stop.stop_requested()) std::this_thread::yield();
        return 3;
    };
    jobs.start<int>("a", untilStopped, [&](int value) { results.push_back(value); });
    jobs.stop("a");
    ASSERT_TRUE(QTest::qWaitFor([&] { return results.size() == 1; }));
    jobs.start<int>("a", untilStopped, [&](int value) { results.push_back(value); });
    jobs.cancel("a");
    QTest::qWait(20);
    EXPECT_EQ(results.size(), 1U);
}

TEST(JobRunner, LaterJobsWaitUntilNothingMoreUrgentRuns) {
    JobRunner jobs;
    QSemaphore firstMayFinish, secondMayFinish;
    std::vector<std::string> finished;
    const auto job = [&](const char* channel, QSemaphore* gate, chancery::ui::Urgency urgency, std::function<void()> then = {}) {
        jobs.start<int>(
            channel,
            [gate](std::stop_token) {
                if (gate) gate->acquire();
                return 0;
            },
            [&finished, channel, then](int) {
                finished.emplace_back(channel);
                if (then) then();
            },
            urgency);
    };
    using chancery::ui::Urgency;
    job("facets", nullptr, Urgency::Later);  // asked before, but not begun before what is asked in the same breath
    job("rows", &firstMayFinish, Urgency::First, [&] { job("lanes", &secondMayFinish, Urgency::First); });
    job("gone", nullptr, Urgency::Later);
    job("card", nullptr, Urgency::Usual);
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.size() == 1; }));
    QTest::qWait(20);
    EXPECT_EQ(finished, std::vector<std::string>{"card"});
    EXPECT_TRUE(jobs.isRunning("facets"));
    jobs.cancel("gone");
    firstMayFinish.release();
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.size() == 2; }));
    QTest::qWait(20);
    EXPECT_EQ(finished.back(), "rows") << "lanes were begun when rows were done";
    secondMayFinish.release();
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.size() == 4; }));
    EXPECT_EQ(finished, (std::vector<std::string>{"card", "rows", "lanes", "facets"}));
    job("slow", &firstMayFinish, Urgency::First);
    job("facets", nullptr, Urgency::Later);
    jobs.cancel("slow");
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.size() == 5; })) << "what was cancelled holds nobody back";
    firstMayFinish.release();
}

TEST(JobRunner, GoesAwayWhileJobsRun) {
    bool done = false;
    {
        JobRunner jobs;
        jobs.start<int>(
            "a",
            [](std::stop_token stop) {
                while (!stop.stop_requested()) std::this_thread::yield();
                return 1;
            },
            [&](int) { done = true; });
    }
    QTest::qWait(10);
    EXPECT_FALSE(done);
}

}  // namespace
