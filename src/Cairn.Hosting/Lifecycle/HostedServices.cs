using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Every hosted service, found when it is needed: who asks is a hosted service itself, and cannot be made after all of them.</summary>
internal sealed class HostedServices(Func<IEnumerable<IHostedService>> find)
{
    public IEnumerable<T> Of<T>() => find().OfType<T>();
}
