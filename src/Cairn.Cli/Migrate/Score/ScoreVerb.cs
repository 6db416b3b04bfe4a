using System.Text;
using Cairn.Cli.Migrate.Routes;

namespace Cairn.Cli.Migrate.Score;

/// <summary>Shows a score in its form, and holds it against the ratchet.</summary>
/// <param name="output">Where it is shown.</param>
/// <param name="form">Its form.</param>
/// <param name="target">The file that it is written to; null shows it.</param>
internal sealed class ScoreVerb(TextWriter output, ScoreFormat form, string? target)
{
    public ExitCode Run(Scorecard card, string? ratchet, bool isUpdate)
    {
        var text = TextOf(card);
        if (target is null)
        {
            output.Write(text);
        }
        else
        {
            AtomicFile.Write(target, Encoding.UTF8.GetBytes(text));
            output.WriteLine($"{ScoreWords.Title(card)}, written to '{target}'.");
        }

        return ratchet is null ? ExitCode.Holds : Hold(card, ratchet, isUpdate);
    }

    private string TextOf(Scorecard card) => form switch
    {
        ScoreFormat.Json => ScoreJson.Of(card),
        ScoreFormat.Markdown => ScoreMarkdown.Of(card),
        ScoreFormat.Html => ScoreHtml.Of(card),
        ScoreFormat.Badge => ScoreBadge.Of(card),
        _ => ScoreText.Of(card),
    };

    /// <exception cref="CommandFailedException">A part has fallen (1) or cannot be told any more (2), or there is no such file (64).</exception>
    private ExitCode Hold(Scorecard card, string path, bool isUpdate)
    {
        var ratchet = Read(path, card.Parts, isUpdate);
        var risen = ratchet.Risen(card.Parts);
        if (isUpdate && risen.Count > 0)
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(ratchet.Raised(card.Parts).ToString()));
        }

        var (fallen, untold) = (ratchet.Fallen(card.Parts), ratchet.Untold(card.Parts));
        if (fallen.Count + untold.Count > 0)
        {
            throw new CommandFailedException(
                fallen.Count > 0 ? ExitCode.DoesNotHold : ExitCode.CannotTell,
                string.Join(Environment.NewLine, fallen.Concat(untold).Append($"'{path}' keeps the best. Mend what has fallen, or lower the file in a commit that says why.")));
        }

        if (risen.Count > 0 && (form is ScoreFormat.Text || target is not null))
        {
            output.WriteLine(isUpdate ? $"Risen, and kept in '{path}': {string.Join(", ", risen)}." : $"Risen: {string.Join(", ", risen)}. Keep it with --update.");
        }

        return ExitCode.Holds;
    }

    private static ScoreRatchet Read(string path, IReadOnlyList<ScorePart> parts, bool isUpdate)
    {
        if (!File.Exists(path))
        {
            return isUpdate ? new ScoreRatchet(new Dictionary<string, double>()) : throw new CommandFailedException(ExitCode.Usage, $"There is no file '{path}'. Write it with --update, and commit it.");
        }

        try
        {
            return ScoreRatchet.Parse(File.ReadAllText(path), path, parts);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{path}' cannot be read: {refused.Message.TrimEnd('.')}. Name another file with --ratchet.");
        }
    }
}
