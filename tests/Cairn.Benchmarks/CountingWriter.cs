using System.Text;

namespace Cairn.Benchmarks;

/// <summary>An output that takes lines and forgets them, but not how many they were.</summary>
internal sealed class CountingWriter : TextWriter
{
    private int _lines;

    public int Lines => Volatile.Read(ref _lines);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new NotSupportedException("A line comes as one text.");

    public override void Write(ReadOnlySpan<char> buffer) => Interlocked.Increment(ref _lines);

    public async Task WaitForAsync(int lines)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Lines < lines)
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
