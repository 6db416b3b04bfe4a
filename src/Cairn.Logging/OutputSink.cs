using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Cairn.Logging;

/// <summary>Writes each event at once, so that a crash loses nothing that was already taken from the queue.</summary>
internal sealed class OutputSink(ITextFormatter formatter, TextWriter output, LostLines lost) : ILogEventSink
{
    /// <summary>Whether the last write failed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Never throws: a full disk or a reader that has gone costs the line, not the thread that writes the next one.</summary>
    public void Emit(LogEvent logEvent)
    {
        try
        {
            if (IsBroken)
            {
                output.Write('\n'); // the write that failed may have left half a line
            }

            formatter.Format(logEvent, output);
            output.Flush();
            IsBroken = false;
        }
        catch (Exception)
        {
            IsBroken = true;
            lost.Add(LostLines.WriteFailed);
        }
    }
}
