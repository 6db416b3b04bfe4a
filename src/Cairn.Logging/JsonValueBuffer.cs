using System.Buffers;
using System.Text.Json;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>Turns one captured value after another into JSON.</summary>
internal sealed class JsonValueBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public JsonValueBuffer() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JsonLine.Escaping });

    /// <summary>How many bytes the buffer holds.</summary>
    public int Capacity => _buffer.Capacity;

    /// <summary>The JSON of a value, valid until the next one.</summary>
    public ReadOnlySpan<byte> Encode(LogEventPropertyValue value)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        JsonValue.Write(_json, value);
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();
}
