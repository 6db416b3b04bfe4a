namespace Cairn.Cli.Demo;

/// <summary>The requests that show calls over gRPC: the planted caller asks for a build with time enough, and for another with too little.</summary>
internal sealed class CallTraffic(RunningService service, Caller caller)
{
    private const string Known = "42";
    private const string NotCached = "46";
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(5);

    public async Task<CallAnswers> SendAsync(CancellationToken cancellationToken) =>
        new(await AskAsync(Known, Enough, cancellationToken), await AskAsync(NotCached, CallAnswers.TooLittle, cancellationToken));

    private Task<Exchange> AskAsync(string id, TimeSpan timeout, CancellationToken cancellationToken) =>
        caller.GetAsync(service.Main, $"{PlantedCaller.Path}?server={service.Grpc}&id={id}&timeout={timeout}", cancellationToken);
}
