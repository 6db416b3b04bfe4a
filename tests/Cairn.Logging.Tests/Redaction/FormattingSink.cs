using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Cairn.Logging.Tests.Redaction;

internal sealed class FormattingSink(ITextFormatter formatter, TextWriter output) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, output);
}
