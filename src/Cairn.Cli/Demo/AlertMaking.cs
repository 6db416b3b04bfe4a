using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo;

/// <summary>Asks the built service for its alerts, and has promtool test them where it is installed.</summary>
internal sealed class AlertMaking(Workspace workspace, Dotnet dotnet, GeneratedService generated)
{
    private readonly Dictionary<string, string?> _development = new() { ["DOTNET_ENVIRONMENT"] = "Development" };

    private string Folder => workspace.In("alerts");

    private string Rules => Path.Combine(Folder, "deploy", "alerts");

    public async Task<AlertsMade> MakeAsync(CancellationToken cancellationToken)
    {
        var asked = await dotnet.RunAsync(
            "make its alerts", generated.Project, _development, ["exec", generated.Assembly(generated.Project), $"--Cairn:Alerting:WriteTo={Folder}"], cancellationToken);

        return new AlertsMade
        {
            Files = [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)],
            ExitCode = asked.ExitCode,
            Verdict = Directory.Exists(Rules) ? await JudgeAsync(cancellationToken) : null,
            Table = [],
        };
    }

    private async Task<int?> JudgeAsync(CancellationToken cancellationToken)
    {
        var tests = Directory.EnumerateFiles(Rules, "*.test.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        try
        {
            await using var promtool = ChildProcess.Start(new ChildCommand("promtool", ["test", "rules", .. tests], Rules), Path.Combine(workspace.Logs, "promtool.log"), workspace.Children);
            return await promtool.WaitAsync(cancellationToken);
        }
        catch (CommandFailedException)
        {
            return null; // it cannot be started: the report says so
        }
    }
}
