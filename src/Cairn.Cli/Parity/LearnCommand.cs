using System.CommandLine;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity learn`: rules for what the old service changes by itself.</summary>
internal static class LearnCommand
{
    public static Command Create(TextWriter output)
    {
        var cassettes = new Option<string>("--cassettes") { Description = "A cassette, or a folder of them.", DefaultValueFactory = _ => ParityFiles.Folder, HelpName = "PATH" };
        var rules = new Option<string>("--rules") { Description = "The file of rules, which is renewed.", DefaultValueFactory = _ => ParityFiles.Rules, HelpName = "FILE" };
        var expires = new Option<DateOnly?>("--expires") { Description = "The last day on which learned rules hold, such as 2026-12-31.", HelpName = "DAY" };
        var learn = new Command("learn", "Learn from requests that were asked twice what the old service changes by itself.") { cassettes, rules, expires };
        learn.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(rules)!;
            var recorded = await ParityFiles.CassettesAsync(parsed.GetValue(cassettes)!, cancellationToken);
            var learned = NoiseLearner.Learn(recorded.SelectMany(cassette => cassette.Exchanges), await ParityFiles.RulesSoFarAsync(file, cancellationToken), parsed.GetValue(expires));
            await ParityFiles.SaveAsync(learned.Rules, file, cancellationToken);
            return (int)Tell(output, learned, file);
        });
        return learn;
    }

    private static ExitCode Tell(TextWriter output, LearnedNoise learned, string file)
    {
        foreach (var route in learned.Rules.Routes.OrderBy(route => route.Name, StringComparer.Ordinal))
        {
            output.WriteLine($"{route.Name}: {route.Rules.Count} rules from {route.Requests} requests");
        }

        learned.Unneeded.ToList().ForEach(rule => output.WriteLine($"no longer needed: {rule}"));
        learned.Unexplained.ToList().ForEach(noise => output.WriteLine($"not explained: {noise}. Write a rule for it, or mend the old service."));
        learned.Refused.ToList().ForEach(route => output.WriteLine($"not enough evidence: {route.Key} has {route.Value} requests that were asked twice, {NoiseLearner.FewestRequests} are needed. Record more."));
        output.WriteLine($"Review '{file}' before you commit it.");
        return learned.Unexplained.Count > 0 ? ExitCode.DoesNotHold : learned.Refused.Count > 0 ? ExitCode.CannotTell : ExitCode.Holds;
    }
}
