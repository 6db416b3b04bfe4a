using Cairn.Cli.Migrate;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo;

/// <summary>The service of <c>cairn migrate example</c>, served by Flask itself on any free port.</summary>
internal sealed class LegacyExample : IAsyncDisposable
{
    private const string Module = "build_status";
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"]; // Flask may be packaged for that of the system alone
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _process;

    private LegacyExample(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it; null where no Python has Flask, or Flask does not serve.</summary>
    public static async Task<LegacyExample?> StartAsync(Workspace workspace, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = workspace.In("legacy");
        await File.WriteAllTextAsync(Path.Combine(folder, $"{Module}.py"), Resources.Text($"{Module}.py"), cancellationToken);
        foreach (var python in Interpreters)
        {
            if (await HasFlaskAsync(python, folder, workspace, cancellationToken))
            {
                return await ServeAsync(python, folder, workspace, clock, cancellationToken);
            }
        }

        return null;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> HasFlaskAsync(string python, string folder, Workspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            await using var child = Start(workspace, folder, "look-for-flask", python, "-c", "import flask");
            return await child.WaitAsync(cancellationToken) == 0;
        }
        catch (CommandFailedException)
        {
            return false; // there is no such interpreter
        }
    }

    private static async Task<LegacyExample?> ServeAsync(string python, string folder, Workspace workspace, TimeProvider clock, CancellationToken cancellationToken)
    {
        var process = Start(workspace, folder, "legacy-service", python, "-m", "flask", "--app", Module, "run", "--port", "0");
        try
        {
            using var limit = new CancellationTokenSource(StartLimit, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            if (await process.Output.FirstAsync(AddressIn, both.Token) is { } address)
            {
                return new LegacyExample(process, address);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is silent: there is no service to move.
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        await process.DisposeAsync();
        return null;
    }

    private static ChildProcess Start(Workspace workspace, string folder, string log, string python, params string[] arguments) =>
        ChildProcess.Start(new ChildCommand(python, arguments, folder), Path.Combine(workspace.Logs, $"{log}.log"), workspace.Children);

    /// <summary>" * Running on http://127.0.0.1:43121".</summary>
    private static Uri? AddressIn(string line) =>
        line.Contains("Running on http://", StringComparison.Ordinal) && Uri.TryCreate(line.Split(' ')[^1], UriKind.Absolute, out var address) ? address : null;
}
