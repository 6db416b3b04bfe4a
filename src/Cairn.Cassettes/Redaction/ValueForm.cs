namespace Cairn.Cassettes.Redaction;

/// <summary>The forms that masks keep.</summary>
internal enum ValueForm
{
    /// <summary>Nothing to mask.</summary>
    None,

    Uuid,
    Number,
    Hex,
    Email,
    Text,
}
