using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cairn.Grpc.Calls;

namespace Cairn.Grpc.Outgoing;

/// <summary>Measures outbound calls, and makes their spans: the runtime's span of the HTTP request, which ends before the status is known, is inside.</summary>
internal sealed class OutgoingObserver(IMeterFactory meters) : IDisposable
{
    private readonly Histogram<double> _durations = CallDurations.Create(meters, GrpcTelemetry.ClientCallDuration, "Duration of outbound calls.");
    private readonly ActivitySource _source = new(GrpcTelemetry.SourceName);

    public Activity? Start(Uri address)
    {
        var method = MethodOf(address);
        var span = _source.StartActivity(method, ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(GrpcTelemetry.SystemName, GrpcTelemetry.System);
            span.SetTag(GrpcTelemetry.Method, method);
            span.SetTag(GrpcTelemetry.ServerAddress, address.Host);
            span.SetTag(GrpcTelemetry.ServerPort, address.Port);
        }

        return span;
    }

    /// <summary>To a caller everything but <c>OK</c> is a failure.</summary>
    public void End(Activity? span, Uri address, GrpcStatusCode code, TimeSpan elapsed)
    {
        var name = StatusNames.Of(code);
        var tags = new TagList
        {
            { GrpcTelemetry.SystemName, GrpcTelemetry.System },
            { GrpcTelemetry.Method, MethodOf(address) },
            { GrpcTelemetry.ServerAddress, address.Host },
            { GrpcTelemetry.ServerPort, address.Port },
            { GrpcTelemetry.StatusCode, name },
        };
        if (code != GrpcStatusCode.Ok)
        {
            tags.Add(GrpcTelemetry.ErrorType, name);
        }

        _durations.Record(elapsed.TotalSeconds, tags);
        Complete(span, code);
    }

    public void Dispose() => _source.Dispose();

    private static void Complete(Activity? span, GrpcStatusCode code)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(GrpcTelemetry.StatusCode, StatusNames.Of(code));
        if (code != GrpcStatusCode.Ok)
        {
            span.SetTag(GrpcTelemetry.ErrorType, StatusNames.Of(code));
            span.SetStatus(ActivityStatusCode.Error);
        }

        var current = Activity.Current;
        var before = current == span ? span.Parent : current;
        span.Stop(); // which makes its predecessor current, also where another activity is
        Activity.Current = before;
    }

    private static string MethodOf(Uri address) => address.AbsolutePath.TrimStart('/');
}
