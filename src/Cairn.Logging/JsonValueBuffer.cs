using System.Buffers;
using System.Text.Json;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>Turns one captured value after another into JSON.</summary>
internal sealed class JsonValueBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    public JsonValueBuffer() => json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JsonLine.Escaping });

    /// <summary>The JSON of a value, valid until the next one.</summary>
    public ReadOnlySpan<byte> Encode(LogEventPropertyValue value)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        JsonValue.Write(json, value);
        json.Flush();
        return buffer.WrittenSpan;
    }

    public void Dispose() => json.Dispose();
}
