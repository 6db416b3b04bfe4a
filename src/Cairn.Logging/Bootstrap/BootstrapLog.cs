using System.Diagnostics.CodeAnalysis;
using Cairn.Logging.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Logging;

/// <summary>
/// A log for what happens before the host is built: it keeps lines and replays them into the log of the host, with the time and the trace they were
/// written in. If the process ends before that, it writes them to standard error in the same form.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Its loggers may be used for as long as the process lives, and hold nothing but memory.")]
public sealed class BootstrapLog
{
    private readonly KeptLines _lines;
    private readonly RedactingLoggerFactory _loggers;

    /// <summary>Begins to keep lines: the first 1,000, each of any level.</summary>
    /// <param name="serviceName">
    /// <c>service.name</c> of lines that no host takes over; without it <c>OTEL_SERVICE_NAME</c>, or the name of the application.
    /// </param>
    public BootstrapLog(string? serviceName = null)
        : this(ServiceIdentity.OfProcess(serviceName), StandardOutput.OpenError(), TimeProvider.System)
    {
    }

    internal BootstrapLog(ServiceIdentity service, TextWriter error, TimeProvider clock)
    {
        _lines = new KeptLines(new JsonLineFormatter(service), error, clock);
        var provider = new LineProvider(_lines);
        var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(provider));
        _loggers = new RedactingLoggerFactory(loggers, new StateRedaction(new TypePlans(), new ClassifiedParameters()));
    }

    /// <summary>Makes a logger that can be used at any time: before, while and after the host runs.</summary>
    /// <param name="category">The name of the logger, such as <c>Acme.BuildStatus.Migrations</c>.</param>
    /// <returns>The logger.</returns>
    public ILogger CreateLogger(string category) => _loggers.CreateLogger(category);

    /// <summary>Makes a logger that can be used at any time: before, while and after the host runs.</summary>
    /// <typeparam name="TCategory">The type that the logger is named after.</typeparam>
    /// <returns>The logger.</returns>
    public ILogger<TCategory> CreateLogger<TCategory>() => _loggers.CreateLogger<TCategory>();

    /// <summary>
    /// Hands the lines to the log of the host that is built of <paramref name="services"/>, which writes those that its levels let through.
    /// The first host that is built takes them.
    /// </summary>
    /// <param name="services">The services of an application with Cairn logging.</param>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public void ReplayInto(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddSingleton(this);
    }

    internal void HandOver(LogPipeline pipeline, IOptionsMonitor<LoggerFilterOptions> levels) => _lines.HandOver(pipeline, levels);
}
