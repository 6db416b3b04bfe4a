using System.Text.RegularExpressions;

namespace Cairn.Telemetry.Identity;

/// <summary>Finds the id of the container that the process runs in, from what Linux says about control groups and mounts.</summary>
internal static partial class ContainerId
{
    private const string ControlGroups = "/proc/self/cgroup";
    private const string Mounts = "/proc/self/mountinfo";

    public static string? Find() => InControlGroups(Lines(ControlGroups)) ?? InMounts(Lines(Mounts));

    /// <summary>The last part of a path such as <c>/kubepods/…/cri-containerd-{id}.scope</c>. Within a namespace of its own, as is usual with cgroup v2, the path is <c>/</c>.</summary>
    public static string? InControlGroups(IEnumerable<string> lines) => Found(lines, ControlGroup());

    /// <summary>The source of the mounts that container engines put over <c>/etc/hostname</c> and the like. Those of a pod's sandbox name the pod, and do not count.</summary>
    public static string? InMounts(IEnumerable<string> lines) => Found(lines, Mount());

    private static string? Found(IEnumerable<string> lines, Regex pattern) =>
        lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success)?.Groups["id"].Value;

    private static string[] Lines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // as hardened containers have it
        }
    }

    [GeneratedRegex(@"[/:-](?<id>[0-9a-f]{64})(\.scope)?$")]
    private static partial Regex ControlGroup();

    [GeneratedRegex(@"/(containers|overlay-containers)/(?<id>[0-9a-f]{64})/")]
    private static partial Regex Mount();
}
