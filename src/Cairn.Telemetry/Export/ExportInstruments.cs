using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Cairn.Telemetry.Export;

/// <summary>Counts what was exported and what was not (semantic conventions, SDK metrics).</summary>
internal sealed class ExportInstruments
{
    private readonly Counter<long> _spans;
    private readonly Counter<long> _dataPoints;
    private readonly Counter<long> _logRecords;
    private readonly Histogram<double> _durations;

    public ExportInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(ExportTelemetry.MeterName);
        _spans = meter.CreateCounter<long>(ExportTelemetry.SpansExported, "{span}", "Spans whose export has ended, by outcome");
        _dataPoints = meter.CreateCounter<long>(ExportTelemetry.DataPointsExported, "{data_point}", "Data points whose export has ended, by outcome");
        _logRecords = meter.CreateCounter<long>(ExportTelemetry.LogRecordsExported, "{log_record}", "Log records whose export has ended, by outcome");
        _durations = meter.CreateHistogram(
            ExportTelemetry.OperationDuration,
            "s",
            "Time that each export of a batch takes",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    }

    public void Count(OtlpTarget target, long items, TimeSpan duration, ExportFailure? failure)
    {
        var tags = TagsOf(target);
        if (failure is not null)
        {
            tags.Add(TelemetryNames.ErrorType, failure.ErrorType);
        }

        CounterOf(target.Signal).Add(items, tags);
        _durations.Record(duration.TotalSeconds, tags);
    }

    private static TagList TagsOf(OtlpTarget target)
    {
        var type = target.IsGrpc ? "otlp_grpc_exporter" : "otlp_http_exporter";
        return new TagList
        {
            { ExportTelemetry.ComponentType, type },
            { ExportTelemetry.ComponentName, $"{type}/{(int)target.Signal}" },
            { TelemetryNames.ServerAddress, target.Endpoint.Host },
            { TelemetryNames.ServerPort, target.Endpoint.Port },
        };
    }

    private Counter<long> CounterOf(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => _spans,
        OtlpSignal.Metrics => _dataPoints,
        _ => _logRecords,
    };
}
