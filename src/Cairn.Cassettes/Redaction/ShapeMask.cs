namespace Cairn.Cassettes.Redaction;

/// <summary>The form of a value alone. A mask has the form of what it masks, so both become the same.</summary>
internal sealed class ShapeMask : IMask
{
    public string Of(string value) => ValueForms.Of(value) is ValueForm.None ? value : $"<{ValueForms.Of(value)}>";

    public string OfNumber(string value) => "0";
}
