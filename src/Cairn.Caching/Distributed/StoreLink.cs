using Cairn.Caching.Local;

namespace Cairn.Caching.Distributed;

/// <summary>Runs commands of the store: each with a time limit, none while the breaker is open, no failure beyond this class.</summary>
internal sealed class StoreLink(ISecondLevel level, SecondLevelSettings settings, CacheClock clock, Observations seen)
{
    private readonly Breaker _breaker = new(settings, clock);

    public ISecondLevel Level => level;

    public SecondLevelSettings Settings => settings;

    public Observations Seen => seen;

    public bool IsOpen => _breaker.IsOpen;

    /// <summary>Runs a command.</summary>
    /// <returns>Its answer, or <paramref name="otherwise"/> if there is none.</returns>
    public async ValueTask<TAnswer> TryAsync<TState, TAnswer>(TState state, Func<ISecondLevel, TState, CancellationToken, ValueTask<TAnswer>> command, TAnswer otherwise)
    {
        if (!_breaker.Allows())
        {
            return otherwise;
        }

        using var limit = new CancellationTokenSource();
        try
        {
            var pending = command(level, state, limit.Token);
            var answer = pending.IsCompletedSuccessfully
                ? pending.Result
                : await pending.AsTask().WaitAsync(settings.HardTimeout, clock.Time, CancellationToken.None);
            _breaker.Succeed();
            return answer;
        }
        catch (Exception exception)
        {
            await limit.CancelAsync();
            Fail(exception);
            return otherwise;
        }
    }

    /// <summary>Waits for an answer as long as a request may wait. The command goes on.</summary>
    public ValueTask<TAnswer> SoonAsync<TAnswer>(ValueTask<TAnswer> answer, TAnswer otherwise) =>
        answer.IsCompletedSuccessfully ? answer : SoonAsync(answer.AsTask(), otherwise);

    private async ValueTask<TAnswer> SoonAsync<TAnswer>(Task<TAnswer> answer, TAnswer otherwise)
    {
        try
        {
            return await answer.WaitAsync(settings.SoftTimeout, clock.Time, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Fail(exception);
            return otherwise;
        }
    }

    private void Fail(Exception exception)
    {
        seen.StoreFailed(exception);
        if (_breaker.Fail())
        {
            seen.StoreGivenUp(settings.BreakFor, exception);
        }
    }
}
