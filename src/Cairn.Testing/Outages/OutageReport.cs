using System.Text;
using Cairn.Testing.Outages;

namespace Cairn.Testing;

/// <summary>What a rehearsal has seen of every outage, and what does not hold.</summary>
public sealed class OutageReport
{
    internal OutageReport(IReadOnlyList<OutageResult> results) => Results = results;

    /// <summary>Every outage: by dependency, then in the order of the faults.</summary>
    public IReadOnlyList<OutageResult> Results { get; }

    /// <summary>What does not hold, a sentence each; empty if all does.</summary>
    public IReadOnlyList<string> Findings => [.. Results.SelectMany(result => result.Findings)];

    /// <summary>Throws unless everything holds.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold; the message is the whole report.</exception>
    public void AssertHolds()
    {
        if (Findings.Count > 0)
        {
            throw new InvalidOperationException(ToString());
        }
    }

    /// <summary>Writes the report as Markdown: a table and the findings. Latencies vary with the jitter of retries.</summary>
    /// <param name="path">The file, which is overwritten.</param>
    public void WriteMarkdown(string path) => File.WriteAllText(path, OutageTable.Markdown(this), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The report as text: the verdict, the findings, and a grid with a row for every outage.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => OutageTable.Text(this);
}
