using System.Runtime.CompilerServices;
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
    private readonly ThreadLocal<StrongBox<bool>> _hasCaptured = new(() => new StrongBox<bool>());

    public LineProvider(ILogEventSink next)
    {
        _next = next;
        _provider = new SerilogLoggerProvider(EventCapture.Into(this));
    }

    /// <summary>Becomes <see langword="true"/> when the calling thread has captured an event.</summary>
    public StrongBox<bool> HasCaptured => _hasCaptured.Value!;

    public ILogger CreateLogger(string categoryName) => new LineLogger(this, _provider.CreateLogger(categoryName));

    public void Emit(LogEvent logEvent)
    {
        HasCaptured.Value = true;
        _next.Emit(logEvent);
    }

    public void Dispose() => _provider.Dispose(); // not the flag: late calls read it
}
