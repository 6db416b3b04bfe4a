using System.Text;

namespace Cairn.Logging.Tests;

/// <summary>An output whose reader has stopped reading, until it is disposed.</summary>
internal sealed class StalledWriter : TextWriter
{
    private readonly ManualResetEventSlim _reading = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => _reading.Wait();

    public override void Write(string? value) => _reading.Wait();

    protected override void Dispose(bool disposing)
    {
        _reading.Set();
        base.Dispose(disposing);
    }
}
