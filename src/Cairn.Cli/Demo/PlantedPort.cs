namespace Cairn.Cli.Demo;

/// <summary>Two routes of a Flask service that the demo ports into the generated service, one of them wrong, and the strangler before them. The report says so.</summary>
internal static class PlantedPort
{
    /// <summary>Adds the package, beside what the template references.</summary>
    public const string File = "Directory.Build.targets";

    public const string Services = "builder.Services.AddCairnMigration();";

    public static string Code =>
        """
        <Project>
          <ItemGroup>
            <PackageVersion Include="Cairn.Migration" Version="$(CairnVersion)" />
            <PackageReference Include="Cairn.Migration" />
          </ItemGroup>
        </Project>

        """;

    /// <summary>The share of builds that passed is one in Python, and a hundred here.</summary>
    public static string Endpoints =>
        """
        app.UseCairnStrangler();
        app.MapGet("/builds/{id}/duration", (string id) => new { id, seconds = 0.0 });
        app.MapGet("/branches/{name}/health", (string name) => new { branch = name, ended = 1, passed = 1, rate = 100.0 });
        """;
}
