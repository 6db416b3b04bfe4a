namespace Cairn.Cli.Demo;

/// <summary>How the service ended: readiness before and after it was asked to, the main port meanwhile, and the exit code, null if it never ended.</summary>
internal sealed record Drain(Exchange ReadyBefore, Exchange ReadyAfter, Exchange ServedAfter, TimeSpan FlippedAfter, int? ExitCode, TimeSpan ExitedAfter);
