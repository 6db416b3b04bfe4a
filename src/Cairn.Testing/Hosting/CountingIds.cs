using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn.Testing.Hosting;

/// <summary>Ids of one host: 1, 2, 3 and so on, written as GUIDs.</summary>
internal sealed class CountingIds
{
    private long _last;

    /// <summary>Replaces the service's own source of ids. A service without one gets none, so that it fails in a test as it would outside.</summary>
    public static void Replace(IServiceCollection services)
    {
        if (services.Any(service => service is { IsKeyedService: false } && service.ServiceType == typeof(Func<Guid>)))
        {
            services.RemoveAll<Func<Guid>>().AddSingleton<Func<Guid>>(new CountingIds().Next);
        }
    }

    private Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref _last));

        return new Guid(bytes, bigEndian: true);
    }
}
