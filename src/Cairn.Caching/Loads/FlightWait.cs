using Cairn.Caching.Local;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Loads;

/// <summary>Waits for flights, and steps off them.</summary>
internal sealed class FlightWait(BoardingGate gate, ValueForms forms, Observations seen, TimeProvider time)
{
    /// <summary>Waits for another caller's load.</summary>
    public ValueTask<T> WaitAsync<TSource, T>(in LoadCall<TSource, T> call, Entry loading, Flight<T> flight)
        where TSource : struct, ISource<T> =>
        forms.AreShared<T>() && !call.CancellationToken.CanBeCanceled && flight.Cancellation is null
            ? new ValueTask<T>(flight.Landing)
            : WaitForCopyAsync(call, loading, flight);

    private async ValueTask<T> WaitForCopyAsync<TSource, T>(LoadCall<TSource, T> call, Entry loading, Flight<T> flight)
        where TSource : struct, ISource<T>
    {
        var value = await LandedAsync(loading, flight, call.CancellationToken);
        if (forms.IsShared(value, call.Policy.ShareMutable))
        {
            return value;
        }

        // A value that cannot be copied belongs to the caller whose factory made it.
        return flight.Form is { } form
            ? forms.Give<T>(form)
            : await call.Source.LoadAsync(call.Source.IsAdaptive ? new CacheLoadContext(hasPrevious: false, previous: null) : null, call.CancellationToken);
    }

    /// <summary>Waits for the landing, or leaves the flight.</summary>
    public async ValueTask<T> LandedAsync<T>(Entry loading, Flight<T> flight, CancellationToken cancellationToken)
    {
        try
        {
            return await flight.Landing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            gate.Leave(loading, flight);
            throw;
        }
    }

    /// <summary>Waits for the landing for a while, then takes what there is.</summary>
    public async ValueTask<T> LandedSoonAsync<T>(Entry loading, Flight<T> flight, Entry fallback, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await flight.Landing.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException) when (!flight.Landing.IsCompleted)
        {
            seen.ServedStale(); // the load goes on: this caller still counts as one that waits for it
            return forms.Give<T>(fallback.Stored);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            gate.Leave(loading, flight);
            throw;
        }
    }
}
