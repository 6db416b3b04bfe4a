namespace Cairn.Telemetry.Settings;

/// <summary>The keys of one batch processor (OpenTelemetry specification, environment variables).</summary>
internal sealed record BatchKeys(string Prefix)
{
    /// <summary>What the specification has in the absence of <see cref="MaxQueueSize"/>.</summary>
    public const int DefaultQueueSize = 2_048;

    /// <summary>The processors of spans and of log records.</summary>
    public static readonly IReadOnlyList<BatchKeys> All = [new("OTEL_BSP_"), new("OTEL_BLRP_")];

    public string ScheduleDelay => Prefix + "SCHEDULE_DELAY";

    public string ExportTimeout => Prefix + "EXPORT_TIMEOUT";

    public string MaxQueueSize => Prefix + "MAX_QUEUE_SIZE";

    public string MaxExportBatchSize => Prefix + "MAX_EXPORT_BATCH_SIZE";
}
