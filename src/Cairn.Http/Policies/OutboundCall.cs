using Cairn.Http.Ledger;
using Polly;

namespace Cairn.Http.Policies;

/// <summary>One call on its way through the pipeline.</summary>
internal sealed class OutboundCall(Dependency dependency, HttpRequestMessage request, TimeSpan limit, bool isLimitedByCaller, TimeProvider clock, CancellationToken caller)
{
    private static readonly ResiliencePropertyKey<OutboundCall> Key = new("Cairn.Http.Call");

    private readonly long _began = clock.GetTimestamp();
    private readonly bool _hasOwnDeadline = request.Headers.Contains(Deadlines.DeadlineHeader.Name);

    public Dependency Dependency => dependency;

    public HttpRequestMessage Request => request;

    public TimeSpan Limit => limit;

    public bool IsLimitedByCaller => isLimitedByCaller;

    public TimeSpan Elapsed => clock.GetElapsedTime(_began);

    public TimeSpan Remaining => limit - Elapsed;

    /// <summary>How many attempts have begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>The wait before the retry that was decided on.</summary>
    public TimeSpan Wait { get; set; }

    public static OutboundCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void AttachTo(ResilienceContext context) => context.Properties.Set(Key, this);

    public void BeginAttempt()
    {
        Attempts++;
        if (!_hasOwnDeadline)
        {
            var attempt = dependency.Settings.AttemptTimeout;
            var remaining = Remaining;
            Deadlines.DeadlineHeader.Write(request.Headers, attempt < remaining ? attempt : remaining);
        }
    }

    /// <summary>Whether an attempt that was cancelled says nothing about the dependency: whoever called gave up, or had too little time.</summary>
    public bool IsCutShort => isLimitedByCaller || caller.IsCancellationRequested;
}
