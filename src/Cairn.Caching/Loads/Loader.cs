using System.Runtime.ExceptionServices;
using Cairn.Caching.Local;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Loads;

/// <summary>Answers calls that find nothing at first sight.</summary>
internal sealed class Loader(LocalCache local, BoardingGate gate, Lander lander, Observations seen)
{
    private ValueForms Forms => lander.Forms;

    public ValueTask<T> GetAsync<TSource, T>(in LoadCall<TSource, T> call)
        where TSource : struct, ISource<T>
    {
        if (call.CancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(call.CancellationToken);
        }

        var boarding = gate.Board(call);
        switch (boarding.Kind)
        {
            case BoardingKind.Hit:
                boarding.Entry.Touch();
                seen.Hit(boarding.Entry.Value is null);
                return new ValueTask<T>(Forms.Give<T>(boarding.Entry.Stored));
            case BoardingKind.Stale:
                boarding.Entry.Touch();
                seen.ServedStale();
                return new ValueTask<T>(Forms.Give<T>(boarding.Entry.Stored));
            case BoardingKind.Failure:
                return ValueTask.FromException<T>(((ExceptionDispatchInfo)boarding.Entry.Value!).SourceException);
            case BoardingKind.Wait:
                seen.Waited();
                return WaitAsync(call, boarding.Entry, (Flight<T>)boarding.Flight!);
            case BoardingKind.LoadAlone:
                seen.Miss();
                return call.Source.LoadAsync(call.Source.IsAdaptive ? new CacheLoadContext(hasPrevious: false, previous: null) : null, call.CancellationToken);
            case BoardingKind.LoadBehind:
                seen.Hit(boarding.Fallback!.Value is null);
                LoadBehind(call, boarding);
                return new ValueTask<T>(Forms.Give<T>(boarding.Fallback.Stored));
            default:
                seen.Miss();
                return Depart(call, boarding);
        }
    }

    /// <summary>Reads what is fresh, be it in front or behind a load, and waits for nothing.</summary>
    public CacheLookup<T> LookUp<T>(string key, ulong hash)
    {
        var shard = local.Table.ShardOf(hash);
        lock (shard.Gate)
        {
            var now = local.Clock.Now;
            var found = shard.Find(key, hash);
            var entry = found is { State: EntryState.Loading } ? found.Previous : found;
            if (entry is { IsOverdue: false, Form: not EntryForm.Failure } && now < entry.ExpiresAt && local.IsCurrent(entry, now) && ValueForms.Fits<T>(entry.Stored))
            {
                entry.Touch();
                seen.Hit(entry.Value is null);
                return new CacheLookup<T>(Found: true, Forms.Give<T>(entry.Stored));
            }
        }

        seen.Miss();
        return default;
    }

    /// <summary>Waits for another caller's load.</summary>
    private ValueTask<T> WaitAsync<TSource, T>(in LoadCall<TSource, T> call, Entry loading, Flight<T> flight)
        where TSource : struct, ISource<T> =>
        Forms.AreShared<T>() && !call.CancellationToken.CanBeCanceled && flight.Cancellation is null
            ? new ValueTask<T>(flight.Landing)
            : WaitForCopyAsync(call, loading, flight);

    private async ValueTask<T> WaitForCopyAsync<TSource, T>(LoadCall<TSource, T> call, Entry loading, Flight<T> flight)
        where TSource : struct, ISource<T>
    {
        var value = await LandedAsync(loading, flight, call.CancellationToken);
        if (Forms.IsShared(value, call.Policy.ShareMutable))
        {
            return value;
        }

        // A value that cannot be copied belongs to the caller whose factory made it.
        return flight.Form is { } form
            ? Forms.Give<T>(form)
            : await call.Source.LoadAsync(call.Source.IsAdaptive ? new CacheLoadContext(hasPrevious: false, previous: null) : null, call.CancellationToken);
    }

