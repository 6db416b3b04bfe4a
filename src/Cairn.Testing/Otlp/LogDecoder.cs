namespace Cairn.Testing;

/// <summary>Decodes <c>logs.v1.LogRecord</c>.</summary>
internal static class LogDecoder
{
    public static OtlpLogRecord Decode(WireReader record, string scope, OtlpAttributes resource)
    {
        ulong time = 0, severity = 0;
        var severityText = "";
        object? body = null;
        string? eventName = null, traceId = null, spanId = null;
        List<KeyValuePair<string, object?>> attributes = [];

        while (record.MoveNext())
        {
            switch (record.Field)
            {
                case 1: time = record.Fixed64(); break;
                case 2: severity = record.Varint(); break;
                case 3: severityText = record.Text(); break;
                case 5: body = AttributeDecoder.Value(record.Message()); break;
                case 6: attributes.Add(AttributeDecoder.Pair(record.Message())); break;
                case 9: traceId = AttributeDecoder.Id(record.Bytes()); break;
                case 10: spanId = AttributeDecoder.Id(record.Bytes()); break;
                case 12: eventName = record.Text(); break;
                default: record.Skip(); break;
            }
        }

        return new OtlpLogRecord
        {
            Time = AttributeDecoder.Time(time),
            SeverityNumber = severity is <= 24 ? (int)severity : 0,
            SeverityText = severityText,
            Body = body,
            EventName = string.IsNullOrEmpty(eventName) ? null : eventName,
            Attributes = new OtlpAttributes(attributes),
            TraceId = traceId,
            SpanId = spanId,
            Scope = scope,
            Resource = resource,
        };
    }
}
