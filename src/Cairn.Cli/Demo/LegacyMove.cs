using System.Text.Json;

namespace Cairn.Cli.Demo;

/// <summary>Stands the built service before the Flask service, with a route in each of three states, and asks them.</summary>
internal sealed class LegacyMove(Workspace workspace, Dotnet dotnet, GeneratedService generated, TimeProvider clock)
{
    private static readonly TimeSpan CopyLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <returns>What was seen; null where there is no Python with Flask.</returns>
    public async Task<MovedRoutes?> PlayAsync(CancellationToken cancellationToken)
    {
        await using var legacy = await LegacyExample.StartAsync(workspace, clock, cancellationToken);
        if (legacy is null)
        {
            return null;
        }

        using var caller = new Caller();
        await using var service = await RunningService.StartAsync(dotnet, "move the legacy service", generated.Project, generated.Assembly(generated.Project), Environment(legacy.Address), clock, cancellationToken);
        await caller.PostAsync(legacy.Address, "/builds", new { id = "7", branch = "main", status = "passed" }, cancellationToken);
        var asked = new List<Exchange>();
        foreach (var route in MovedRoutes.Table)
        {
            asked.Add(await caller.GetAsync(service.Main, route.Path, cancellationToken));
        }

        return new MovedRoutes { Asked = asked, Report = await JudgedAsync(service, caller, cancellationToken), Output = service.Output };
    }

    /// <summary>Copies are judged when the answer has long gone out.</summary>
    private async Task<Exchange> JudgedAsync(RunningService service, Caller caller, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            var report = await caller.GetAsync(service.Management, "/strangler", cancellationToken);
            if (IsJudged(report) || clock.GetElapsedTime(begun) > CopyLimit)
            {
                return report;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static bool IsJudged(Exchange report) => JsonText.Parse(report.Body) is { } json
        && json.GetProperty("routes").EnumerateArray().Where(route => route.GetProperty("shadow").GetDouble() > 0).All(route => route.GetProperty("parity").ValueKind == JsonValueKind.Number);

    private static Dictionary<string, string?> Environment(Uri legacy)
    {
        var environment = RunningService.Environment();
        environment["Cairn__Strangler__LegacyAddress"] = legacy.GetLeftPart(UriPartial.Authority);
        for (var index = 0; index < MovedRoutes.Table.Count; index++)
        {
            var (match, state, _) = MovedRoutes.Table[index];
            environment[$"Cairn__Strangler__Routes__{index}__Match"] = match;
            environment[$"Cairn__Strangler__Routes__{index}__State"] = state;
            environment[$"Cairn__Strangler__Routes__{index}__Shadow"] = state == "legacy" ? "0" : "100";
        }

        return environment;
    }
}
