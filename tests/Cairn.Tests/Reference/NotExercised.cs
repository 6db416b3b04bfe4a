namespace Cairn.Tests.Reference;

/// <summary>What the reference promises and a test in one process cannot bring about, with the reason.</summary>
internal static class NotExercised
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["ProcessCrashed"] = "is the last line of a process",
        ["StopSignalled"] = "is sent to the process, which runs the other tests too",
        ["StopHurried"] = "is sent to the process, which runs the other tests too",
        ["InheritedContextIgnored"] = "is read from the environment of the process",
        ["IntakeStillRunning"] = "takes five seconds in which the stop waits",
        ["RequestsCutOff"] = "takes a request that outlasts the stop",
        ["container.id"] = "depends on where the tests run",
        ["vcs.repository.url.full"] = "depends on how the entry assembly was built",
        ["vcs.ref.head.name"] = "depends on how the entry assembly was built",
        ["vcs.ref.head.revision"] = "depends on how the entry assembly was built",
    };

    public static bool Holds(Kind kind, string name) => kind switch
    {
        Kind.EventField => Reasons.ContainsKey(name.Split('.')[0]),
        Kind.PipelineSpanAttribute => false,
        _ => Reasons.ContainsKey(name),
    };
}
