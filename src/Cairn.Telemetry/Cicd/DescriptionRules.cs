namespace Cairn.Telemetry.Cicd;

/// <summary>What must hold of what a caller says about runs and tasks.</summary>
internal static class DescriptionRules
{
    public static void Check(PipelineRunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrWhiteSpace(run.Pipeline, nameof(run.Pipeline));
        ArgumentException.ThrowIfNullOrWhiteSpace(run.RunId, nameof(run.RunId));
        CheckAddress(run.Url, nameof(run.Url));
        CheckAddress(run.Vcs?.RepositoryUrl, nameof(VcsSource.RepositoryUrl));
        CicdWords.Of(run.InitialState);
    }

    public static void Check(PipelineTaskDescription task)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrWhiteSpace(task.Name, nameof(task.Name));
        CheckAddress(task.Url, nameof(task.Url));
    }

    public static void Check(FinishedPipelineRun finished)
    {
        ArgumentNullException.ThrowIfNull(finished);
        Check(finished.Run);
        CheckOrder(finished.QueuedAt ?? finished.StartedAt, nameof(finished.QueuedAt), finished.StartedAt, nameof(finished.StartedAt));
        CheckOrder(finished.StartedAt, nameof(finished.StartedAt), finished.FinalizingAt ?? finished.EndedAt, nameof(finished.FinalizingAt));
        CheckOrder(finished.FinalizingAt ?? finished.StartedAt, nameof(finished.FinalizingAt), finished.EndedAt, nameof(finished.EndedAt));
        Outcome.Of(finished.Result, finished.ErrorType);

        ArgumentNullException.ThrowIfNull(finished.Tasks, nameof(finished.Tasks));
        foreach (var task in finished.Tasks)
        {
            ArgumentNullException.ThrowIfNull(task, nameof(finished.Tasks));
            Check(task.Task);
            CheckOrder(task.StartedAt, nameof(task.StartedAt), task.EndedAt, nameof(task.EndedAt));
            Outcome.Of(task.Result, task.ErrorType);
        }
    }

    private static void CheckAddress(Uri? address, string name)
    {
        if (address is { IsAbsoluteUri: false })
        {
            throw new ArgumentException($"'{name}' is '{address}'. It must be an absolute address. Give it with scheme and host.", name);
        }
    }

    private static void CheckOrder(DateTimeOffset earlier, string earlierName, DateTimeOffset later, string laterName)
    {
        if (later < earlier)
        {
            throw new ArgumentException($"'{laterName}' is {later:O}. It must not be before '{earlierName}', which is {earlier:O}. Check the clocks that gave them.", laterName);
        }
    }
}
