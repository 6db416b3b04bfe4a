namespace Cairn.Cli.Demo;

/// <summary>What the demo adds to the generated service so that there is something to fail, something to fix and a pipeline to run. The report says so.</summary>
internal static class Plants
{
    /// <summary>The path of an endpoint that throws.</summary>
    public const string FaultPath = "/demo/fault";

    /// <summary>What its exception says, which no answer may repeat.</summary>
    public const string FaultMessage = "planted by cairn demo";

    public const string FaultException = "System.InvalidOperationException";

    /// <summary>The rule that <see cref="Violation"/> breaks.</summary>
    public const string Rule = "CRN1801";

    /// <summary>The breach itself, as it stands in the planted file.</summary>
    public const string Violation = "DateTime.UtcNow";

    public const string ViolationFile = "PlantedViolation.cs";

    /// <summary>How the line of the breach can be told, broken or fixed.</summary>
    public const string ViolationLine = "IsOver";

    private const string Anchor = "app.MapCairn();";

    /// <summary>Adds the failing endpoint and the pipeline to Program.cs, and a file that reads the clock.</summary>
    /// <exception cref="CommandFailedException">Program.cs has no line to plant behind.</exception>
    public static void Into(string projectFolder, string rootNamespace)
    {
        var program = Path.Combine(projectFolder, "Program.cs");
        var code = File.ReadAllText(program);
        if (!code.Contains(Anchor, StringComparison.Ordinal))
        {
            throw new CommandFailedException(ExitCode.DoesNotHold, $"'{program}' has no line '{Anchor}'. The demo plants its endpoints behind that line. Keep it in the template.");
        }

        File.WriteAllText(program, code.Replace(Anchor, $"{Anchor}\n{FaultEndpoint}\n{PlantedPipeline.Endpoint}", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(projectFolder, ViolationFile), ViolationCode(rootNamespace));
        File.WriteAllText(Path.Combine(projectFolder, PlantedPipeline.File), PlantedPipeline.Code(rootNamespace));
    }

    private static string FaultEndpoint =>
        $"""app.MapGet("{FaultPath}", string () => throw new InvalidOperationException("{FaultMessage}"));""";

    private static string ViolationCode(string rootNamespace) =>
        $$"""
        namespace {{rootNamespace}};

        /// <summary>Planted by `cairn demo`: reads the static clock although one is handed in.</summary>
        internal static class PlantedViolation
        {
            public static bool IsOver(DateTimeOffset deadline, TimeProvider clock) => {{Violation}} > deadline;
        }

        """;
}
