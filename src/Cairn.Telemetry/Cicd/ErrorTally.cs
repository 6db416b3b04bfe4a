namespace Cairn.Telemetry.Cicd;

/// <summary>Counts the errors of a run or task so that one failure is one error, however many enclosing tasks and runs it fails.</summary>
internal sealed class ErrorTally(CicdInstruments instruments, string pipeline, ErrorTally? enclosing = null)
{
    private readonly ErrorTally? _enclosing = enclosing;
    private volatile bool _hasCounted;

    public ErrorTally Enclose() => new(instruments, pipeline, this);

    public void Count(string errorType)
    {
        for (var tally = this; tally is not null; tally = tally._enclosing)
        {
            tally._hasCounted = true;
        }

        instruments.CountError(pipeline, errorType);
    }

    /// <summary>Counts the error that something ended with, unless an error of a part of it has been counted.</summary>
    public void CountEnd(Outcome outcome)
    {
        if (outcome.ErrorType is { } errorType && !_hasCounted)
        {
            Count(errorType);
        }
    }
}
