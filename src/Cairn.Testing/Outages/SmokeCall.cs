using System.Net.Http.Json;

namespace Cairn.Testing;

/// <summary>A call that tells whether a service does its work, and what it may answer without its dependencies.</summary>
public sealed class SmokeCall
{
    private readonly Dictionary<string, int[]> _declared = new(StringComparer.Ordinal);
    private readonly HttpMethod _method;
    private readonly string _path;
    private Action<HttpRequestMessage> _change = _ => { };

    internal SmokeCall(string method, string path)
    {
        _method = new HttpMethod(method);
        _path = path;
    }

    internal string Name => $"{_method} {_path}";

    /// <summary>The dependencies that something is declared about.</summary>
    internal IEnumerable<string> Dependencies => _declared.Keys;

    /// <summary>Gives the call a body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="body">What is written as JSON.</param>
    /// <returns>This call, for chaining.</returns>
    public SmokeCall WithJson<T>(T body) => With(request => request.Content = JsonContent.Create(body));

    /// <summary>Changes the request, each time before it is sent: headers, a body of another kind.</summary>
    /// <param name="change">The change.</param>
    /// <returns>This call, for chaining.</returns>
    public SmokeCall With(Action<HttpRequestMessage> change)
    {
        ArgumentNullException.ThrowIfNull(change);

        _change += change;
        return this;
    }

    /// <summary>Declares what the call answers without a dependency, whatever the criticality of that is.</summary>
    /// <param name="dependency">The name of the dependency.</param>
    /// <param name="statuses">The statuses that are as good as success then.</param>
    /// <returns>This call, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="dependency"/> is empty.</exception>
    public SmokeCall Without(string dependency, params int[] statuses)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dependency);
        ArgumentNullException.ThrowIfNull(statuses);

        _declared[dependency] = statuses;
        return this;
    }

    internal IReadOnlyList<int>? DeclaredWithout(string dependency) => _declared.GetValueOrDefault(dependency);

    internal HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(_method, _path);
        _change(request);
        return request;
    }
}
