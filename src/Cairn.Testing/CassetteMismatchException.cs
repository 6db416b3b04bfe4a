namespace Cairn.Testing;

/// <summary>What was asked and what is on the cassette differ: a request that was not recorded, or an exchange that was not used.</summary>
public sealed class CassetteMismatchException : Exception
{
    internal CassetteMismatchException(string message)
        : base(message)
    {
    }
}
