using System.Runtime.CompilerServices;

namespace Acme.BuildStatus.Tests;

/// <summary>No test finds a Redis, not even one that runs on this machine: the cache works without its second level, and tests share nothing.</summary>
internal static class WithoutRedis
{
    private const string NobodyListens = "127.0.0.1:1";

    [ModuleInitializer]
    internal static void CutOff() => Environment.SetEnvironmentVariable("Cairn__Caching__Redis__Endpoint", NobodyListens);
}
