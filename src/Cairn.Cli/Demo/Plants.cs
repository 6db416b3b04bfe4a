namespace Cairn.Cli.Demo;

/// <summary>What the demo adds to the generated service so that there is something to fail, something to fix, a pipeline to run, a caller over gRPC, a store to take down and a legacy service to stand before. The report says so.</summary>
internal static class Plants
{
    /// <summary>The path of an endpoint that throws.</summary>
    public const string FaultPath = "/demo/fault";

    /// <summary>What its exception says, which no answer may repeat.</summary>
    public const string FaultMessage = "planted by cairn demo";

    public const string FaultException = "System.InvalidOperationException";

    public const string ViolationFile = "PlantedViolations.cs";

    private const string ServicesAnchor = "var app = builder.Build();";

    private const string EndpointsAnchor = "app.MapCairn();";

    /// <summary>What stands in the planted file: each breaks another rule, and each rule has a fix.</summary>
    public static IReadOnlyList<Violation> Violations { get; } =
    [
        new("CRN1801", "DateTime.UtcNow", "IsOver"),
        new("CRN1802", "Task.Delay(250, ", "PauseAsync"),
        new("CRN2201", "$\"{folder}/{build}.log\"", "HasLog"),
    ];

    /// <summary>Adds the failing endpoint, the pipeline, the caller, the store and the port to Program.cs, and a file that breaks three rules.</summary>
    /// <exception cref="CommandFailedException">Program.cs lacks a line to plant beside.</exception>
    public static void Into(string projectFolder, string rootNamespace)
    {
        var program = Path.Combine(projectFolder, "Program.cs");
        var code = File.ReadAllText(program);
        foreach (var anchor in new[] { ServicesAnchor, EndpointsAnchor }.Where(anchor => !code.Contains(anchor, StringComparison.Ordinal)))
        {
            throw new CommandFailedException(ExitCode.DoesNotHold, $"'{program}' has no line '{anchor}'. The demo plants its code beside that line. Keep it in the template.");
        }

        File.WriteAllText(program, code
            .Replace(ServicesAnchor, $"{PlantedStore.Services}\n{PlantedPort.Services}\n\n{ServicesAnchor}", StringComparison.Ordinal)
            .Replace(EndpointsAnchor, $"{EndpointsAnchor}\n{FaultEndpoint}\n{PlantedPipeline.Endpoint}\n{PlantedCaller.Endpoint}\n{PlantedStore.Endpoint}\n{PlantedPort.Endpoints}", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(projectFolder, ViolationFile), ViolationCode(rootNamespace));
        File.WriteAllText(Path.Combine(projectFolder, PlantedStore.File), PlantedStore.Code(rootNamespace));
        File.WriteAllText(Path.Combine(projectFolder, PlantedPort.File), PlantedPort.Code);
        File.WriteAllText(Path.Combine(projectFolder, PlantedCaller.File), PlantedCaller.Code(rootNamespace));
        File.WriteAllText(Path.Combine(projectFolder, PlantedPipeline.File), PlantedPipeline.Code(rootNamespace));
    }

    private static string FaultEndpoint =>
        $"""app.MapGet("{FaultPath}", string () => throw new InvalidOperationException("{FaultMessage}"));""";

    private static string ViolationCode(string rootNamespace) =>
        $$"""
        namespace {{rootNamespace}};

        /// <summary>Planted by `cairn demo`: reads the static clock although one is handed in, waits without a unit, and builds a path by hand.</summary>
        internal static class PlantedViolations
        {
            public static bool IsOver(DateTimeOffset deadline, TimeProvider clock) => {{Violations[0].Breach}} > deadline;

            public static Task PauseAsync(CancellationToken cancellationToken) => {{Violations[1].Breach}}cancellationToken);

            public static bool HasLog(string folder, string build) => File.Exists({{Violations[2].Breach}});
        }

        """;
}
