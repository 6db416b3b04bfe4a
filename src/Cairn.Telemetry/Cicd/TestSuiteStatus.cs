namespace Cairn.Telemetry;

/// <summary>How a test suite ended (semantic conventions, <c>test.suite.run.status</c>).</summary>
public enum TestSuiteStatus
{
    /// <summary>Every test passed: <c>success</c>.</summary>
    Success,

    /// <summary>A test failed: <c>failure</c>.</summary>
    Failure,

    /// <summary>It was left out: <c>skipped</c>.</summary>
    Skipped,

    /// <summary>It was broken off: <c>aborted</c>.</summary>
    Aborted,

    /// <summary>It took too long: <c>timed_out</c>.</summary>
    TimedOut,
}
