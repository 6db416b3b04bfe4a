using System.Text.Json;
using Cairn.Cli.Migrate;
using Cairn.Cli.Migrate.Inventory;

namespace Cairn.Cli.Tests.Migrate;

/// <summary>The inventory of real Flask and FastAPI applications, read by their own interpreter.</summary>
public sealed class InventoryTests : IDisposable
{
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Migrate");
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task The_routes_of_Flask_are_told_with_what_is_done_differently()
    {
        await WriteExampleAsync();

        Assert.Equal(ExitCode.Holds, await InventoryAsync("build_status:app", "legacy"));

        var routes = File.ReadAllLines(_folder.In("out", "routes.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(["GET /branches/{name}/health", "POST /builds", "GET /builds/", "GET /builds/{id}", "GET /builds/{id}/duration", "GET /health", "GET /static/{filename}"], routes);
        Assert.Equal(["converters", "floats"], RisksOf("/branches/{name}/health"));
        Assert.Equal(["query-conversion", "trailing-slashes"], RisksOf("/builds/"));
        Assert.Contains("Flask 2", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_routes_and_types_of_FastAPI_are_told()
    {
        LegacyPython.Require("fastapi");

        Assert.Equal(ExitCode.Holds, await InventoryAsync("legacy_builds", Scripts));

        Assert.Equal(["body-coercion", "cookies", "dates", "floats", "trailing-slashes"], RisksOf("/builds/"));
        Assert.Equal(["web-sockets"], RisksOf("/events"));
        var contracts = Read("Contracts.cs");
        Assert.Contains("/// <summary>A build &amp; its state.</summary>", contracts, StringComparison.Ordinal);
        Assert.Contains("[property: JsonPropertyName(\"started_at\")] DateTimeOffset? StartedAt = null", contracts, StringComparison.Ordinal);
        Assert.Contains("IReadOnlyDictionary<string, double>? Timings = null", contracts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flask", "build_status:app")]
    [InlineData("fastapi", "legacy_builds:app")]
    public async Task What_is_generated_compiles_without_a_warning(string framework, string application)
    {
        LegacyPython.Require(framework);
        await WriteExampleAsync();

        await InventoryAsync(application, framework == "flask" ? "legacy" : Scripts, "--namespace", "Acme");

        var sources = Directory.GetFiles(_folder.In("out"), "*.cs").Select(File.ReadAllText).Append("namespace Acme.Tests { public class AcmeService; }");
        Assert.Empty(Compiled.Faults([.. sources]));
    }

    [Fact]
    public async Task Every_route_begins_as_the_legacy_services()
    {
        await WriteExampleAsync();
        await InventoryAsync("build_status:app", "legacy");

        using var strangler = JsonDocument.Parse(Read("strangler.json"));

        var routes = strangler.RootElement.GetProperty("Cairn").GetProperty("Strangler").GetProperty("Routes").EnumerateArray().ToList();
        Assert.All(routes, route => Assert.Equal("legacy", route.GetProperty("State").GetString()));
        Assert.Contains(routes, route => route.GetProperty("Match").GetString() == "GET /branches/{**name}");
    }

    [Fact]
    public async Task Routes_that_the_strangler_cannot_tell_apart_move_together()
    {
        LegacyPython.Require("flask");
        _folder.Write("legacy/twins.py", """
            from flask import Flask
            app = Flask(__name__, static_folder=None)
            for rule in ["/x/<int:a>", "/x/<name>", "/y/<path:a>/one", "/y/<path:b>/two"]:
                app.add_url_rule(rule, rule, lambda **parts: "")
            """);

        await InventoryAsync("twins:app", "legacy");

        using var strangler = JsonDocument.Parse(Read("strangler.json"));
        var routes = strangler.RootElement.GetProperty("Cairn").GetProperty("Strangler").GetProperty("Routes").EnumerateArray();
        Assert.Equal(["GET /x/{a}", "GET /y/{**a}"], routes.Select(route => route.GetProperty("Match").GetString()));
    }

    [Fact]
    public async Task A_second_inventory_is_the_same_and_loses_nothing_that_was_changed()
    {
        await WriteExampleAsync();
        await InventoryAsync("build_status:app", "legacy");
        Assert.Equal(ExitCode.Holds, await InventoryAsync("build_status:app", "legacy"));
        _folder.Write("out/LegacyEndpoints.cs", "// mine");

        Assert.Equal(ExitCode.Usage, await InventoryAsync("build_status:app", "legacy"));

        Assert.Contains($"'{_folder.In("out", "LegacyEndpoints.cs")}' would be written over. Nothing was written.", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("// mine", Read("LegacyEndpoints.cs"));
        Assert.Equal(ExitCode.Holds, await InventoryAsync("build_status:app", "legacy", "--force"));
    }

    [Theory]
    [InlineData("nowhere:app", "No module named 'nowhere'")]
    [InlineData("broken:app", "SystemExit: 3")]
    [InlineData("broken_too:app", "neither a Flask nor a FastAPI application")]
    [InlineData("empty", "module 'empty' has 0 applications; name one, as in 'empty:app'")]
    public async Task What_cannot_be_read_is_said_with_the_reason(string application, string reason)
    {
        _folder.Write("legacy/broken.py", "import sys\nprint('last words')\nsys.exit(3)\n");
        _folder.Write("legacy/broken_too.py", "app = 'no application'\n");
        _folder.Write("legacy/empty.py", "");

        Assert.Equal(ExitCode.DoesNotHold, await InventoryAsync(application, "legacy"));

        Assert.Contains(reason, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--python", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_or_an_interpreter_that_is_not_there_is_named()
    {
        Assert.Equal(ExitCode.Usage, await InventoryAsync("app", "nowhere"));
        Assert.Contains("nowhere'. Give the one that 'app' is imported from with --at.", _error.ToString(), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Environment, await MigrateAsync("inventory", "app", "--at", _folder.Path, "--python", "no-such-python"));
        Assert.Contains("'no-such-python' cannot be started", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_risk_stands_on_the_page_and_is_found_by_the_script()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "migration-risks.md"));
        var script = Resources.Text("inventory.py");

        Assert.All(RiskBook.Codes, code => Assert.Contains($"\n## {code}\n", page, StringComparison.Ordinal));
        Assert.All(RiskBook.Codes.Except(RiskBook.Everywhere("flask")), code => Assert.Contains($"\"{code}\"", script, StringComparison.Ordinal));
        Assert.Equal(RiskBook.Codes.Count(), page.Split("\n## ").Length - 1);
    }

    [Fact]
    public async Task The_example_is_not_written_over()
    {
        Assert.Equal(ExitCode.Holds, await MigrateAsync("example", "--out", _folder.In("legacy")));

        Assert.Equal(ExitCode.Usage, await MigrateAsync("example", "--out", _folder.In("legacy")));

        Assert.Contains("is there already", _error.ToString(), StringComparison.Ordinal);
    }

    private async Task WriteExampleAsync()
    {
        LegacyPython.Require("flask");
        await MigrateAsync("example", "--out", _folder.In("legacy"));
    }

    private Task<ExitCode> InventoryAsync(string application, string folder, params string[] more) =>
        MigrateAsync(["inventory", application, "--at", _folder.In(folder), "--python", LegacyPython.Path, "--out", _folder.In("out"), .. more]);

    private Task<ExitCode> MigrateAsync(params string[] arguments) =>
        new CommandLine([MigrateCommand.Create(_output, TimeProvider.System)], _output, _error).RunAsync(["migrate", .. arguments], TestContext.Current.CancellationToken);

    private string Read(string name) => File.ReadAllText(_folder.In("out", name));

    private IEnumerable<string?> RisksOf(string path)
    {
        using var inventory = JsonDocument.Parse(Read("routes.json"));
        var route = inventory.RootElement.GetProperty("routes").EnumerateArray().First(route => route.GetProperty("path").GetString() == path);
        return [.. route.GetProperty("risks").EnumerateArray().Select(risk => risk.GetString())];
    }
}
