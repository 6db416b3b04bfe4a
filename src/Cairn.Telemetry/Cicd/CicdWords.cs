namespace Cairn.Telemetry.Cicd;

/// <summary>The words of the conventions for the values of enumerations.</summary>
internal static class CicdWords
{
    public static string Of(PipelineResult result) => result switch
    {
        PipelineResult.Success => "success",
        PipelineResult.Failure => "failure",
        PipelineResult.Error => "error",
        PipelineResult.Timeout => "timeout",
        PipelineResult.Cancellation => "cancellation",
        PipelineResult.Skip => "skip",
        _ => throw Unknown(nameof(result), result),
    };

    public static string Of(PipelineRunState state) => state switch
    {
        PipelineRunState.Pending => "pending",
        PipelineRunState.Executing => "executing",
        PipelineRunState.Finalizing => "finalizing",
        _ => throw Unknown(nameof(state), state),
    };

    public static string Of(PipelineTaskType type) => type switch
    {
        PipelineTaskType.Build => "build",
        PipelineTaskType.Test => "test",
        PipelineTaskType.Deploy => "deploy",
        _ => throw Unknown(nameof(type), type),
    };

    public static string Of(PipelineAction action) => action switch
    {
        PipelineAction.Build => "BUILD",
        PipelineAction.Run => "RUN",
        PipelineAction.Sync => "SYNC",
        _ => throw Unknown(nameof(action), action),
    };

    public static string Of(WorkerState state) => state switch
    {
        WorkerState.Available => "available",
        WorkerState.Busy => "busy",
        WorkerState.Offline => "offline",
        _ => throw Unknown(nameof(state), state),
    };

    public static string Of(TestSuiteStatus status) => status switch
    {
        TestSuiteStatus.Success => "success",
        TestSuiteStatus.Failure => "failure",
        TestSuiteStatus.Skipped => "skipped",
        TestSuiteStatus.Aborted => "aborted",
        TestSuiteStatus.TimedOut => "timed_out",
        _ => throw Unknown(nameof(status), status),
    };

    public static string Of(VcsRefType type) => type switch
    {
        VcsRefType.Branch => "branch",
        VcsRefType.Tag => "tag",
        _ => throw Unknown(nameof(type), type),
    };

    private static ArgumentOutOfRangeException Unknown<T>(string parameter, T value)
        where T : struct, Enum =>
        new(parameter, value, $"It is no {typeof(T).Name}. Use {string.Join(", ", Enum.GetNames<T>())}.");
}
