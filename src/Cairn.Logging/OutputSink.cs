using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Cairn.Logging;

/// <summary>Writes each event at once, so that a crash loses nothing that was already taken from the queue.</summary>
internal sealed class OutputSink(ITextFormatter formatter, TextWriter output) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        formatter.Format(logEvent, output);
        output.Flush();
    }
}
