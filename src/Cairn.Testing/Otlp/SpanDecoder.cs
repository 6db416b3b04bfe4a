using System.Diagnostics;

namespace Cairn.Testing;

/// <summary>Decodes <c>trace.v1.Span</c>.</summary>
internal static class SpanDecoder
{
    public static OtlpSpan Decode(WireReader span, string scope, OtlpAttributes resource)
    {
        string name = "", traceId = "", spanId = "";
        string? parentSpanId = null, description = null;
        ulong kind = 0, status = 0, start = 0, end = 0;
        List<KeyValuePair<string, object?>> attributes = [];
        List<OtlpSpanEvent> events = [];

        while (span.MoveNext())
        {
            switch (span.Field)
            {
                case 1: traceId = AttributeDecoder.Id(span.Bytes()) ?? ""; break;
                case 2: spanId = AttributeDecoder.Id(span.Bytes()) ?? ""; break;
                case 4: parentSpanId = AttributeDecoder.Id(span.Bytes()); break;
                case 5: name = span.Text(); break;
                case 6: kind = span.Varint(); break;
                case 7: start = span.Fixed64(); break;
                case 8: end = span.Fixed64(); break;
                case 9: attributes.Add(AttributeDecoder.Pair(span.Message())); break;
                case 11: events.Add(DecodeEvent(span.Message())); break;
                case 15: (status, description) = DecodeStatus(span.Message()); break;
                default: span.Skip(); break;
            }
        }

        return new OtlpSpan
        {
            Name = name,
            Kind = kind is >= 1 and <= 5 ? (ActivityKind)(kind - 1) : ActivityKind.Internal,
            TraceId = traceId,
            SpanId = spanId,
            ParentSpanId = parentSpanId,
            Status = status is <= 2 ? (ActivityStatusCode)status : ActivityStatusCode.Unset,
            StatusDescription = description,
            Start = AttributeDecoder.Time(start),
            End = AttributeDecoder.Time(end),
            Attributes = new OtlpAttributes(attributes),
            Events = events,
            Scope = scope,
            Resource = resource,
        };
    }

    private static (ulong Code, string? Message) DecodeStatus(WireReader status)
    {
        ulong code = 0;
        string? message = null;
        while (status.MoveNext())
        {
            switch (status.Field)
            {
                case 2: message = status.Text(); break;
                case 3: code = status.Varint(); break;
                default: status.Skip(); break;
            }
        }

        return (code, message);
    }

    private static OtlpSpanEvent DecodeEvent(WireReader happening)
    {
        var name = "";
        ulong time = 0;
        List<KeyValuePair<string, object?>> attributes = [];
        while (happening.MoveNext())
        {
            switch (happening.Field)
            {
                case 1: time = happening.Fixed64(); break;
                case 2: name = happening.Text(); break;
                case 3: attributes.Add(AttributeDecoder.Pair(happening.Message())); break;
                default: happening.Skip(); break;
            }
        }

        return new OtlpSpanEvent(name, AttributeDecoder.Time(time), new OtlpAttributes(attributes));
    }
}
