using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cairn.Logging;

/// <summary>The way of a line from the caller over a bounded queue to the output. Owned by the container; disposing it flushes the queue.</summary>
internal sealed class LogPipeline : IDisposable
{
    /// <summary>The key of the <see cref="TextWriter"/> that lines are written to.</summary>
    public const string OutputKey = "Cairn.Logging";

    private const int QueueCapacity = 10_000;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(3);
    private readonly TimeProvider _clock;
    private readonly LostLines _lost;
    private readonly OutputSink _output;
    private readonly ILogger _own;
    private readonly LineQueue _queue;
    private readonly EndOfProcess _endOfProcess;

    public LogPipeline(
        IOptions<LoggingOptions> options,
        IHostEnvironment environment,
        [FromKeyedServices(OutputKey)] TextWriter output,
        LostLines lost,
        TimeProvider clock)
    {
        _clock = clock;
        _lost = lost;
        _output = new OutputSink(ChooseFormatter(ReadOptions(options), environment, output), output, lost);
        _own = LineProvider.OwnInto(_output);
        _queue = new LineQueue(QueueCapacity, lost, Write);
        _endOfProcess = EndOfProcess.Watch(Flush);
    }

    /// <summary>Where events go in.</summary>
    public ILogEventSink Queue => _queue;

    /// <summary>Whether a line that comes now would be too late.</summary>
    public bool HasEnded => _queue.HasEnded;

    public void Dispose()
    {
        _endOfProcess.Dispose();

        // A reader that has stalled must not keep the process alive.
        var flush = _queue.EndAsync();
        flush.WaitAsync(FlushLimit, _clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();

        if (flush.IsCompleted)
        {
            _lost.ReportTo(_own, _output);
        }
    }

    // Runs on the queue's thread, and tells of lost lines as soon as one was written again.
    private void Write(LogEvent logEvent)
    {
        _output.Emit(logEvent);

        if (_lost.IsReportDue && !_output.IsBroken)
        {
            _lost.ReportTo(_own, _output);
        }
    }

    private void Flush(Exception? crash)
    {
        if (!_queue.End(FlushLimit))
        {
            return;
        }

        _lost.ReportTo(_own, _output);

        if (crash is not null)
        {
            _own.ProcessCrashed(crash); // past the queue, in which there may have been no room
        }
    }

    // Invalid options stop the start of the host, together with everyone else's; until then that sentence needs a logger.
    private static LoggingOptions ReadOptions(IOptions<LoggingOptions> options)
    {
        try
        {
            return options.Value;
        }
        catch (OptionsValidationException)
        {
            return new LoggingOptions();
        }
    }

    private static ITextFormatter ChooseFormatter(LoggingOptions options, IHostEnvironment environment, TextWriter output)
    {
        var isWatched = output is StandardOutput { IsTerminal: true } && environment.IsDevelopment();

        return options.Format == LogFormat.Text || (options.Format == LogFormat.Auto && isWatched)
            ? new TextLineFormatter()
            : new JsonLineFormatter(ServiceIdentity.Of(options, environment));
    }
}
