using System.Diagnostics;
using System.Text.Json;
using Cairn.Testing;

namespace Cairn.Tests.Reference;

/// <summary>Every name that Cairn itself has really emitted, over OTLP and on the console.</summary>
internal static class EmittedNames
{
    private const string RequestFinished = "RequestFinished";
    private const string HeaderField = "http.request.header.";

    // What the host puts around every event in a request.
    private static readonly string[] HostScope = ["RequestId", "RequestPath", "ConnectionId"];

    public static void Add(this Names names, OtlpReceiver receiver)
    {
        foreach (var span in receiver.Spans)
        {
            names.Add(Kind.ResourceAttribute, Keys(span.Resource));
            names.Add(span.Kind, span.Scope, span.Attributes);
        }

        foreach (var metric in receiver.Metrics.Where(metric => IsCairns(metric.Scope)))
        {
            names.Add(Kind.Metric, metric.Name);
            names.Add(Kind.MetricAttribute, metric.DataPoints.SelectMany(point => Keys(point.Attributes)));
        }

        foreach (var record in receiver.Logs.Where(record => IsCairns(record.Scope)))
        {
            var name = record.EventName ?? $"(unnamed: {record.Body})";
            names.Add(Kind.Event, name);
            names.AddFields(name, Keys(record.Attributes), Kind.RecordAttribute);
        }
    }

    public static void Add(this Names names, string console)
    {
        foreach (var line in console.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)))
        {
            var keys = line.EnumerateObject().Select(member => member.Name).ToList();
            var logger = line.GetProperty("logger").GetString()!;

            if (IsCairns(logger))
            {
                var name = line.GetProperty("event.name").GetString()!;
                names.Add(Kind.Event, name);
                names.AddFields(name, keys, Kind.ConsoleField);
            }
            else if (IsTests(logger))
            {
                names.Add(Kind.ConsoleField, keys.Where(IsOfEveryEvent));
            }
        }
    }

    private static void Add(this Names names, ActivityKind kind, string scope, OtlpAttributes attributes)
    {
        if (scope == "Microsoft.AspNetCore" && kind == ActivityKind.Server)
        {
            names.Add(Kind.ServerSpanAttribute, Keys(attributes));
        }
        else if (IsCairns(scope))
        {
            names.Add(Kind.PipelineSpanAttribute, Keys(attributes));
        }
    }

    private static void AddFields(this Names names, string eventName, IEnumerable<string> keys, Kind ofEveryEvent)
    {
        foreach (var key in keys.Except(HostScope))
        {
            if (IsOfEveryEvent(key))
            {
                names.Add(ofEveryEvent, key);
            }
            else if (eventName == RequestFinished)
            {
                names.Add(Kind.RequestLineField, key.StartsWith(HeaderField, StringComparison.Ordinal) ? $"{HeaderField}<name>" : key);
            }
            else
            {
                names.Add(Kind.EventField, $"{eventName}.{key}");
            }
        }
    }

    // Parameters of events are in PascalCase, and those of the request line begin with what they are about.
    private static bool IsOfEveryEvent(string key) =>
        key is "Scope" || (char.IsAsciiLetterLower(key[0]) && !key.StartsWith("http.", StringComparison.Ordinal) && !key.StartsWith("url.", StringComparison.Ordinal));

    private static bool IsCairns(string scope) => scope.StartsWith("Cairn.", StringComparison.Ordinal) && !IsTests(scope);

    private static bool IsTests(string scope) => scope.StartsWith("Cairn.Tests", StringComparison.Ordinal);

    private static IEnumerable<string> Keys(OtlpAttributes attributes) => attributes.Select(attribute => attribute.Key);
}
