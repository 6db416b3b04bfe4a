using System.Security.Cryptography;
using Cairn.Caching.Distributed;
using Cairn.Caching.Loads;
using Cairn.Caching.Local;
using Cairn.Caching.Policies;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Caching;

/// <summary>Puts the parts of the cache together.</summary>
internal sealed class CacheAssembly(IOptions<CachingOptions> options, TimeProvider time, Observations seen, IServiceProvider services) : IDisposable
{
    private const string UnnamedService = "cairn";

    /// <summary>Where the chassis keeps the name of the service, if there is a chassis.</summary>
    private const string ServiceNameKey = "Cairn.ServiceName";

    private CacheClock? _clock;
    private LocalCopies? _copies;

    public CairnCache Build()
    {
        var settings = options.Value;
        var level = SecondLevel();
        var local = Local(level is not null);
        var forms = new ValueForms(new Immutability(), new SerializerBook(services));
        var lander = new Lander(local, new EntryWriter(local, settings.Jitter, settings.MaximumBytes is not null), forms, seen);
        var store = level is null ? null : Link(level, local, forms);
        var policies = new PolicyBook(settings);
        var flow = new LoadFlow();
        var gate = new BoardingGate(local, flow, seen);
        var loader = new Loader(local, gate, new LoadRun(flow, time, lander, store), new FlightWait(gate, forms, seen, time));
        return new CairnCache(local, policies, loader, new Changer(local, policies, lander, store)) { Store = store };
    }

    public void Dispose()
    {
        _clock?.Dispose();
        _copies?.Dispose();
    }

    /// <summary>How the keys of this service are named in a store.</summary>
    public static StoreKeys KeysOf(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<CachingOptions>>().Value;
        return new StoreKeys(settings.KeyNamespace ?? StoreKeys.NamespaceOf(NameOf(services)), settings.SchemaVersion);
    }

    private static string NameOf(IServiceProvider services)
    {
        var name = services.GetKeyedService<string>(ServiceNameKey) ?? services.GetService<IHostEnvironment>()?.ApplicationName;
        return string.IsNullOrEmpty(name) ? UnnamedService : name;
    }

    private LocalCache Local(bool hasStore)
    {
        var settings = options.Value;
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var table = new LocalTable(settings.MaximumBytes ?? settings.MaximumEntries, settings.MaximumBytes is not null, seed);
        var tags = hasStore ? new TagTable(knownUntil: Entry.Never, everywhere: StoreKeys.Everything) : new TagTable(knownUntil: long.MaxValue);
        return new LocalCache(table, tags, _clock = new CacheClock(time));
    }

    // Memory behind memory would only copy.
    private ISecondLevel? SecondLevel() =>
        services.GetService<ISecondLevel>()
        ?? (services.GetService<IDistributedCache>() is { } cache and not MemoryDistributedCache ? new DistributedStore(cache, KeysOf(services)) : null);

    private StorePath Link(ISecondLevel level, LocalCache local, ValueForms forms)
    {
        var settings = options.Value.SecondLevel;
        var link = new StoreLink(level, settings, local.Clock, seen);
        var tags = new StoreTags(local, link);
        _copies = new LocalCopies(local, tags, settings);
        tags.Coherence = level.Attach(_copies);
        return new StorePath(local, link, tags, new StoreCodec(forms, settings, time));
    }
}
