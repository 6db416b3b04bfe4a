using System.Text.Json;

namespace Cairn.Cli.Migrate.Score;

/// <summary>The best that each part has been: a small file to commit. No part may fall below it.</summary>
/// <param name="Best">The values of the parts, by name.</param>
internal sealed record ScoreRatchet(IReadOnlyDictionary<string, double> Best)
{
    public const string Format = "migration-ratchet/1";

    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, NewLine = "\n" };

    /// <exception cref="CommandFailedException">The text is no ratchet, or names a part that there is not (74).</exception>
    public static ScoreRatchet Parse(string text, string path, IReadOnlyList<ScorePart> parts)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("cairn", out var format) && format.ValueKind == JsonValueKind.String && format.GetString() == Format
                ? new ScoreRatchet(root.GetProperty("parts").EnumerateObject().ToDictionary(part => Known(part.Name, path, parts), part => Share(part, path)))
                : throw Mistake(path, $"it has no \"cairn\": \"{Format}\"");
        }
        catch (JsonException wrong)
        {
            throw Mistake(path, $"line {wrong.LineNumber + 1} is no JSON");
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw Mistake(path, "\"parts\" has to be an object with a number for each part, once");
        }
    }

    /// <summary>What has fallen, and by how much, in a sentence each.</summary>
    public IReadOnlyList<string> Fallen(IReadOnlyList<ScorePart> parts) =>
        [.. Told(parts).Where(part => part.Now < part.Best).Select(part => $"'{part.Part.Id}' fell from {Percent(part.Best)} to {Percent(part.Now!.Value)}: {part.Part.Says}.{Advice(part.Part)}")];

    /// <summary>What could be told once and cannot now, in a sentence each.</summary>
    public IReadOnlyList<string> Untold(IReadOnlyList<ScorePart> parts) =>
        [.. Told(parts).Where(part => part.Now is null && part.Best > 0).Select(part => $"'{part.Part.Id}' was {Percent(part.Best)} and {part.Part.Says}.{Advice(part.Part)}")];

    /// <summary>What has risen, by name.</summary>
    public IReadOnlyList<string> Risen(IReadOnlyList<ScorePart> parts) =>
        [.. parts.Where(part => ScoreJson.Rounded(part.Value) > Best.GetValueOrDefault(part.Id, -1)).Select(part => part.Id)];

    /// <summary>The ratchet with what has risen. Nothing in it falls.</summary>
    public ScoreRatchet Raised(IReadOnlyList<ScorePart> parts)
    {
        var best = Best.ToDictionary();
        foreach (var part in parts.Where(part => Risen(parts).Contains(part.Id)))
        {
            best[part.Id] = ScoreJson.Rounded(part.Value)!.Value;
        }

        return new ScoreRatchet(parts.Where(part => best.ContainsKey(part.Id)).ToDictionary(part => part.Id, part => best[part.Id]));
    }

    public override string ToString() => JsonSerializer.Serialize(new { cairn = Format, parts = Best }, Legible) + "\n";

    private IEnumerable<(ScorePart Part, double Best, double? Now)> Told(IReadOnlyList<ScorePart> parts) =>
        parts.Where(part => Best.ContainsKey(part.Id)).Select(part => (part, Best[part.Id], ScoreJson.Rounded(part.Value)));

    private static string Advice(ScorePart part) => part.Raise.Count > 0 ? $" {part.Raise[0]}" : "";

    private static string Percent(double value) => FormattableString.Invariant($"{value * 100:0.##} %");

    private static string Known(string id, string path, IReadOnlyList<ScorePart> parts) => parts.Any(part => part.Id == id)
        ? id
        : throw Mistake(path, $"it has a part '{id}', which there is not. Known, nearest first: {string.Join(", ", Spelling.NearestFirst(id, parts.Select(part => part.Id)))}");

    private static double Share(JsonProperty part, string path) => part.Value.GetDouble() is >= 0 and <= 1 and var share
        ? share
        : throw Mistake(path, $"'{part.Name}' is {part.Value}, and has to be from 0 to 1");

    private static CommandFailedException Mistake(string path, string what) =>
        new(ExitCode.Environment, $"'{path}' is no ratchet: {what}. Restore the file from version control, or write a new one with --update in another place.");
}
