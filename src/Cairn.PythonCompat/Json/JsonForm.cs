namespace Cairn.PythonCompat.Json;

/// <summary>How a JSON document is laid out.</summary>
internal readonly record struct JsonForm(PythonCompat Switches)
{
    /// <summary>The switches that need the document written anew.</summary>
    public const PythonCompat Rewritten =
        PythonCompat.Floats | PythonCompat.SortedKeys | PythonCompat.AsciiEscapes | PythonCompat.Utf8Text | PythonCompat.SpacedJson | PythonCompat.TrailingNewline;

    /// <summary>As <c>json.dumps(value)</c>, which is what <c>requests</c> sends.</summary>
    public static JsonForm Dumps { get; } = new(PythonCompat.Floats | PythonCompat.AsciiEscapes | PythonCompat.SpacedJson);

    public bool IsRewritten => (Switches & Rewritten) != 0;

    public bool Floats => Switches.HasFlag(PythonCompat.Floats);

    public bool SortsKeys => Switches.HasFlag(PythonCompat.SortedKeys);

    public bool IsAscii => Switches.HasFlag(PythonCompat.AsciiEscapes);

    /// <summary>Whether strings are written anew, rather than copied with the escapes they have.</summary>
    public bool WritesText => (Switches & (PythonCompat.AsciiEscapes | PythonCompat.Utf8Text)) != 0;

    public bool EndsLine => Switches.HasFlag(PythonCompat.TrailingNewline);

    public ReadOnlySpan<byte> Colon => Switches.HasFlag(PythonCompat.SpacedJson) ? ": "u8 : ":"u8;

    public ReadOnlySpan<byte> Comma => Switches.HasFlag(PythonCompat.SpacedJson) ? ", "u8 : ","u8;
}
