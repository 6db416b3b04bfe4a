namespace Cairn.Analyzers.Tests;

/// <summary>More for the robustness test to mutate: what calls libraries.</summary>
internal static class PortedService
{
    public const string Source = """

        class Ported(System.Net.Http.IHttpClientFactory clients)
        {
            async Task<object> CallAsync(System.Diagnostics.Process git, CancellationToken stop)
            {
                using var response = await new System.Net.Http.HttpClient().GetAsync("/builds", stop);
                _ = Task.Run(() => git.WaitForExit());
                git.StartInfo = new("git") { RedirectStandardOutput = true, RedirectStandardError = true };
                await git.WaitForExitAsync();
                return (clients, git.StandardOutput.ReadToEnd(), await response.Content.ReadAsStringAsync(stop));
            }

            static int Count(Microsoft.Extensions.Caching.Memory.IMemoryCache cache) => Microsoft.Extensions.Caching.Memory.CacheExtensions.Set(cache, "builds", 5);

            async Task<int> RetryAsync()
            {
                while (true)
                {
                    try { return await Task.FromResult(Environment.GetEnvironmentVariable("BUILDS")!.Length); }
                    catch (TimeoutException) { await Task.Delay(Environment.ProcessorCount); }
                }
            }

            static string Find(BuildStatusClient builds) => builds.Get("7", new Grpc.Core.CallOptions());

            static object Clock() => NSubstitute.Substitute.For<TimeProvider>();

            static bool HasLog(string folder, int build) => System.IO.File.Exists($"{folder}/logs/" + build + ".txt");

            static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration configuration) =>
                services.Configure<Ported>(configuration);
        }
        """;

    /// <summary>What it is written against.</summary>
    public const string Platform = """

        namespace System.Net.Http
        {
            interface IHttpClientFactory { HttpClient CreateClient(string name); }
        }
        """ + OptionsStubs.Source + CachingStubs.Source + GrpcStubs.Source + MockingStubs.Source;
}
