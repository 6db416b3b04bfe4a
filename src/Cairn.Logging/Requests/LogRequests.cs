using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Requests;

/// <summary>Writes one line for each request, when everything about it is known. <see cref="DiagnosticListener"/> is the host's own: no other host is heard.</summary>
internal sealed class LogRequests(
    IEnumerable<DiagnosticListener> listeners,
    IOptions<LoggingOptions> options,
    ILoggerFactory loggers,
    TimeProvider clock) : IHostedLifecycleService, IObserver<KeyValuePair<string, object?>>
{
    private const string ListenerName = "Microsoft.AspNetCore";
    private const string RequestActivity = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private const string StartEvent = $"{RequestActivity}.Start";
    private const string StopEvent = $"{RequestActivity}.Stop";
    private const string UnhandledExceptionEvent = "Microsoft.AspNetCore.Hosting.UnhandledException";

    private static readonly EventId RequestFinished = new(10, nameof(RequestFinished));

    private readonly ILogger _logger = loggers.CreateLogger("Cairn.Logging.Requests");
    private RequestSummary? _summary;
    private IDisposable? _subscription;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Requests is { Enabled: true } settings)
        {
            _summary = new RequestSummary(settings);
            _subscription = listeners.FirstOrDefault(listener => listener.Name == ListenerName)?.Subscribe(
                this,
                (name, _, _) => name is RequestActivity or StartEvent or StopEvent or UnhandledExceptionEvent);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value)
        {
            case { Key: StartEvent, Value: HttpContext context }:
                Measure(context);
                break;
            case { Key: UnhandledExceptionEvent, Value: { } payload }:
                NoteFailure(payload);
                break;
            case { Key: StopEvent, Value: HttpContext context } when context.Features.Get<MeasuredResponse>() is { } response:
                Write(context, response);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Measure(HttpContext context)
    {
        if (context.Features.Get<IHttpResponseBodyFeature>() is { } body)
        {
            var measured = new MeasuredResponse(body, clock.GetTimestamp());
            context.Features.Set<IHttpResponseBodyFeature>(measured);
            context.Features.Set(measured);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "ASP.NET Core keeps the public properties of its diagnostic payloads when it is trimmed.")]
    private static void NoteFailure(object payload)
    {
        if (payload.GetType().GetProperty("httpContext")?.GetValue(payload) is HttpContext context && context.Features.Get<MeasuredResponse>() is { } response)
        {
            response.HasFailed = true;
        }
    }

    private void Write(HttpContext context, MeasuredResponse response)
    {
        if (RequestSummary.EndpointOf(context)?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null)
        {
            return; // a probe, or whatever else its author keeps out of what is measured
        }

        var duration = clock.GetElapsedTime(response.Began);
        var level = _summary!.LevelOf(context, response, duration);

        if (_logger.IsEnabled(level))
        {
            _logger.Log(level, RequestFinished, _summary.LineOf(context, response, duration), exception: null, static (line, _) => line.ToString());
        }
    }
}
