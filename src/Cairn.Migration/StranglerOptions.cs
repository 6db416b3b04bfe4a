using Cairn.Migration.Routing;
using Cairn.Migration.Shadow;

namespace Cairn.Migration;

/// <summary>Where the two services are, and how much of both is used. The routing table, <c>Cairn:Strangler:Routes</c>, is described in the reference of the strangler.</summary>
public sealed class StranglerOptions
{
    private (AnswerRules Rules, string? Fault)? _rules;

    /// <summary>The configuration section these options bind to: <c>Cairn:Strangler</c>.</summary>
    public const string SectionName = "Cairn:Strangler";

    /// <summary>Where legacy is: scheme, host and port. A change is taken over with the table.</summary>
    /// <value>The default is <c>null</c>: nothing is forwarded.</value>
    public string? LegacyAddress { get; set; }

    /// <summary>Where copies for the candidate go. It sees the headers of the requests, credentials included.</summary>
    /// <value>The default is <c>null</c>: this process itself.</value>
    public string? CandidateAddress { get; set; }

    /// <summary>What proves that a copy comes from a strangler; the same on both sides where the candidate is another process.</summary>
    /// <value>The default is <c>null</c>: a new one for each process.</value>
    public string? ShadowKey { get; set; }

    /// <summary>How long a forwarded request may stand still before it is ended.</summary>
    /// <value>The default is <c>00:01:40</c>.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long an idle connection to legacy is kept. It must be less than legacy keeps it: gunicorn 2 s, uvicorn 5 s.</summary>
    /// <value>The default is <c>00:00:01.5000000</c>.</value>
    public TimeSpan ConnectionIdleTime { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many copies may wait.</summary>
    /// <value>The default is <c>256</c>.</value>
    public int ShadowQueue { get; set; } = 256;

    /// <summary>How many bytes of requests and answers may wait.</summary>
    /// <value>The default is <c>8388608</c>.</value>
    public long ShadowQueueBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many copies are under way at once, and how many connections they have.</summary>
    /// <value>The default is <c>4</c>.</value>
    public int ShadowWorkers { get; set; } = 4;

    /// <summary>How long a copy may take.</summary>
    /// <value>The default is <c>00:00:02</c>.</value>
    public TimeSpan ShadowTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The file of rules that say what may differ between two answers, the same as for tests and gates. It is read again whenever configuration is reloaded.</summary>
    /// <value>The default is <c>null</c>: nothing may differ.</value>
    public string? Rules { get; set; }

    /// <summary>The routes as they were read, the most specific first.</summary>
    internal IReadOnlyList<StranglerRoute> Routes { get; set; } = [];

    /// <summary>What could not be read, for the validator to report with the rest.</summary>
    internal IList<string> Faults { get; } = new List<string>();

    /// <summary>What the file of rules holds, read once.</summary>
    internal (AnswerRules Rules, string? Fault) ReadRules() => _rules ??= RulesFile.Read(Rules);

    internal static string Key(string setting) => $"{SectionName}:{setting}";
}
