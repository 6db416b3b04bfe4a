namespace Cairn.Logging.Tests;

/// <summary>An output that is full, as a disk is, whenever a test says so.</summary>
internal sealed class FaultyWriter(Func<string, bool> isRefused) : StringWriter
{
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (isRefused(buffer.ToString()))
        {
            base.Write(buffer[..10]); // what fits

            throw new IOException("No space left on device");
        }

        base.Write(buffer);
    }
}
