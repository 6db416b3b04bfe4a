namespace Cairn.Logging.Tests;

/// <summary>An output whose reader has stopped reading, until it resumes or is disposed.</summary>
internal sealed class StalledWriter : StringWriter
{
    private readonly ManualResetEventSlim _reading = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first line waits to be written.</summary>
    public Task Reached => _reached.Task;

    public void Resume() => _reading.Set();

    public override void Write(ReadOnlySpan<char> buffer)
    {
        _reached.TrySetResult();
        _reading.Wait();
        base.Write(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        Resume();
        base.Dispose(disposing);
    }
}
