using Cairn.Logging.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Core;
using Serilog.Formatting;

namespace Cairn.Logging;

/// <summary>The way of a line from the caller over a bounded queue to the output. Owned by the container; disposing it flushes the queue.</summary>
internal sealed class LogPipeline : IDisposable
{
    /// <summary>The key of the <see cref="TextWriter"/> that lines are written to.</summary>
    public const string OutputKey = "Cairn.Logging";

    private const int QueueCapacity = 10_000;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(3);
    private readonly TimeProvider _clock;

    public LogPipeline(
        IOptions<LoggingOptions> options,
        IHostEnvironment environment,
        [FromKeyedServices(OutputKey)] TextWriter output,
        TimeProvider clock)
    {
        _clock = clock;
        var formatter = ChooseFormatter(ReadOptions(options), environment, output);

        Logger = new LoggerConfiguration()
            .Destructure.With<CaptureRedacted>()
            .MinimumLevel.Verbose() // Logging:LogLevel has decided before a line comes here
            .WriteTo.Async(queue => queue.Sink(new OutputSink(formatter, output)), QueueCapacity, blockWhenFull: false)
            .CreateLogger();
    }

    public Logger Logger { get; }

    public void Dispose()
    {
        // A reader that has stalled must not keep the process alive, and Serilog's own flush waits without a limit.
        Task.Factory.StartNew(Logger.Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(FlushLimit, _clock)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)
            .GetAwaiter()
            .GetResult();
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
