namespace Cairn.Alerting.Answers;

/// <summary>Ends the start of a service that was asked for its artefacts, as HostAbortedException does for the platform's own tools.</summary>
/// <param name="exitCode">0 where they are written or up to date, 1 where they are stale or objectives are wrong.</param>
/// <param name="lines">What to say.</param>
internal sealed class ArtefactVerdict(int exitCode, IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    /// <summary>Begins each line of the answer, which a service's own output stands beside.</summary>
    public const string Prefix = "cairn alerts: ";

    public int ExitCode { get; } = exitCode;

    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>Turns a verdict that ends the process into its lines and its exit code. A test that starts the service in process sees the exception.</summary>
    public static void Watch()
    {
        AppDomain.CurrentDomain.UnhandledException -= Report; // once, however many hosts a process builds
        AppDomain.CurrentDomain.UnhandledException += Report;
    }

    private static void Report(object sender, UnhandledExceptionEventArgs unhandled)
    {
        if (unhandled.ExceptionObject is not ArtefactVerdict verdict)
        {
            return;
        }

        foreach (var line in verdict.Lines)
        {
            Console.Out.WriteLine(Prefix + line);
        }

        Environment.Exit(verdict.ExitCode);
    }
}
