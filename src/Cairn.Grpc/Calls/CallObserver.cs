using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Calls;

/// <summary>Measures each call once, and completes the server span that ASP.NET Core has made for its request (OpenTelemetry semantic conventions, "RPC").</summary>
internal sealed class CallObserver(IMeterFactory meters, CalledMethods methods, TimeProvider clock)
{
    private readonly Histogram<double> _durations = CallDurations.Create(meters, GrpcTelemetry.ServerCallDuration, "Duration of inbound calls.");

    public long Begin() => clock.GetTimestamp();

    public void End(HttpContext context, long began, GrpcStatusCode code)
    {
        var method = methods.Of(context.GetEndpoint());
        if (!method.IsObserved)
        {
            return;
        }

        var error = IsFailure(code) ? StatusNames.Of(code) : null;
        Measure(method.Name, StatusNames.Of(code), error, clock.GetElapsedTime(began));
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
        {
            Complete(span, context.Request, method.Name, StatusNames.Of(code), error);
        }
    }

    /// <summary>What is a fault of the server. The other codes tell the caller about the caller.</summary>
    private static bool IsFailure(GrpcStatusCode code) => code is
        GrpcStatusCode.Unknown or GrpcStatusCode.DeadlineExceeded or GrpcStatusCode.Unimplemented or GrpcStatusCode.Internal
        or GrpcStatusCode.Unavailable or GrpcStatusCode.DataLoss;

    private void Measure(string method, string code, string? error, TimeSpan elapsed)
    {
        var tags = new TagList
        {
            { GrpcTelemetry.SystemName, GrpcTelemetry.System },
            { GrpcTelemetry.Method, method },
            { GrpcTelemetry.StatusCode, code },
        };
        if (error is not null)
        {
            tags.Add(GrpcTelemetry.ErrorType, error);
        }

        _durations.Record(elapsed.TotalSeconds, tags);
    }

    private static void Complete(Activity span, HttpRequest request, string method, string code, string? error)
    {
        span.DisplayName = method == CalledMethod.Other ? GrpcTelemetry.System : method;
        span.SetTag(GrpcTelemetry.SystemName, GrpcTelemetry.System);
        span.SetTag(GrpcTelemetry.Method, method);
        span.SetTag(GrpcTelemetry.StatusCode, code);
        if (method == CalledMethod.Other)
        {
            span.SetTag(GrpcTelemetry.OriginalMethod, request.Path.Value?.TrimStart('/'));
        }

        if (error is not null)
        {
            span.SetTag(GrpcTelemetry.ErrorType, error);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
