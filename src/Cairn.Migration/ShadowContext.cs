namespace Cairn.Migration;

/// <summary>Whether the request at hand is a copy, which nobody waits for. It follows the request through its asynchronous calls.</summary>
public sealed class ShadowContext
{
    private readonly AsyncLocal<string?> _writes = new();

    internal ShadowContext()
    {
    }

    /// <summary>Whether the request is a copy.</summary>
    /// <value><c>false</c> outside of requests.</value>
    public bool IsShadow => _writes.Value is not null;

    /// <summary>Whether what the request does must be undone. Clients of <see cref="IHttpClientFactory"/> refuse to send writes meanwhile.</summary>
    /// <value><c>false</c> outside of copies; <c>true</c> in copies of routes with <c>Writes</c> set to <c>dry-run</c>.</value>
    public bool IsDryRun => _writes.Value == DryRun;

    internal const string DryRun = "dry-run";

    internal void Enter(string writes) => _writes.Value = writes;
}
