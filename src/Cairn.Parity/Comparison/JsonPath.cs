namespace Cairn.Parity.Comparison;

/// <summary>A place in a document: with the numbers of array elements, and without, as rules name it.</summary>
internal readonly record struct JsonPath(string Concrete, string General)
{
    public static JsonPath Body { get; } = new("$", "$");

    public static JsonPath Headers { get; } = new("header", "header");

    public static JsonPath Status { get; } = new("status", "status");

    /// <summary>The place of all elements of this array.</summary>
    public string Elements => $"{General}[*]";

    public JsonPath Member(string name)
    {
        var step = IsSimple(name) ? $".{name}" : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";
        return new JsonPath(Concrete + step, General + step);
    }

    public JsonPath Element(int index) => new($"{Concrete}[{index}]", Elements);

    private static bool IsSimple(string name) => name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
}
