using System.Diagnostics;
using Cairn.Telemetry.ServerSpans;

namespace Cairn.Telemetry.Cicd;

/// <summary>The attributes that the spans of runs and tasks have from their start on, so that samplers see them.</summary>
internal static class CicdAttributes
{
    public static ActivityTagsCollection Of(PipelineRunDescription run)
    {
        var tags = new ActivityTagsCollection { { CicdTelemetry.PipelineName, run.Pipeline }, { CicdTelemetry.RunId, run.RunId } };
        Add(tags, CicdTelemetry.RunUrl, Address(run.Url));
        Add(tags, CicdTelemetry.PipelineAction, run.Action is { } action ? CicdWords.Of(action) : null);
        if (run.Vcs is { } vcs)
        {
            Add(tags, vcs);
        }

        return tags;
    }

    public static ActivityTagsCollection Of(PipelineRunDescription run, PipelineTaskDescription task)
    {
        var tags = new ActivityTagsCollection
        {
            { CicdTelemetry.PipelineName, run.Pipeline },
            { CicdTelemetry.RunId, run.RunId },
            { CicdTelemetry.TaskName, task.Name },
            { CicdTelemetry.TaskRunId, task.RunId ?? ActivitySpanId.CreateRandom().ToHexString() },
        };
        Add(tags, CicdTelemetry.TaskRunUrl, Address(task.Url));
        Add(tags, CicdTelemetry.WorkerId, task.WorkerId);
        Add(tags, CicdTelemetry.WorkerName, task.WorkerName);
        Add(tags, CicdTelemetry.TaskType, task.Type is { } type ? CicdWords.Of(type) : null);
        return tags;
    }

    private static void Add(ActivityTagsCollection tags, VcsSource vcs)
    {
        Add(tags, CicdTelemetry.RepositoryUrl, WithoutGit(Address(vcs.RepositoryUrl)));
        Add(tags, CicdTelemetry.RepositoryName, vcs.RepositoryName);
        Add(tags, CicdTelemetry.OwnerName, vcs.OwnerName);
        Add(tags, CicdTelemetry.ProviderName, vcs.ProviderName);
        Add(tags, CicdTelemetry.HeadName, vcs.Head?.Name);
        Add(tags, CicdTelemetry.HeadType, vcs.Head?.Type is { } head ? CicdWords.Of(head) : null);
        Add(tags, CicdTelemetry.HeadRevision, vcs.Head?.Revision);
        Add(tags, CicdTelemetry.BaseName, vcs.Base?.Name);
        Add(tags, CicdTelemetry.BaseType, vcs.Base?.Type is { } target ? CicdWords.Of(target) : null);
        Add(tags, CicdTelemetry.BaseRevision, vcs.Base?.Revision);
        Add(tags, CicdTelemetry.ChangeId, vcs.ChangeId);
        Add(tags, CicdTelemetry.ChangeTitle, vcs.ChangeTitle);
    }

    private static void Add(ActivityTagsCollection tags, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            tags.Add(name, value);
        }
    }

    /// <summary>CI systems like to write access tokens into addresses.</summary>
    private static string? Address(Uri? url)
    {
        var address = url?.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);
        return address?.Split('?', 2) is [var path, var query] ? $"{path}?{QueryRedaction.Redact(query)}" : address;
    }

    private static string? WithoutGit(string? url) =>
        url is not null && url.EndsWith(".git", StringComparison.Ordinal) ? url[..^4] : url;
}
