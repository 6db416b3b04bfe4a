using System.Buffers;
using System.Globalization;
using System.Text;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>The smallest cache that does what the seam asks of one: copies of numbers, and loads that are fenced. It has no clock, so copies stay until they are forgotten.</summary>
internal sealed class CopyingNode : ILocalCopies, IReadingNode
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fences = new(StringComparer.Ordinal);
    private readonly ServiceProvider _services;
    private readonly RedisSecondLevel _store;
    private int _wipes;
    private bool _isConnected;

    public CopyingNode(string endpoint, Action<RedisCachingOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddCairnCachingRedis(options =>
        {
            options.Endpoint = endpoint;
            options.CommandTimeout = Patience.Limit;
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        _store = _services.GetRequiredService<RedisSecondLevel>();
        _store.Attach(this);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<bool> CanSeeAsync()
    {
        try
        {
            await _store.ReadAsync("round trip", new ArrayBufferWriter<byte>(), ReadIntent.Look, Stop);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return false;
        }
    }

    public async Task<bool> RemoveAsync(string key)
    {
        Forget(key);

        try
        {
            await _store.RemoveAsync(key, Stop);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return false;
        }
        finally
        {
            Forget(key);
        }
    }

    public async Task<long> GetAsync(string key, Func<long> load)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (TryCopy(key, out var copy))
            {
                return copy;
            }

            try
            {
                if (await ReadAsync(key, load) is { } value)
                {
                    return value;
                }

                await _store.WaitAsync(key, Stop);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                break;
            }
        }

        return load();
    }

    public void Forget(ReadOnlySpan<char> key)
    {
        lock (_gate)
        {
            _copies.Remove(key.ToString());
            _fences[key.ToString()] = _fences.GetValueOrDefault(key.ToString()) + 1;
        }
    }

    public void ForgetTag(string tag) => ForgetAll();

    public void ForgetAll()
    {
        lock (_gate)
        {
            _copies.Clear();
            _wipes++;
        }
    }

    public void Connected(Coherence coherence)
    {
        ForgetAll();
        _isConnected = coherence == Coherence.ByPush;
    }

    public void Disconnected() => _isConnected = false;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>The value from the store or, with the lease, from the source; nothing while another node loads it.</summary>
    private async Task<long?> ReadAsync(string key, Func<long> load)
    {
        var fence = Fence(key);
        var buffer = new ArrayBufferWriter<byte>();
        var read = await _store.ReadAsync(key, buffer, ReadIntent.Load, Stop);

        if (read.Kind == StoreReadKind.Busy)
        {
            return null;
        }

        var value = read.Kind == StoreReadKind.Found ? long.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan), CultureInfo.InvariantCulture) : load();
        Publish(key, value, fence);

        if (read.Kind == StoreReadKind.Leased && !await _store.WriteAsync(key, Encoding.UTF8.GetBytes($"{value}"), Life, read.Lease, Stop))
        {
            Forget(key);
        }

        return value;
    }

    private bool TryCopy(string key, out long value)
    {
        lock (_gate)
        {
            return _copies.TryGetValue(key, out value);
        }
    }

    private (int, int) Fence(string key)
    {
        lock (_gate)
        {
            return (_fences.GetValueOrDefault(key), _wipes);
        }
    }

    private void Publish(string key, long value, (int, int) fence)
    {
        lock (_gate)
        {
            if (_isConnected && (_fences.GetValueOrDefault(key), _wipes) == fence)
            {
                _copies[key] = value;
            }
        }
    }
}
