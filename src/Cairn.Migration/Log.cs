using Microsoft.Extensions.Logging;

namespace Cairn.Migration;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The routing table was not taken over, the last good one stays in force: {Fault}", EventName = "RoutingTableRejected")]
    public static partial void TableRejected(this ILogger logger, string fault);

    [LoggerMessage(2, LogLevel.Information, "A routing table with {Routes} routes is in force", EventName = "RoutingTableTakenOver")]
    public static partial void TableTakenOver(this ILogger logger, int routes);

    [LoggerMessage(3, LogLevel.Warning, "{Route} is configured as {State} and effectively legacy until {Until}: the candidate's share of errors is {Delta:P1} above legacy's", EventName = "RouteRolledBack")]
    public static partial void RouteRolledBack(this ILogger logger, string route, string state, DateTimeOffset until, double delta);

    [LoggerMessage(4, LogLevel.Information, "The rollback of {Route} has ended; it is {State} again", EventName = "RollbackEnded")]
    public static partial void RollbackEnded(this ILogger logger, string route, string state);

    [LoggerMessage(5, LogLevel.Warning, "The candidate failed on {Route} ({Reason}), and legacy answers", EventName = "CandidateFellBack")]
    public static partial void CandidateFellBack(this ILogger logger, string route, string reason, Exception? exception);

    [LoggerMessage(6, LogLevel.Warning, "Legacy did not answer {Route}: {Outcome}", EventName = "LegacyFailed")]
    public static partial void LegacyFailed(this ILogger logger, string route, ForwardOutcome outcome);

    [LoggerMessage(7, LogLevel.Warning, "The answers to {Route} differ at {Shape}. This is said once", EventName = "AnswersDiffer")]
    public static partial void AnswersDiffer(this ILogger logger, string route, string shape);

    [LoggerMessage(8, LogLevel.Warning, "Copies have no candidate to go to: this process listens on no plain HTTP address. Set Cairn:Strangler:CandidateAddress", EventName = "ShadowWithoutCandidate")]
    public static partial void ShadowWithoutCandidate(this ILogger logger);

    [LoggerMessage(9, LogLevel.Error, "A copy of {Route} could not be judged", EventName = "ShadowCopyFailed")]
    public static partial void CopyFailed(this ILogger logger, string route, Exception exception);
}
