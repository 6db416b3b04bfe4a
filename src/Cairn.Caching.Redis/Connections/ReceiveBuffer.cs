namespace Cairn.Caching.Redis.Connections;

/// <summary>Bytes that have come in and are not understood yet, in one piece. It grows to the longest reply, and lets go of what only that needed.</summary>
internal sealed class ReceiveBuffer
{
    private const int UsualBytes = 64 * 1024;

    private byte[] _bytes = new byte[UsualBytes];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Room for the next read; never empty.</summary>
    public Memory<byte> Room()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
            _bytes = _bytes.Length > UsualBytes ? new byte[UsualBytes] : _bytes;
        }
        else if (_end == _bytes.Length)
        {
            MakeRoom();
        }

        return _bytes.AsMemory(_end);
    }

    public void Received(int count) => _end += count;

    public void Consume(int count) => _start += count;

    private void MakeRoom()
    {
        var unread = _end - _start;
        var larger = unread > _bytes.Length / 2 ? new byte[Math.Min(2L * _bytes.Length, Array.MaxLength)] : _bytes;
        Unread.CopyTo(larger);
        (_bytes, _start, _end) = (larger, 0, unread);
    }
}
