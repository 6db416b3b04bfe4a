using System.CommandLine;

namespace Cairn.Cli.Migrate.Probe;

/// <summary>`cairn migrate probe`: asks a live legacy service harmless questions, and tells which switches of Cairn.PythonCompat its clients may depend on.</summary>
internal static class ProbeVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(TextWriter output)
    {
        var address = new Argument<string>("url") { Description = "The address of the service, such as http://127.0.0.1:8000." };
        var routes = new Option<string[]>("--route") { Description = "A path that answers GET with JSON, such as /builds/42; as often as you like. Each is asked with GET, HEAD, OPTIONS and an unknown method." };
        var verb = new Command("probe", "Measure the wire forms of a live Flask or FastAPI service, and print the switches that keep them.") { address, routes };
        verb.SetAction(async (parsed, cancellationToken) =>
            (int)await RunAsync(parsed.GetRequiredValue(address), parsed.GetValue(routes) ?? [], output, cancellationToken));
        return verb;
    }

    private static async Task<ExitCode> RunAsync(string address, IReadOnlyList<string> routes, TextWriter output, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var service) || service.Scheme is not ("http" or "https"))
        {
            throw new CommandFailedException(ExitCode.Usage, $"'url' is {address}. It must be absolute, http or https. Name the address as http://127.0.0.1:8000.");
        }

        if (routes.FirstOrDefault(route => !route.StartsWith('/')) is { } relative)
        {
            throw new CommandFailedException(ExitCode.Usage, $"'--route' is {relative}. A route starts with a slash. Write it as /{relative}.");
        }

        try
        {
            using var legacy = new LegacyWire(service, Patience);
            var findings = await new WireProbe(legacy).AskAsync(routes, cancellationToken);
            ProbeReport.Lines(findings, routes).ToList().ForEach(output.WriteLine);
            return findings.Style is null ? ExitCode.CannotTell : ExitCode.Holds;
        }
        catch (HttpRequestException unreachable)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{address}' does not answer: {unreachable.Message.TrimEnd('.')}. Start the service, or name another address.");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{address}' has not answered within {Patience.TotalSeconds:0} s. Start the service, or name another address.");
        }
    }
}
