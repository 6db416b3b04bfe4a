using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>Says what was asked for in vain, and what comes nearest. Masked values are shown by their form alone.</summary>
internal static class MismatchText
{
    private const int MostDifferences = 8;

    public static string Of(Cassette cassette, IReadOnlyCollection<RecordedExchange> recordings, CassetteRequest asked, RequestComparison comparison)
    {
        var unused = recordings.Count(recording => !recording.IsUsed);
        IEnumerable<string> lines =
        [
            $"{asked.Method} {asked.Target} is not on '{Path.GetFileName(cassette.Path)}', of whose {recordings.Count} exchanges {unused} are unused.",
            .. recordings.Count == 0 ? [] : Nearest(recordings, asked, comparison),
            .. cassette.TornEnd is { } torn ? [torn] : Array.Empty<string>(),
            "Correct the call, or record again with CAIRN_CASSETTES=record.",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> Nearest(IEnumerable<RecordedExchange> recordings, CassetteRequest asked, RequestComparison comparison)
    {
        var nearest = recordings.MinBy(recording => Distance(recording, asked, comparison))!;
        var request = nearest.General;
        var differences = comparison.Differences(request, asked).Take(MostDifferences).ToList();
        return [$"Nearest is exchange {nearest.Exchange.Sequence}, {request.Method} {request.Target}{(nearest.IsUsed ? ", which is used already" : "")}{(differences.Count == 0 ? "." : ":")}", .. differences.Select(line => $"  {line}")];
    }

    /// <summary>The method weighs more than a segment of the path, and that more than a header or a member of the body.</summary>
    private static (int Target, int Differences, bool IsUsed) Distance(RecordedExchange recording, CassetteRequest asked, RequestComparison comparison)
    {
        var left = recording.General.Target.Split('/', '?', '&');
        var right = asked.Target.Split('/', '?', '&');
        var same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        var segments = Math.Max(left.Length, right.Length) - same;
        return (segments + (recording.General.Method == asked.Method ? 0 : 2), comparison.Differences(recording.General, asked).Count(), recording.IsUsed);
    }
}
