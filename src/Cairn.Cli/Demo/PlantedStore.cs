namespace Cairn.Cli.Demo;

/// <summary>A store that the demo puts between the generated service's cache and its own store: each read takes a while, and it can be taken down. The report says so.</summary>
internal static class PlantedStore
{
    public const string Path = "/demo/outage";

    public const string File = "PlantedStore.cs";

    /// <summary>What its failures say, which no answer may repeat.</summary>
    public const string OutageMessage = "taken down by cairn demo";

    public static string Services =>
        """
        builder.Services.AddSingleton<PlantedStore>();
        builder.Services.AddSingleton<IBuildSource>(services => services.GetRequiredService<PlantedStore>());
        """;

    public static string Endpoint => $"""app.MapPost("{Path}", (PlantedStore store, bool isDown) => store.IsDown = isDown);""";

    public static string Code(string rootNamespace) =>
        $$"""
        using System.Collections.Immutable;

        namespace {{rootNamespace}};

        /// <summary>Planted by `cairn demo`: as far away as a database is, and sometimes down.</summary>
        internal sealed class PlantedStore(BuildStore store, TimeProvider clock) : IBuildSource
        {
            private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(250);

            private volatile bool _isDown;

            public bool IsDown
            {
                get => _isDown;
                set => _isDown = value;
            }

            public async ValueTask<Build?> FindAsync(string id, CancellationToken cancellationToken)
            {
                await ReachAsync(cancellationToken);
                return await store.FindAsync(id, cancellationToken);
            }

            public async ValueTask<ImmutableArray<Build>> LatestAsync(string? branch, int count, CancellationToken cancellationToken)
            {
                await ReachAsync(cancellationToken);
                return await store.LatestAsync(branch, count, cancellationToken);
            }

            private async Task ReachAsync(CancellationToken cancellationToken)
            {
                await Task.Delay(Distance, clock, cancellationToken);
                if (IsDown)
                {
                    throw new IOException("{{OutageMessage}}");
                }
            }
        }

        """;
}
