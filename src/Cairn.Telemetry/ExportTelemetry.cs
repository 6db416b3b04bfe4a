namespace Cairn.Telemetry;

/// <summary>
/// The names of what is measured about the exports themselves
/// (OpenTelemetry semantic conventions, SDK metrics; in development there).
/// </summary>
public static class ExportTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Telemetry";

    /// <summary>A counter of spans whose export has ended, well or with <c>error.type</c>. Unit: {span}.</summary>
    public const string SpansExported = "otel.sdk.exporter.span.exported";

    /// <summary>A counter of data points of metrics whose export has ended, well or with <c>error.type</c>. Unit: {data_point}.</summary>
    public const string DataPointsExported = "otel.sdk.exporter.metric_data_point.exported";

    /// <summary>A counter of log records whose export has ended, well or with <c>error.type</c>. Unit: {log_record}.</summary>
    public const string LogRecordsExported = "otel.sdk.exporter.log.exported";

    /// <summary>A histogram of the time that each export of a batch takes. Unit: s.</summary>
    public const string OperationDuration = "otel.sdk.exporter.operation.duration";

    /// <summary>The attribute with the kind of exporter: <c>otlp_http_exporter</c> or <c>otlp_grpc_exporter</c>.</summary>
    public const string ComponentType = "otel.component.type";

    /// <summary>The attribute with the name of the exporter, which is its kind and a number: 0 exports traces, 1 metrics, 2 logs.</summary>
    public const string ComponentName = "otel.component.name";
}
