using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Cairn.Logging;

/// <summary>
/// Gives one event for each call, whatever its values are: Serilog's own provider drops a call that has a value which cannot be read, such as a
/// list that another thread changes meanwhile.
/// </summary>
internal sealed class LineProvider : ILoggerProvider, ILogEventSink
{
    private readonly ILogEventSink _next;
    private readonly SerilogLoggerProvider _provider;
    private readonly ThreadLocal<bool> _hasCaptured = new();

    public LineProvider(ILogEventSink next)
    {
        _next = next;
        _provider = new SerilogLoggerProvider(EventCapture.Into(this));
    }

    /// <summary>Whether the calling thread has captured an event since this was last set to <see langword="false"/>.</summary>
    public bool HasCaptured
    {
        get => _hasCaptured.Value;
        set => _hasCaptured.Value = value;
    }

    public ILogger CreateLogger(string categoryName) => new LineLogger(this, _provider.CreateLogger(categoryName));

    public void Emit(LogEvent logEvent)
    {
        HasCaptured = true;
        _next.Emit(logEvent);
    }

    public void Dispose() => _provider.Dispose(); // not the flag: late calls read it
}
