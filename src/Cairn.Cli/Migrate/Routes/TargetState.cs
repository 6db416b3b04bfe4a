using System.Globalization;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>The state that a route is to have.</summary>
/// <param name="State">The state.</param>
/// <param name="Percent">How many clients the candidate answers; for a canary alone.</param>
/// <param name="Shadow">How many requests are copied; null leaves that as it is.</param>
internal sealed record TargetState(RouteState State, double? Percent, double? Shadow)
{
    public const string Forms = "legacy, shadow[:p], canary:n, migrated[:k], retired";

    /// <summary>Reads <c>canary:10</c> and its like. The range of a percentage is left to the rules of the table.</summary>
    /// <exception cref="CommandFailedException">It is no state (64).</exception>
    public static TargetState Parse(string text)
    {
        var parts = text.Split(':', 2);
        var names = Enum.GetValues<RouteState>().ToDictionary(StateNames.Of);
        if (!names.TryGetValue(parts[0], out var state))
        {
            throw Mistake(text, $"There is no such state. Known, nearest first: {string.Join(", ", Spelling.NearestFirst(parts[0], names.Keys))}.");
        }

        return (state, parts.Length > 1) switch
        {
            (RouteState.Canary, false) => throw Mistake(text, "A canary needs the percentage of clients that it gets. Write it as canary:10."),
            (RouteState.Legacy or RouteState.Retired, true) => throw Mistake(text, $"Nothing of it is copied or divided. Write it as {parts[0]}."),
            (RouteState.Canary, true) => new TargetState(state, NumberOf(text, parts[1]), null),
            (_, true) => new TargetState(state, null, NumberOf(text, parts[1])),
            _ => new TargetState(state, null, null),
        };
    }

    private static double NumberOf(string text, string number) => double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        ? percent
        : throw Mistake(text, $"What follows the colon is a percentage. Write it as {text.Split(':')[0]}:10.");

    private static CommandFailedException Mistake(string text, string advice) => new(ExitCode.Usage, $"'--to' is {text}. {advice} It is one of {Forms}.");
}
