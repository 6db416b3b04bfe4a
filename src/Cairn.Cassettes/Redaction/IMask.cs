namespace Cairn.Cassettes.Redaction;

/// <summary>What stands for a value that must not be written.</summary>
internal interface IMask
{
    string Of(string value);

    /// <summary>A number of JSON stays a number.</summary>
    string OfNumber(string value);
}
