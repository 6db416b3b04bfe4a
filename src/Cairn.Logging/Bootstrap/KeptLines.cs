using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cairn.Logging;

/// <summary>Keeps events until a host takes them, or the process ends without one. What comes later goes the same way.</summary>
internal sealed class KeptLines : ILogEventSink
{
    private const int Capacity = 1_000;
    private readonly Lock _sync = new();
    private readonly ITextFormatter _formatter;
    private readonly TextWriter _error;
    private readonly TimeProvider _clock;
    private readonly ILogger _own;
    private readonly EndOfProcess _endOfProcess;
    private List<LogEvent>? _kept = [];
    private Action<LogEvent> _pass;
    private (long Count, DateTimeOffset Since) _lost;

    public KeptLines(ITextFormatter formatter, TextWriter error, TimeProvider clock)
    {
        _formatter = formatter;
        _error = error;
        _clock = clock;
        _pass = Print;
        _own = LineProvider.OwnInto(this);
        _endOfProcess = EndOfProcess.Watch(End);
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_sync)
        {
            if (_kept is null)
            {
                _pass(logEvent);
            }
            else if (_kept.Count < Capacity)
            {
                _kept.Add(logEvent);
            }
            else
            {
                _lost = (_lost.Count + 1, _lost.Count == 0 ? _clock.GetUtcNow() : _lost.Since);
            }
        }
    }

    /// <summary>Passes the events on to a host's pipeline, as far as the host's levels let them through.</summary>
    public void HandOver(LogPipeline pipeline, IOptionsMonitor<LoggerFilterOptions> levels)
    {
        // The platform's own choice of rules, for the provider that would have written the line.
        var loggers = new LoggerFactory([new LineProvider(pipeline.Queue)], levels);

        lock (_sync)
        {
            PassOn(logEvent =>
            {
                if (pipeline.HasEnded)
                {
                    Print(logEvent);
                }
                else if (loggers.CreateLogger(((LineEvent)logEvent).Logger).IsEnabled(EventLevel.Of(logEvent.Level)))
                {
                    pipeline.Queue.Emit(logEvent);
                }
            });
        }

        _endOfProcess.Dispose(); // from now on that is the pipeline's affair
    }

    private void End(Exception? crash)
    {
        lock (_sync)
        {
            PassOn(Print);

            if (crash is not null)
            {
                _own.ProcessCrashed(crash);
            }
        }
    }

    private void PassOn(Action<LogEvent> pass)
    {
        if (_kept is not { } kept)
        {
            return;
        }

        _kept = null;
        _pass = pass;
        kept.ForEach(pass);

        if (_lost.Count > 0)
        {
            _own.LinesLost(_lost.Count, _lost.Since);
        }
    }

    // Never throws: whoever logs, or ends the process, can do nothing about a standard error that is gone.
    private void Print(LogEvent logEvent)
    {
        try
        {
            _formatter.Format(logEvent, _error);
            _error.Flush();
        }
        catch (Exception)
        {
            // There is no other place left to tell of it.
        }
    }
}
