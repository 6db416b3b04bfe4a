namespace Cairn.Caching.Redis.Resp;

/// <summary>Bytes on their way out. It grows with a burst, and lets go of what only a burst needed.</summary>
internal sealed class SendBuffer
{
    private const int UsualBytes = 16 * 1024;
    private const int MostKeptBytes = 1024 * 1024;

    private byte[] _bytes = new byte[UsualBytes];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Room for at least <paramref name="count"/> bytes, of which those used are to be told by <see cref="Advance"/>.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(2L * _bytes.Length, (long)Length + count), Array.MaxLength));
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Clear()
    {
        Length = 0;

        if (_bytes.Length > MostKeptBytes)
        {
            _bytes = new byte[UsualBytes];
        }
    }
}
