using System.Collections.Concurrent;
using Cairn.Grpc.Endpoints;
using Google.Protobuf.Reflection;

namespace Cairn.Grpc.Testing;

/// <summary>
/// A gRPC server without a port, for every client that is made of an <see cref="HttpMessageHandler"/>: under <c>Grpc.Net.Client</c> it is
/// <c>GrpcChannelOptions.HttpHandler</c>. What answers is what serves <c>MapProto</c>: frames, statuses, deadlines and compression are those of the wire.
/// </summary>
/// <remarks>Script it before its first call; faults can be added at any time.</remarks>
public sealed class FakeGrpcServer : HttpMessageHandler
{
    private readonly List<FakeService> _services = [];
    private readonly ConcurrentQueue<RecordedGrpcCall> _calls = [];
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private Task<FakeHost>? _host;

    /// <summary>Makes a server without services.</summary>
    /// <param name="clock">Counts deadlines and delays: that of the test, or the system's if it is <see langword="null"/>.</param>
    public FakeGrpcServer(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    /// <summary>Whether a call of a method that is not scripted fails in the client, with the methods that are, in place of a status that the client may take for the server's.</summary>
    /// <value>The default is <c>false</c>: such calls end with <see cref="GrpcStatusCode.Unimplemented"/>.</value>
    public bool IsStrict { get; init; }

    /// <summary>The calls so far, in the order in which they came. Those of methods that are not scripted are not among them.</summary>
    public IReadOnlyList<RecordedGrpcCall> Calls => [.. _calls];

    /// <summary>Scripts a service.</summary>
    /// <param name="file">The descriptor of the file that declares it.</param>
    /// <param name="service">Its name, with its package or without.</param>
    /// <param name="bind">Answers every method, or declares it unimplemented.</param>
    /// <returns>The same server, for chaining.</returns>
    /// <exception cref="InvalidOperationException">The file has no such service, what is bound is not what the descriptor says, or calls have been made.</exception>
    public FakeGrpcServer Service(FileDescriptor file, string service, Action<ProtoServiceBuilder> bind)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentNullException.ThrowIfNull(bind);

        lock (_gate)
        {
            if (_host is not null)
            {
                throw new InvalidOperationException($"The service '{service}' comes after the first call. Script all services before it.");
            }

            _services.Add(FakeService.Bind(ServiceEndpoints.Find(file, service), bind, _calls));
        }

        return this;
    }

    /// <summary>Ends calls with a status, before their handler sees them.</summary>
    /// <param name="method">The full name of the method, such as <c>ci.builds.v1.BuildStatus/Get</c>.</param>
    /// <param name="status">The status.</param>
    /// <param name="times">How many calls; those after them are answered.</param>
    /// <returns>The same server, for chaining.</returns>
    /// <exception cref="ArgumentException">The method is not scripted, or <paramref name="times"/> is below one.</exception>
    public FakeGrpcServer Fail(string method, GrpcStatus status, int times = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Add(method, times, _ => throw new GrpcException(status));
    }

    /// <summary>Lets calls wait, by the clock of the server, before their handler sees them.</summary>
    /// <param name="method">The full name of the method.</param>
    /// <param name="delay">How long.</param>
    /// <param name="times">How many calls; those after them are answered at once.</param>
    /// <returns>The same server, for chaining.</returns>
    /// <exception cref="ArgumentException">The method is not scripted, or <paramref name="times"/> is below one.</exception>
    public FakeGrpcServer Delay(string method, TimeSpan delay, int times = int.MaxValue) =>
        Add(method, times, call => Task.Delay(delay, _clock, call.Cancelled));

    /// <summary>Breaks the connection of calls in the middle of their first message.</summary>
    /// <inheritdoc cref="Fail"/>
    public FakeGrpcServer Cut(string method, int times = int.MaxValue) => Add(method, times, CutMessage.SendAsync);

    /// <summary>Never answers calls: they end with their deadline, or with the caller's patience.</summary>
    /// <inheritdoc cref="Fail"/>
    public FakeGrpcServer NeverAnswer(string method, int times = int.MaxValue) =>
        Add(method, times, call => Task.Delay(Timeout.InfiniteTimeSpan, _clock, call.Cancelled));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var path = request.RequestUri!.AbsolutePath;
        if (IsStrict && Find(path.TrimStart('/')) is null)
        {
            throw new InvalidOperationException($"The fake has no method '{path.TrimStart('/')}'. {Known}");
        }

        var host = await StartAsync();
        return await host.Http.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _host is { IsCompletedSuccessfully: true } started)
        {
            started.Result.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Known => $"It has {string.Join(", ", _services.SelectMany(service => service.Methods).Select(method => method.FullName).DefaultIfEmpty("none"))}.";

    private FakeMethod? Find(string method) => _services.SelectMany(service => service.Methods).FirstOrDefault(known => known.FullName == method);

    private FakeGrpcServer Add(string method, int times, Func<Server.ServerCall, Task> act)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);

        var known = Find(method) ?? throw new ArgumentException($"The fake has no method '{method}'. {Known} Call Service(…) first, or correct the name.", nameof(method));
        known.Add(new Fault(act, times));
        return this;
    }

    private Task<FakeHost> StartAsync()
    {
        lock (_gate)
        {
            return _host ??= FakeHost.StartAsync(_services, _clock);
        }
    }
}
