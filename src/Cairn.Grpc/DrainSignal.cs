using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc;

/// <summary>Tells streaming calls that the service stops: they have <see cref="GrpcOptions.DrainGrace"/> from then on.</summary>
internal sealed class DrainSignal : IDisposable
{
    private readonly CancellationTokenSource _expired = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly ITimer _timer;

    public DrainSignal(IHostApplicationLifetime lifetime, IOptions<GrpcOptions> options, TimeProvider time)
    {
        _timer = time.CreateTimer(_ => _expired.Cancel(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = lifetime.ApplicationStopping.Register(() => _timer.Change(options.Value.DrainGrace, Timeout.InfiniteTimeSpan));
    }

    /// <summary>What a streaming call ends with when its time is up.</summary>
    public static GrpcStatus Status { get; } = new(GrpcStatusCode.Unavailable, "Server is shutting down.");

    /// <summary>Cancelled when streaming calls have to end.</summary>
    public CancellationToken Expired => _expired.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose(); // the source stays: calls may still ask it
    }
}
