namespace Cairn.Tests.Reference;

/// <summary>An output that is full for the lines which say so.</summary>
internal sealed class RefusingWriter : StringWriter
{
    public const string Refused = "no room for this";

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Contains(Refused, StringComparison.Ordinal))
        {
            throw new IOException("No space left on device");
        }

        base.Write(buffer);
    }
}