    /// <summary>Loads in the caller's flow, and lets go of the caller where it may leave.</summary>
    private ValueTask<T> Depart<TSource, T>(in LoadCall<TSource, T> call, in Boarding boarding)
        where TSource : struct, ISource<T>
    {
        if (boarding.Flight is not Flight<T> flight)
        {
            return Run(call, boarding, CancellationToken.None);
        }

        var run = Run(call, boarding, flight.Cancellation!.Token);
        if (run.IsCompleted)
        {
            return run;
        }

        Detach(run);
        return boarding.Fallback is { } fallback && call.Policy.SoftTimeout is { } patience
            ? LandedSoonAsync(boarding.Entry, flight, fallback, patience, call.CancellationToken)
            : LandedAsync(boarding.Entry, flight, call.CancellationToken);
    }

    private void LoadBehind<TSource, T>(LoadCall<TSource, T> call, Boarding boarding)
        where TSource : struct, ISource<T>
    {
        var token = boarding.Flight is Flight<T> flight ? flight.Cancellation!.Token : CancellationToken.None;
        _ = Task.Run(
            async () =>
            {
                gate.Flow.Leave();
                try
                {
                    await Run(call, boarding with { Fallback = null }, token);
                }
                catch (Exception exception)
                {
                    seen.RefreshFailed(call.Key, exception);
                }
            },
            CancellationToken.None);
    }

    private ValueTask<T> Run<TSource, T>(in LoadCall<TSource, T> call, in Boarding boarding, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        var begunAt = local.Tags.Changes;
        var context = call.Source.IsAdaptive ? ContextOf<T>(boarding.Entry.Previous) : null;
        ValueTask<T> pending;
        try
        {
            pending = gate.Flow.Begin<TSource, T>(boarding.Entry, call.Source, context, cancellationToken);
        }
        catch (Exception exception)
        {
            return lander.Fail(call, boarding.Entry, boarding.Fallback, exception) is { } stored
                ? new ValueTask<T>(Forms.Give<T>(stored))
                : ValueTask.FromException<T>(exception);
        }

        if (!pending.IsCompletedSuccessfully)
        {
            return FinishAsync(call, boarding, context, begunAt, pending);
        }

        var value = pending.Result;
        lander.Land(call, boarding.Entry, context, begunAt, value);
        return new ValueTask<T>(value);
    }

    private async ValueTask<T> FinishAsync<TSource, T>(LoadCall<TSource, T> call, Boarding boarding, CacheLoadContext? context, long begunAt, ValueTask<T> pending)
        where TSource : struct, ISource<T>
    {
        T value;
        try
        {
            value = call.Policy.HardTimeout is { } limit
                ? await pending.AsTask().WaitAsync(limit, local.Clock.Time, CancellationToken.None)
                : await pending;
        }
        catch (Exception exception)
        {
            var instead = lander.Fail(call, boarding.Entry, boarding.Fallback, exception);
            if (exception is TimeoutException && boarding.Flight is Flight<T> flight)
            {
                await flight.Cancellation!.CancelAsync();
            }

            if (instead is { } stored)
            {
                return Forms.Give<T>(stored);
            }

            throw;
        }

        lander.Land(call, boarding.Entry, context, begunAt, value);
        return value;
    }

    private async ValueTask<T> LandedAsync<T>(Entry loading, Flight<T> flight, CancellationToken cancellationToken)
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

    private async ValueTask<T> LandedSoonAsync<T>(Entry loading, Flight<T> flight, Entry fallback, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await flight.Landing.WaitAsync(patience, local.Clock.Time, cancellationToken);
        }
        catch (TimeoutException) when (!flight.Landing.IsCompleted)
        {
            seen.ServedStale(); // the load goes on: this caller still counts as one that waits for it
            return Forms.Give<T>(fallback.Stored);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            gate.Leave(loading, flight);
            throw;
        }
    }

    private CacheLoadContext ContextOf<T>(Entry? previous) => previous is not null && ValueForms.Fits<T>(previous.Stored)
        ? new CacheLoadContext(hasPrevious: true, Forms.Give<T>(previous.Stored))
        : new CacheLoadContext(hasPrevious: false, previous: null);

    // The flight has told everybody who waited; what nobody waits for any more fails unseen.
    private static void Detach<T>(ValueTask<T> run) =>
        _ = run.AsTask().ContinueWith(static finished => _ = finished.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
