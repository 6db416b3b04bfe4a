using Cairn.Cli.Migrate;
using Cairn.Cli.Migrate.Probe;
using Cairn.PythonCompat.Tests;

namespace Cairn.Cli.Tests.Migrate;

public sealed class ProbingLegacyServices : IDisposable
{
    private static readonly string[] Routes = ["--route", "/json/nested", "--route", "/json/text", "--route", "/json/order", "--route", "/json/datetime", "--route", "/slash/"];

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_Flask_is_told_by_its_forms()
    {
        await Python.RequireAsync("flask", "gunicorn");

        var (exitCode, text) = await ProbeAsync(LegacyFramework.Flask, "flask_service.py");

        Assert.Equal(ExitCode.Holds, exitCode);
        Assert.StartsWith("Flask, served by gunicorn; 5 routes asked", text, StringComparison.Ordinal);
        Assert.Contains("builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat", text, StringComparison.Ordinal);
        Assert.All(
            ["Floats", "SortedKeys", "AsciiEscapes", "TrailingNewline", "Dates", "MediaTypes", "ContentLength", "HeadRequests", "OptionsRequests", "AllowedMethods", "ErrorBodies", "ReasonPhrases", "StrictSlashes", "CaseSensitivePaths", "RawPaths"],
            name => Assert.Contains(name, Enabled(text), StringComparison.Ordinal));
        Assert.Contains("    .Disable(PythonCompat.Utf8Text | PythonCompat.SpacedJson)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_FastApi_is_told_by_its_forms()
    {
        await Python.RequireAsync("fastapi", "uvicorn", "multipart");

        var (exitCode, text) = await ProbeAsync(LegacyFramework.FastApi, "fastapi_service.py");

        Assert.Equal(ExitCode.Holds, exitCode);
        Assert.StartsWith("FastApi, served by uvicorn; 5 routes asked", text, StringComparison.Ordinal);
        Assert.All(
            ["Floats", "Utf8Text", "Dates", "MediaTypes", "ContentLength", "ErrorBodies", "StrictSlashes", "CaseSensitivePaths", "RawPaths"],
            name => Assert.Contains(name, Enabled(text), StringComparison.Ordinal));
        Assert.All(["SortedKeys", "AsciiEscapes", "TrailingNewline", "HeadRequests", "ReasonPhrases"], name => Assert.DoesNotContain(name, Enabled(text), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_named()
    {
        var exitCode = await RunAsync("http://127.0.0.1:1");

        Assert.Equal(ExitCode.Environment, exitCode);
        Assert.StartsWith("'http://127.0.0.1:1' does not answer: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "/x", "'url' is localhost. It must be absolute, http or https. Name the address as http://127.0.0.1:8000.")]
    [InlineData("http://127.0.0.1:1", "x", "'--route' is x. A route starts with a slash. Write it as /x.")]
    public async Task What_cannot_be_asked_is_a_mistake_of_usage(string address, string route, string advice)
    {
        var exitCode = await RunAsync(address, "--route", route);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Equal(advice, _error.ToString().TrimEnd());
    }

    [Fact]
    public void The_switches_are_those_of_the_package() =>
        Assert.Equal(Enum.GetNames<PythonCompat.PythonCompat>().Where(name => name != nameof(PythonCompat.PythonCompat.None)), ProbeFindings.Switches);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private static string Enabled(string text) => text[text.IndexOf(".Enable(", StringComparison.Ordinal)..];

    private async Task<(ExitCode ExitCode, string Text)> ProbeAsync(LegacyFramework framework, string script)
    {
        await using var legacy = await LegacyService.StartAsync(framework, Path.Combine(AppContext.BaseDirectory, "Legacy", script), Stop);
        var exitCode = await RunAsync([legacy.Address.ToString(), .. Routes]);
        return (exitCode, _output.ToString());
    }

    private Task<ExitCode> RunAsync(params string[] arguments) =>
        new CommandLine([MigrateCommand.Create(_output, TimeProvider.System)], _output, _error).RunAsync(["migrate", "probe", .. arguments], Stop);
}
