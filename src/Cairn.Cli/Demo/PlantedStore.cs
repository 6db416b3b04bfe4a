namespace Cairn.Cli.Demo;

/// <summary>A store that the demo puts between the generated service's cache and its own store: its reads take time, and it can be taken down. The report says so.</summary>
internal static class PlantedStore
{
    public const string Path = "/demo/outage";

    public const string File = "PlantedStore.cs";

    /// <summary>The key of how long each read takes. Where it is not set, as in the service's own tests, reads take no time.</summary>
    public const string DistanceKey = "Demo:StoreDistance";

    /// <summary>What its failures say, which no answer may repeat.</summary>
    public const string OutageMessage = "taken down by cairn demo";

    /// <summary>How long each read takes in the demo: as long as a crowd needs to arrive.</summary>
    public static TimeSpan Distance { get; } = TimeSpan.FromMilliseconds(250);

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
        internal sealed class PlantedStore(BuildStore store, IConfiguration configuration, TimeProvider clock) : IBuildSource
        {
            private readonly TimeSpan _distance = configuration.GetValue<TimeSpan>("{{DistanceKey}}");

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
                await Task.Delay(_distance, clock, cancellationToken);
                if (IsDown)
                {
                    throw new IOException("{{OutageMessage}}");
                }
            }
        }

        """;
}
