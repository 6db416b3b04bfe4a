using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace Cairn.Logging;

/// <summary>Makes an event of each call and hands it to a sink. Which calls those are, Logging:LogLevel has decided before.</summary>
internal sealed class LineProvider(ILogEventSink sink) : ILoggerProvider
{
    private readonly LineTemplates _templates = new();
    private readonly LineScopes _scopes = new();
    private readonly ValueCapture _values = new();

    /// <summary>The logger with which this package tells of itself.</summary>
    public static ILogger OwnInto(ILogEventSink sink) => new LineProvider(sink).CreateLogger("Cairn.Logging");

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, _templates, _scopes, _values, sink);

    public void Dispose()
    {
        // Late calls go to the sink, which knows whether it still takes them.
    }
}
