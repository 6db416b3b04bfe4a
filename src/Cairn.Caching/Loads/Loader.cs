using System.Runtime.ExceptionServices;
using Cairn.Caching.Distributed;
using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>Answers calls that find nothing at first sight.</summary>
/// <param name="local">The first level.</param>
/// <param name="gate">Says what a caller has to do.</param>
/// <param name="lander">Ends loads.</param>
/// <param name="store">The second level, if there is one.</param>
internal sealed class Loader(LocalCache local, BoardingGate gate, Lander lander, StorePath? store)
{
    private const int MostWaits = 2;

    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(10);

    private readonly Observations _seen = lander.Seen;

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
                _seen.Hit(boarding.Entry.Value is null);
                return new ValueTask<T>(Forms.Give<T>(boarding.Entry.Stored));
            case BoardingKind.Stale:
                boarding.Entry.Touch();
                _seen.ServedStale();
                return new ValueTask<T>(Forms.Give<T>(boarding.Entry.Stored));
            case BoardingKind.Failure:
                return ValueTask.FromException<T>(((ExceptionDispatchInfo)boarding.Entry.Value!).SourceException);
            case BoardingKind.Wait:
                _seen.Waited();
                return WaitAsync(call, boarding.Entry, (Flight<T>)boarding.Flight!);
            case BoardingKind.LoadAlone:
                _seen.Miss();
                return call.Source.LoadAsync(call.Source.IsAdaptive ? new CacheLoadContext(hasPrevious: false, previous: null) : null, call.CancellationToken);
            case BoardingKind.LoadBehind:
                _seen.Hit(boarding.Fallback!.Value is null);
                LoadBehind(call, boarding);
                return new ValueTask<T>(Forms.Give<T>(boarding.Fallback.Stored));
            default:
                _seen.Miss();
                return Depart(call, boarding);
        }
    }

    /// <summary>Reads what is fresh, be it in front or behind a load, and waits for no load.</summary>
    public ValueTask<CacheLookup<T>> LookUpAsync<T>(string key, ulong hash, HybridCacheEntryFlags flags, bool shareMutable, CancellationToken cancellationToken)
    {
        if ((flags & HybridCacheEntryFlags.DisableLocalCacheRead) == 0 && local.Look(key, hash, ValueForms.Fits<T>) is { } stored)
        {
            _seen.Hit(stored.Value is null);
            return new ValueTask<CacheLookup<T>>(new CacheLookup<T>(Found: true, Forms.Give<T>(stored)));
        }

        if (store is not null && StorePath.Serves(key) && (flags & HybridCacheEntryFlags.DisableDistributedCacheRead) == 0)
        {
            return PeekAsync<T>(key, shareMutable, cancellationToken);
        }

        _seen.Miss();
        return default;
    }

    private async ValueTask<CacheLookup<T>> PeekAsync<T>(string key, bool shareMutable, CancellationToken cancellationToken)
    {
        var found = await store!.PeekAsync<T>(key, shareMutable).AsTask().WaitAsync(cancellationToken);
        if (found.IsFound)
        {
            _seen.StoreHit();
            return new CacheLookup<T>(Found: true, found.Value);
        }

        _seen.Miss();
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
                    _seen.RefreshFailed(call.Key, exception);
                }
            },
            CancellationToken.None);
    }

    private ValueTask<T> Run<TSource, T>(in LoadCall<TSource, T> call, in Boarding boarding, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        if (store is not null)
        {
            return RunThroughStoreAsync(call, boarding, cancellationToken);
        }

        var context = call.Source.IsAdaptive ? ContextOf<T>(boarding.Entry.Previous) : null;
        var watch = _seen.Watch();
        ValueTask<T> pending;
        try
        {
            pending = gate.Flow.Begin<TSource, T>(boarding.Entry, call.Source, context, cancellationToken);
        }
        catch (Exception exception)
        {
            _seen.Loaded(watch, LoadOutcome.Failed, exception);
            return lander.Fail(call, boarding.Entry, boarding.Fallback, exception) is { } stored
                ? new ValueTask<T>(Forms.Give<T>(stored))
                : ValueTask.FromException<T>(exception);
        }

        if (!pending.IsCompletedSuccessfully)
        {
            watch.Detach();
            return FinishAsync(call, boarding, context, pending, watch, ticket: null);
        }

        var value = pending.Result;
        _seen.Loaded(watch, LoadOutcome.Loaded);
        lander.Land(call, boarding.Entry, context, boarding.BegunAt, value);
        return new ValueTask<T>(value);
    }

    private async ValueTask<T> RunThroughStoreAsync<TSource, T>(LoadCall<TSource, T> call, Boarding boarding, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        var watch = _seen.Watch();
        var loading = boarding.Entry;
        var isServed = StorePath.Serves(call.Key);
        var ticket = store!.TicketOf(call.Key);
        var reads = isServed && (call.Flags & HybridCacheEntryFlags.DisableDistributedCacheRead) == 0;
        var found = await store.FindAsync<T>(call.Key, loading, boarding.BegunAt, reads, call.Policy.ShareMutable);
        for (var waits = 0; found.IsBusy && waits < MostWaits; waits++)
        {
            await store.WaitAsync(call.Key, call.Policy.HardTimeout ?? PatienceWithOthers);
            found = await store.FindAsync<T>(call.Key, loading, boarding.BegunAt, reads, call.Policy.ShareMutable);
        }

        if (found.IsFound)
        {
            _seen.Loaded(watch, LoadOutcome.SecondLevel);
            lander.LandFound(call, loading, found);
            return found.Value!;
        }

        if ((call.Flags & HybridCacheEntryFlags.DisableLocalCacheRead) == 0 && lander.Revive(call, loading) is { } revived)
        {
            _seen.Loaded(watch, LoadOutcome.SecondLevel);
            return Forms.Give<T>(revived);
        }

        var context = call.Source.IsAdaptive ? ContextOf<T>(loading.Previous) : null;
        return await FinishAsync(call, boarding, context, BeginAsync(call, loading, context, cancellationToken), watch, isServed ? ticket with { Lease = found.Lease } : null);
    }

    // An exception that the factory throws at once is one of the task, like any other.
    private async ValueTask<T> BeginAsync<TSource, T>(LoadCall<TSource, T> call, Entry loading, CacheLoadContext? context, CancellationToken cancellationToken)
        where TSource : struct, ISource<T> =>
        await gate.Flow.Begin<TSource, T>(loading, call.Source, context, cancellationToken);

    private async ValueTask<T> FinishAsync<TSource, T>(LoadCall<TSource, T> call, Boarding boarding, CacheLoadContext? context, ValueTask<T> pending, LoadWatch watch, StoreTicket? ticket)
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
            _seen.Loaded(watch, LoadOutcome.Failed, exception);
            store?.Release(call.Key, ticket?.Lease ?? 0);
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

        _seen.Loaded(watch, LoadOutcome.Loaded);
        var landing = lander.Land(call, boarding.Entry, context, boarding.BegunAt, value);
        if (ticket is not null && landing.IsKept && (landing.Disabled & HybridCacheEntryFlags.DisableDistributedCacheWrite) == 0)
        {
            _ = store!.KeepAsync<T>(call.Key, landing.Form, landing.Tags, landing.Life, MayCompress(landing.Disabled), ticket);
        }
        else
        {
            store?.Release(call.Key, ticket?.Lease ?? 0);
        }

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
            _seen.ServedStale(); // the load goes on: this caller still counts as one that waits for it
            return Forms.Give<T>(fallback.Stored);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            gate.Leave(loading, flight);
            throw;
        }
    }

    private static bool MayCompress(HybridCacheEntryFlags disabled) => (disabled & HybridCacheEntryFlags.DisableCompression) == 0;

    private CacheLoadContext ContextOf<T>(Entry? previous) => previous is not null && ValueForms.Fits<T>(previous.Stored)
        ? new CacheLoadContext(hasPrevious: true, Forms.Give<T>(previous.Stored))
        : new CacheLoadContext(hasPrevious: false, previous: null);

    // The flight has told everybody who waited; what nobody waits for any more fails unseen.
    private static void Detach<T>(ValueTask<T> run) =>
        _ = run.AsTask().ContinueWith(static finished => _ = finished.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
