namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>The same requests to the real framework and to the port of its service, compared to the byte.</summary>
public sealed class MatchingTheWire(ITestOutputHelper output)
{
    private const int FlaskFloor = 225;
    private const int FastApiFloor = 222;

    [Fact]
    public async Task A_ported_service_answers_as_Flask_does()
    {
        await Python.RequireAsync("flask", "gunicorn");

        var same = await CompareAsync(LegacyFramework.Flask, "flask_service.py", PythonStyle.Flask);

        Assert.True(same >= FlaskFloor, $"{same} answers are the same, {FlaskFloor} were.");
    }

    [Fact]
    public async Task A_ported_service_answers_as_FastApi_does()
    {
        await Python.RequireAsync("fastapi", "uvicorn", "multipart");

        var same = await CompareAsync(LegacyFramework.FastApi, "fastapi_service.py", PythonStyle.FastApi);

        Assert.True(same >= FastApiFloor, $"{same} answers are the same, {FastApiFloor} were.");
    }

    private async Task<int> CompareAsync(LegacyFramework framework, string script, PythonStyle style)
    {
        var token = TestContext.Current.CancellationToken;
        await using var legacy = await LegacyService.StartAsync(framework, Path.Combine(AppContext.BaseDirectory, "Legacy", script), token);
        await using var ported = await PortedService.StartAsync(style, token);
        var same = 0;
        foreach (var probe in Probes.All)
        {
            var (expected, actual) = (await WireClient.AskAsync(legacy.Address, probe, token), await WireClient.AskAsync(ported.Address, probe, token));
            same += expected == actual ? 1 : 0;
            if (expected != actual)
            {
                output.WriteLine($"--- {probe.Name}\nlegacy: {expected}\nported: {actual}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{framework}: {same} of {Probes.All.Count} answers are the same to the byte.");
        output.WriteLine($"{framework}: {same} of {Probes.All.Count} answers are the same to the byte.");
        return same;
    }
}
