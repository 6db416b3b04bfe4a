using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry.Settings;

/// <summary>
/// Keeps the numbers of the processors within what the SDK accepts. It would throw for the others while the host is built,
/// before validation can report them with all other problems; and a queue below the batch size has no need to be a problem.
/// </summary>
internal static class BatchLimits
{
    public static void AddBatchLimits(this IServiceCollection services)
    {
        services.PostConfigure<BatchExportActivityProcessorOptions>(Limit);
        services.PostConfigure<BatchExportLogRecordProcessorOptions>(Limit);
        services.PostConfigure<PeriodicExportingMetricReaderOptions>(Limit);
    }

    private static void Limit<T>(BatchExportProcessorOptions<T> batches)
        where T : class
    {
        batches.MaxQueueSize = Math.Max(1, batches.MaxQueueSize);
        batches.MaxExportBatchSize = Math.Clamp(batches.MaxExportBatchSize, 1, batches.MaxQueueSize);
        batches.ScheduledDelayMilliseconds = Math.Max(1, batches.ScheduledDelayMilliseconds);
        batches.ExporterTimeoutMilliseconds = Math.Max(1, batches.ExporterTimeoutMilliseconds);
    }

    private static void Limit(PeriodicExportingMetricReaderOptions periods)
    {
        periods.ExportIntervalMilliseconds = PositiveOrDefault(periods.ExportIntervalMilliseconds);
        periods.ExportTimeoutMilliseconds = PositiveOrDefault(periods.ExportTimeoutMilliseconds);
    }

    private static int? PositiveOrDefault(int? milliseconds) => milliseconds > 0 ? milliseconds : null;
}
