using Cairn.Cassettes;

namespace Cairn.Testing;

/// <summary>How exchanges are masked when they are recorded, and found again when they are replayed.</summary>
public sealed class CassetteSettings
{
    /// <summary>What is masked, in recordings and in requests that are compared with them.</summary>
    /// <value>The default is <see cref="RedactionPolicy.Default"/>.</value>
    public RedactionPolicy Redaction { get; set; } = RedactionPolicy.Default;

    /// <summary>The key of the masks, at least 32 bytes of random text. With it, masks of several recordings can be compared.</summary>
    /// <value>The default is that of the environment variable <c>CAIRN_CASSETTES_KEY</c>; without one, a random key that is kept nowhere.</value>
    public string? Key { get; set; }

    /// <summary>The headers that a request must have in common with a recorded one, beside method and target.</summary>
    /// <value>The default is none.</value>
    public IList<string> MatchedHeaders { get; } = [];

    /// <summary>How bodies are compared.</summary>
    /// <value>The default is <see cref="BodyMatching.Json"/>.</value>
    public BodyMatching Body { get; set; } = BodyMatching.Json;

    /// <summary>Whether a request that is made more often than it was recorded gets the last answer again.</summary>
    /// <value>The default is <see langword="false"/>: it fails.</value>
    public bool AllowRepeats { get; set; }

    /// <summary>Whether exchanges may be left unused.</summary>
    /// <value>The default is <see langword="false"/>: disposal throws.</value>
    public bool AllowUnused { get; set; }

    /// <summary>The clock that dates exchanges and measures how long they take.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider Clock { get; set; } = TimeProvider.System;
}
