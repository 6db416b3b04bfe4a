namespace Cairn.Testing;

/// <summary>Something about a manifest that does not hold.</summary>
/// <param name="File">The file, seen from the folder that was checked, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Rule">The rule, in a word or two: <c>fields</c>, <c>probes</c>, <c>grace</c> …</param>
/// <param name="Message">What it is, what it has to be, and how to mend it.</param>
public sealed record ManifestFault(string File, int Line, string Rule, string Message)
{
    /// <summary>The fault in a line: <c>base/deployment.yaml:31 [probes] …</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{File}:{Line} [{Rule}] {Message}";
}
