namespace Cairn.PythonCompat.Json;

/// <summary>A buffer that grows, and can go back.</summary>
internal sealed class ByteBuffer(int capacity)
{
    private byte[] _bytes = new byte[Math.Max(capacity, PythonFloat.MostBytes)];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    public void Write(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    public void Write(double value) => Length += PythonFloat.Write(value, Room(PythonFloat.MostBytes));

    /// <summary>Takes everything back.</summary>
    public void Reset() => Length = 0;

    /// <summary>Takes back what was written from <paramref name="start"/> on.</summary>
    public byte[] Cut(int start)
    {
        var cut = _bytes[start..Length];
        Length = start;
        return cut;
    }

    private Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Length + length, _bytes.Length * 2));
        }

        return _bytes.AsSpan(Length);
    }
}
