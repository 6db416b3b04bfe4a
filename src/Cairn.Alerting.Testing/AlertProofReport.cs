using System.Text;
using Cairn.Alerting.Testing.Report;

namespace Cairn.Alerting.Testing;

/// <summary>Which fault sets off which alert, and after how long.</summary>
public sealed class AlertProofReport
{
    internal AlertProofReport(IReadOnlyList<FaultResult> results) => Results = results;

    /// <summary>What each fault has set off, in the order of the setup.</summary>
    public IReadOnlyList<FaultResult> Results { get; }

    /// <summary>The faults that set off no alert at all: nobody would notice.</summary>
    public IReadOnlyList<string> Unnoticed => [.. Results.Where(result => !result.IsNoticed).Select(result => result.Fault)];

    /// <summary>The result of one fault.</summary>
    /// <param name="fault">Its name.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">There is no fault of that name.</exception>
    public FaultResult this[string fault] => Results.FirstOrDefault(result => result.Fault == fault)
        ?? throw new ArgumentException($"There is no fault '{fault}'. The proof has {string.Join(", ", Results.Select(result => $"'{result.Fault}'"))}. Use one of these names.", nameof(fault));

    /// <summary>Asserts that every fault sets off some alert, but for those that nobody needs to notice.</summary>
    /// <param name="except">The names of the faults that nobody needs to notice; one that is noticed does not belong here.</param>
    /// <exception cref="InvalidOperationException">The faults that nobody would notice are others; the message is the whole report.</exception>
    public void AssertAllAreNoticedBut(params string[] except)
    {
        ArgumentNullException.ThrowIfNull(except);

        if (!Unnoticed.Order(StringComparer.Ordinal).SequenceEqual(except.Order(StringComparer.Ordinal)))
        {
            throw new InvalidOperationException(ToString());
        }
    }

    /// <summary>Writes the table as Markdown, and the faults that nobody would notice.</summary>
    /// <param name="path">The file, which is overwritten.</param>
    public void WriteMarkdown(string path) => File.WriteAllText(path, CoverageTable.Markdown(this), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The table of faults and alerts as text, and the faults that nobody would notice.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => CoverageTable.Text(this);
}
