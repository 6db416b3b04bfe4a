namespace Cairn.Caching.Tests.Guide;

/// <summary>The slow source of the how-to guide.</summary>
internal sealed class BuildStore
{
    private readonly Dictionary<string, Build> _builds = [];

    public int Reads { get; private set; }

    public bool IsDown { get; set; }

    public ValueTask<Build?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reads++;
        return IsDown ? throw new IOException("down") : ValueTask.FromResult(_builds.GetValueOrDefault(id));
    }

    public Task SaveAsync(Build build, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _builds[build.Id] = build;
        return Task.CompletedTask;
    }
}
