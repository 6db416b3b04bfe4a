using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>
/// Endpoints marked with <c>DisableHttpMetrics()</c>, such as a probe on the main port, which ASP.NET Core leaves out of its request
/// durations. Their spans are dropped as soon as the route is known, so that nothing done for them is recorded either.
/// </summary>
internal static class UnobservedEndpoints
{
    public static void Silence(HttpContext context)
    {
        if (!IsUnobserved(context.GetEndpoint()) || IsExecutedAgain(context.Features))
        {
            return;
        }

        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } span)
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    private static bool IsUnobserved(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null;

    /// <summary>Whether this is the page for an error of another endpoint, whose span it would take away.</summary>
    private static bool IsExecutedAgain(IFeatureCollection features) =>
        features.Get<IExceptionHandlerFeature>() is not null || features.Get<IStatusCodeReExecuteFeature>() is not null;
}
