using System.Security.Cryptography;
using Cairn.Caching.Loads;
using Cairn.Caching.Local;
using Cairn.Caching.Policies;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Options;

namespace Cairn.Caching;

/// <summary>Puts the parts of the cache together.</summary>
internal sealed class CacheAssembly(IOptions<CachingOptions> options, TimeProvider time, Observations seen, IServiceProvider services)
{
    public CairnCache Build()
    {
        var settings = options.Value;
        var isInBytes = settings.MaximumBytes is not null;
        var table = new LocalTable(settings.MaximumBytes ?? settings.MaximumEntries, isInBytes, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        var local = new LocalCache(table, new TagTable(knownUntil: long.MaxValue), new CacheClock(time));
        var forms = new ValueForms(new Immutability(), new SerializerBook(services));
        var writer = new EntryWriter(local, settings.Jitter, isInBytes);
        var lander = new Lander(local, writer, forms, seen);
        var loader = new Loader(local, new BoardingGate(local, new LoadFlow(), seen), lander, seen);
        return new CairnCache(local, new PolicyBook(settings), loader, writer, lander);
    }
}
