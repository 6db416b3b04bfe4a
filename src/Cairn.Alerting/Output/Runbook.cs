using System.Text.RegularExpressions;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting.Output;

/// <summary>
/// The runbook of one alert. What is generated stands between two comments; all else is people's, and is kept when the runbook is made anew. A generated part
/// that somebody has removed stays away.
/// </summary>
internal static partial class Runbook
{
    public static string Of(Subject subject, Rule alert, Objective? objective)
    {
        var text = RunbookText.Of(subject, alert, objective);
        return $"""
            # {alert.Name}

            {Part("facts", text.Facts)}

            ## Meaning

            {Part("meaning", text.Meaning)}

            ## Impact

            {Part("impact", text.Impact)}

            ## Diagnosis

            {Part("diagnosis", text.Diagnosis)}

            ## Mitigation

            {Part("mitigation", text.Mitigation)}

            """;
    }

    /// <summary>Puts the generated parts of a new runbook into one that people have written in.</summary>
    public static string Merge(string existing, string generated) => Parts().Matches(generated).Aggregate(
        existing,
        (text, part) => Parts().Replace(text, old => old.Groups["name"].Value == part.Groups["name"].Value ? part.Value : old.Value));

    /// <summary>Whether a file is a runbook of ours.</summary>
    public static bool IsGenerated(string text) => Parts().IsMatch(text);

    private static string Part(string name, string text) => $"<!-- cairn:{name} -->\n{text}\n<!-- /cairn:{name} -->";

    [GeneratedRegex(@"<!-- cairn:(?<name>[a-z]+) -->\n(?<text>.*?)\n<!-- /cairn:\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
