using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Management;

/// <summary>
/// What is served on the management port: every <see cref="RequestDelegate"/> in the container whose key is <see cref="KeyPrefix"/>, a
/// method, a blank and a path, such as <c>Cairn.Management:GET /info</c>. So whoever has something to tell need not know this package.
/// </summary>
internal sealed class ManagementTable(IEnumerable<(string Method, string Path, RequestDelegate Answer)> endpoints)
{
    public const string KeyPrefix = "Cairn.Management:";

    private readonly FrozenDictionary<string, FrozenDictionary<string, RequestDelegate>> _paths = endpoints
        .GroupBy(endpoint => endpoint.Path, StringComparer.Ordinal)
        .ToFrozenDictionary(
            path => path.Key,
            path => path.ToFrozenDictionary(endpoint => endpoint.Method, endpoint => endpoint.Answer, StringComparer.Ordinal), // RFC 9110, section 9.1: methods are case-sensitive
            StringComparer.Ordinal);

    public IEnumerable<string> Paths => _paths.Keys.Order(StringComparer.Ordinal);

    public static ManagementTable Of(IServiceCollection services, IServiceProvider provider) => new(
        from key in services.Where(service => service.IsKeyedService && service.ServiceType == typeof(RequestDelegate)).Select(service => service.ServiceKey).OfType<string>().Distinct()
        where key.StartsWith(KeyPrefix, StringComparison.Ordinal)
        let words = key[KeyPrefix.Length..].Split(' ')
        select words is [var method, ['/', ..] path]
            ? (method, path, provider.GetRequiredKeyedService<RequestDelegate>(key))
            : throw new InvalidOperationException($"'{key}' names no management endpoint. The key is '{KeyPrefix}', a method, a blank and a path. Write '{KeyPrefix}GET /…'."));

    public bool Has(string path) => _paths.ContainsKey(path);

    /// <summary>What answers a method on a path; what answers GET answers HEAD, and leaves out the body.</summary>
    public RequestDelegate? Find(string path, string method) =>
        _paths.TryGetValue(path, out var methods) ? methods.GetValueOrDefault(method == "HEAD" ? "GET" : method) : null;

    /// <summary>The methods of a path, as the Allow header has them (RFC 9110, section 10.2.1).</summary>
    public string AllowedOn(string path) =>
        string.Join(", ", _paths[path].Keys.SelectMany(method => method == "GET" ? ["GET", "HEAD"] : new[] { method }).Order(StringComparer.Ordinal));
}
