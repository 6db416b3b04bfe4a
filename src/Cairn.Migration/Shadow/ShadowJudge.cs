using Cairn.Migration.Answering;
using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Migration.Shadow;

/// <summary>Has the other side answer a copy, and compares. Legacy is asked a second time only when the answers differ.</summary>
internal sealed class ShadowJudge(ShadowSender sender, AnswerComparer comparer, ShadowRecord record, TimeProvider clock)
{
    public async Task JudgeAsync(ShadowCopy copy, CancellationToken cancellationToken)
    {
        var other = copy.AnsweredBy is Side.Legacy ? Side.Candidate : Side.Legacy;
        try
        {
            var start = clock.GetTimestamp();
            var answer = await sender.AskAsync(other, copy, cancellationToken);
            var took = clock.GetElapsedTime(start);
            if (answer.Body.Length > BodyLimit.Bytes)
            {
                record.Add(copy.Route, ShadowOutcomes.SkippedLarge);
                return;
            }

            record.Took(copy.Route, other is Side.Candidate ? took - copy.Took : copy.Took - took);
            var (legacy, candidate) = other is Side.Candidate ? (copy.Answer, answer) : (answer, copy.Answer);
            await CompareAsync(copy, legacy, candidate, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            Fail(copy.Route, other, ShadowOutcomes.CandidateError);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(copy.Route, other, ShadowOutcomes.CandidateTimeout);
        }
    }

    private async Task CompareAsync(ShadowCopy copy, ObservedAnswer legacy, ObservedAnswer candidate, CancellationToken cancellationToken)
    {
        var comparison = comparer.Compare(copy.Request, legacy, candidate);
        if (comparison.IsEqual)
        {
            record.Add(copy.Route, comparison.Verdict is ParityVerdict.EqualWithNoise ? ShadowOutcomes.EqualWithNoise : ShadowOutcomes.Equal);
            return;
        }

        if (SafeMethods.Has(copy.Request.Method))
        {
            var again = await AskLegacyAgainAsync(copy, cancellationToken);
            comparison = again is null ? comparison : comparer.Compare(copy.Request, legacy, candidate, again);
            if (ReasonNotToCompare(copy, again, candidate, comparison) is { } reason)
            {
                record.Add(copy.Route, ShadowOutcomes.NotComparable, reason);
                return;
            }
        }

        if (candidate.IsFailure && !legacy.IsFailure)
        {
            record.Add(copy.Route, ShadowOutcomes.CandidateError);
            return;
        }

        record.Differs(copy.Route, comparison.Differences);
    }

    private string? ReasonNotToCompare(ShadowCopy copy, ObservedAnswer? again, ObservedAnswer candidate, Comparison comparison) =>
        again is null ? ShadowOutcomes.LegacyUnavailable
        : comparer.Compare(copy.Request, again, candidate).IsEqual ? ShadowOutcomes.StaleState
        : comparison.Verdict is ParityVerdict.NotComparable ? ShadowOutcomes.LegacyDisagrees
        : null;

    private async Task<ObservedAnswer?> AskLegacyAgainAsync(ShadowCopy copy, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.AskAsync(Side.Legacy, copy, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Fail(LiveRoute route, Side asked, string outcome)
    {
        if (asked is Side.Candidate)
        {
            record.Add(route, outcome);
        }
        else
        {
            record.Add(route, ShadowOutcomes.NotComparable, ShadowOutcomes.LegacyUnavailable);
        }
    }
}
