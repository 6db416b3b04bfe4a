namespace Cairn.Cassettes.Format;

/// <summary>Reads a file line by line, as bytes, with a bound on the length of a line.</summary>
internal sealed class LineSplitter : IDisposable
{
    /// <summary>The longest line, in bytes; text of the threshold of <see cref="BodyFiles"/> can hardly fill it, however escaped.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly string _path;
    private readonly FileStream _file;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public LineSplitter(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
    }

    /// <summary>The number of the line returned last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether a line feed stood at the end of the line returned last.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>The next line, valid until the next call; <see langword="null"/> at the end.</summary>
    public async Task<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, terminated: true);
            }

            searched = _end - _start;
            if (!await FillAsync(cancellationToken))
            {
                return searched > 0 ? Take(searched, terminated: false) : default(ReadOnlyMemory<byte>?);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private ReadOnlyMemory<byte> Take(int length, bool terminated)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + (terminated ? 1 : 0);
        IsTerminated = terminated;
        Number++;
        return line;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == LongestLine)
        {
            throw new CassetteFormatException(_path, Number + 1, LongestLine, $"The line is longer than {LongestLine} bytes.");
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, LongestLine));
        }

        var count = await _file.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += count;
        return count > 0;
    }
}
