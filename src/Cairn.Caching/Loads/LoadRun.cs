using Cairn.Caching.Distributed;
using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>Runs one load: asks the second level, then the factory, and lands what they bring.</summary>
/// <param name="flow">Knows which loads a flow runs inside of.</param>
/// <param name="time">Ends factories that take too long.</param>
/// <param name="lander">Ends loads.</param>
/// <param name="store">The second level, if there is one.</param>
internal sealed class LoadRun(LoadFlow flow, TimeProvider time, Lander lander, StorePath? store)
{
    private const int MostWaits = 2;

    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(10);

    private readonly Observations _seen = lander.Seen;

    public ValueForms Forms => lander.Forms;

    public Observations Seen => lander.Seen;

    /// <summary>Asks the second level alone.</summary>
    public async ValueTask<CacheLookup<T>> PeekAsync<T>(string key, HybridCacheEntryFlags flags, bool shareMutable, CancellationToken cancellationToken)
    {
        if (store is null || !StorePath.Serves(key) || (flags & HybridCacheEntryFlags.DisableDistributedCacheRead) != 0)
        {
            return default;
        }

        var found = await store.PeekAsync<T>(key, shareMutable).AsTask().WaitAsync(cancellationToken);
        if (found.IsFound)
        {
            _seen.StoreHit();
        }

        return new CacheLookup<T>(found.IsFound, found.Value);
    }

    /// <summary>Begins a load on the caller's thread and in its flow.</summary>
    public ValueTask<T> BeginAsync<TSource, T>(in LoadCall<TSource, T> call, in Boarding boarding, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        if (store is not null)
        {
            return RunThroughStoreAsync(call, boarding, cancellationToken);
        }

        var watch = _seen.Watch();
        CacheLoadContext? context;
        ValueTask<T> pending;
        try
        {
            context = call.Source.IsAdaptive ? ContextOf<T>(boarding.Entry.Previous) : null;
            pending = flow.Begin<TSource, T>(boarding.Entry, call.Source, context, cancellationToken);
            if (pending.IsCompletedSuccessfully)
            {
                var value = pending.Result;
                lander.Land(call, boarding.Entry, context, boarding.BegunAt, value);
                _seen.Loaded(watch, LoadOutcome.Loaded);
                return new ValueTask<T>(value);
            }
        }
        catch (Exception exception)
        {
            _seen.Loaded(watch, LoadOutcome.Failed, exception);
            return lander.Fail(call, boarding.Entry, boarding.Fallback, exception) is { } stored
                ? new ValueTask<T>(Forms.Give<T>(stored))
                : ValueTask.FromException<T>(exception);
        }

        watch.Detach();
        return FinishAsync(call, boarding, context, pending, watch, ticket: null);
    }

    private async ValueTask<T> RunThroughStoreAsync<TSource, T>(LoadCall<TSource, T> call, Boarding boarding, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        var watch = _seen.Watch();
        var loading = boarding.Entry;
        var isServed = StorePath.Serves(call.Key);
        var ticket = store!.TicketOf(call.Key);
        var reads = isServed && (call.Flags & HybridCacheEntryFlags.DisableDistributedCacheRead) == 0;
        var found = await store.FindAsync<T>(call.Key, loading, reads, call.Policy.ShareMutable);
        for (var waits = 0; found.IsBusy && waits < MostWaits; waits++)
        {
            await store.WaitAsync(call.Key, call.Policy.HardTimeout ?? PatienceWithOthers);
            found = await store.FindAsync<T>(call.Key, loading, reads, call.Policy.ShareMutable);
        }

        if (found.IsFound)
        {
            _seen.Loaded(watch, LoadOutcome.SecondLevel);
            lander.LandFound(call, loading, found);
            return found.Value!;
        }

        if ((call.Flags & HybridCacheEntryFlags.DisableLocalCacheRead) == 0 && lander.Revive(call, loading) is { } revived)
        {
            store.Release(call.Key, ticket with { Lease = found.Lease });
            _seen.Loaded(watch, LoadOutcome.SecondLevel);
            return Forms.Give<T>(revived);
        }

        // Now that its tags are known, what has expired may turn out to be good enough for a failure.
        return await CallAsync(call, boarding with { Fallback = loading.Previous }, watch, isServed ? ticket with { Lease = found.Lease } : null, cancellationToken);
    }

    private ValueTask<T> CallAsync<TSource, T>(in LoadCall<TSource, T> call, in Boarding boarding, LoadWatch watch, StoreTicket? ticket, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        CacheLoadContext? context = null;
        ValueTask<T> pending;
        try
        {
            context = call.Source.IsAdaptive ? ContextOf<T>(boarding.Entry.Previous) : null;
            pending = flow.Begin<TSource, T>(boarding.Entry, call.Source, context, cancellationToken);
        }
        catch (Exception exception)
        {
            pending = ValueTask.FromException<T>(exception);
        }

        return FinishAsync(call, boarding, context, pending, watch, ticket);
    }

    private async ValueTask<T> FinishAsync<TSource, T>(LoadCall<TSource, T> call, Boarding boarding, CacheLoadContext? context, ValueTask<T> pending, LoadWatch watch, StoreTicket? ticket)
        where TSource : struct, ISource<T>
    {
        T value;
        Landing landing;
        try
        {
            value = call.Policy.HardTimeout is { } limit
                ? await pending.AsTask().WaitAsync(limit, time, CancellationToken.None)
                : await pending;
            landing = lander.Land(call, boarding.Entry, context, boarding.BegunAt, value);
        }
        catch (Exception exception)
        {
            _seen.Loaded(watch, LoadOutcome.Failed, exception);
            var instead = lander.Fail(call, boarding.Entry, boarding.Fallback, exception);
            if (exception is TimeoutException && boarding.Flight is Flight<T> flight)
            {
                await flight.Cancellation!.CancelAsync();
            }

            if (ticket is not null)
            {
                store!.Release(call.Key, ticket.Value);
            }

            if (instead is { } stored)
            {
                return Forms.Give<T>(stored);
            }

            throw;
        }

        _seen.Loaded(watch, LoadOutcome.Loaded);
        if (ticket is not null)
        {
            KeepElsewhere<T>(call.Key, landing, ticket.Value);
        }

        return value;
    }

    private void KeepElsewhere<T>(string key, in Landing landing, in StoreTicket ticket)
    {
        var mayBeWritten = landing.IsWorthKeeping && (!landing.IsFenced || ticket.Lease != 0);
        if (mayBeWritten && (landing.Disabled & HybridCacheEntryFlags.DisableDistributedCacheWrite) == 0)
        {
            var mayCompress = (landing.Disabled & HybridCacheEntryFlags.DisableCompression) == 0;
            _ = store!.KeepAsync<T>(key, landing.Form, landing.Tags, landing.Life, mayCompress, ticket);
        }
        else
        {
            store!.Release(key, ticket);
        }
    }

    private CacheLoadContext ContextOf<T>(Entry? previous) => previous is not null && ValueForms.Fits<T>(previous.Stored)
        ? new CacheLoadContext(hasPrevious: true, Forms.Give<T>(previous.Stored))
        : new CacheLoadContext(hasPrevious: false, previous: null);
}
