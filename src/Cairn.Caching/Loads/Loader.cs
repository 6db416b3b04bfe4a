using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>Answers calls that find nothing at first sight.</summary>
/// <param name="local">The first level.</param>
/// <param name="gate">Says what a caller has to do.</param>
/// <param name="run">Runs loads.</param>
/// <param name="wait">Waits for them.</param>
internal sealed class Loader(LocalCache local, BoardingGate gate, LoadRun run, FlightWait wait)
{
    private readonly Observations _seen = run.Seen;

    private ValueForms Forms => run.Forms;

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
                return wait.WaitAsync(call, boarding.Entry, (Flight<T>)boarding.Flight!);
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

        return PeekAsync<T>(key, flags, shareMutable, cancellationToken);
    }

    private async ValueTask<CacheLookup<T>> PeekAsync<T>(string key, HybridCacheEntryFlags flags, bool shareMutable, CancellationToken cancellationToken)
    {
        var lookup = await run.PeekAsync<T>(key, flags, shareMutable, cancellationToken);
        if (!lookup.Found)
        {
            _seen.Miss();
        }

        return lookup;
    }

    /// <summary>Loads in the caller's flow, and lets go of the caller where it may leave.</summary>
    private ValueTask<T> Depart<TSource, T>(in LoadCall<TSource, T> call, in Boarding boarding)
        where TSource : struct, ISource<T>
    {
        if (boarding.Flight is not Flight<T> flight)
        {
            return run.BeginAsync(call, boarding, CancellationToken.None);
        }

        var load = run.BeginAsync(call, boarding, flight.Cancellation!.Token);
        if (load.IsCompleted)
        {
            return load;
        }

        Detach(load);
        return boarding.Fallback is { } fallback && call.Policy.SoftTimeout is { } patience
            ? wait.LandedSoonAsync(boarding.Entry, flight, fallback, patience, call.CancellationToken)
            : wait.LandedAsync(boarding.Entry, flight, call.CancellationToken);
    }

    [SuppressMessage("Cairn.Async", "CRN1701", Justification = "Nobody waits for a refresh: it sees its own failure, and its flight is stopped by whoever fences the key.")]
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
                    await run.BeginAsync(call, boarding with { Fallback = null }, token);
                }
                catch (Exception exception)
                {
                    _seen.RefreshFailed(call.Key, exception);
                }
            },
            CancellationToken.None);
    }

    // The flight has told everybody who waited; what nobody waits for any more fails unseen.
    private static void Detach<T>(ValueTask<T> load) =>
        _ = load.AsTask().ContinueWith(static finished => _ = finished.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
