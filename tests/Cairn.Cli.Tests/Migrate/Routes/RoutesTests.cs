using System.Net;
using Cairn.Cli.Migrate.Routes;

namespace Cairn.Cli.Tests.Migrate.Routes;

/// <summary>`cairn migrate routes`: the table, where it is found, and what is wrong with it.</summary>
public sealed class RoutesTests : IDisposable
{
    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_table_is_shown_in_its_order_with_its_states()
    {
        var file = _bench.Folder.Write(
            "strangler.json",
            """
            // comments are legal in configuration
            { "cairn:strangler": { "Routes": [
              { "Match": "* /files/{**path}", "State": "migrated", "Shadow": 1 },
              { "Match": "GET /builds/{id}", "State": "canary", "Percent": 10, },
            ] } }
            """);

        Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "--file", file));

        Assert.Equal(
            $"{file}: 2 routes. 1 canary, 1 migrated\nroute              state\n* /files/{{**path}}  migrated, 1 % copied\nGET /builds/{{id}}   canary 10 %\n",
            _bench.Output);
    }

    [Theory]
    [InlineData("strangler.json")]
    [InlineData("appsettings.json")]
    [InlineData("src/Acme.Builds/strangler.json")]
    [InlineData("src/Acme.Builds/appsettings.json")]
    [InlineData("migration/strangler.json")]
    public void The_file_is_found_in_its_usual_places(string place)
    {
        _bench.Folder.Write("appsettings.json", "{ }");
        var file = _bench.Folder.Write(place, MigrateBench.Table("legacy"));

        Assert.Equal(Path.GetFullPath(file), Path.GetFullPath(FindRoutingFile.In(_bench.Folder.Path)!.Path));
    }

    [Fact]
    public void The_table_of_a_service_comes_before_that_of_the_inventory()
    {
        _bench.Folder.Write("migration/strangler.json", MigrateBench.Table("legacy"));
        _bench.Folder.Write("src/Acme.Builds/appsettings.json", MigrateBench.Table("retired"));

        Assert.EndsWith("appsettings.json", FindRoutingFile.In(_bench.Folder.Path)!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_table_it_is_said_where_it_was_looked_for()
    {
        Directory.CreateDirectory(_bench.Folder.In("src", "Acme.Builds"));

        var failure = Assert.Throws<CommandFailedException>(() => FindRoutingFile.At(null, _bench.Folder.Path));

        Assert.Equal(ExitCode.Usage, failure.ExitCode);
        Assert.Equal(
            $"There is no routing table. Looked for 'Cairn:Strangler:Routes' in strangler.json, appsettings.json, {Path.Combine("src", "Acme.Builds", "strangler.json")}, "
            + $"{Path.Combine("src", "Acme.Builds", "appsettings.json")}, {Path.Combine("migration", "strangler.json")} of '{_bench.Folder.Path}'. "
            + "Write one with 'cairn migrate inventory', or name a file with --file.",
            failure.Message);
    }

    [Theory]
    [InlineData("{ \"Cairn\": [ }", (int)ExitCode.Environment, "line 1, column 14, is no JSON.")]
    [InlineData("", (int)ExitCode.Environment, "line 1, column 1, is no JSON.")]
    [InlineData("{ \"a\": 1, \"A\": 2 }", (int)ExitCode.Environment, "A duplicate key 'A' was found.")]
    [InlineData("{ \"Cairn\": { \"Strangler\": { } } }", (int)ExitCode.Usage, "has no 'Cairn:Strangler:Routes'.")]
    public async Task A_file_that_is_no_table_is_told_what_is_wrong_where(string text, int exitCode, string message)
    {
        var file = _bench.Folder.Write("strangler.json", text);

        Assert.Equal((ExitCode)exitCode, await _bench.RunAsync("routes", "--file", file));

        Assert.StartsWith($"'{file}'", _bench.Error, StringComparison.Ordinal);
        Assert.Contains(message, _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_mistake_of_usage()
    {
        Assert.Equal(ExitCode.Usage, await _bench.RunAsync("routes", "--file", "nowhere.json"));

        Assert.StartsWith("There is no file 'nowhere.json'.", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_the_strangler_would_refuse_is_loud_in_its_own_words()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("canary", ", \"Percnt\": 10"));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.RunAsync("routes", "--file", file));

        Assert.Contains("REFUSED: 'Cairn:Strangler:Routes:0:Percnt' is '10'. Nothing reads it.", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("REFUSED: 'Cairn:Strangler:Routes:0:Percent' is not set. A canary needs it", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_and_an_unknown_verb_name_the_nearest()
    {
        Assert.Equal(ExitCode.Usage, await _bench.RunAsync("routes", "--fiel", "x"));
        Assert.Equal(ExitCode.Usage, await _bench.RunAsync("routes", "promot", "x"));

        Assert.Contains("'--fiel' is not an option of 'cairn migrate routes'. Known, nearest first: --file", _bench.Error, StringComparison.Ordinal);
        Assert.Contains("'promot' is not a verb of 'routes'. Known, nearest first: promote.", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_service_that_has_something_else_is_shown_beside_the_file()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow", ", \"Shadow\": 5"));
        await using var service = await LiveService.StartAsync(LiveService.Route("canary", 10, 5, "\"equal\":199,\"different\":1", Rollback));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.RunAsync("routes", "--file", file, "--live", service.Address));

        Assert.Contains("LEGACY, ROLLED BACK  99.5 %  20 %      1,000\n", _bench.Output, StringComparison.Ordinal);
        Assert.Contains(
            "ROLLED BACK: GET /builds/{id} is canary 10 %, 5 % copied, effectively legacy since 2026-03-01 11:50:00 until 2026-03-01 12:20:00 UTC, as its share of errors was 3.1 % above legacy's.\n",
            _bench.Output,
            StringComparison.Ordinal);
        Assert.Contains("The service has GET /builds/{id} as canary 10 %, 5 % copied.\n", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_of_one_side_alone_are_named()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy").Replace("/builds/{id}", "/bilds/{id}", StringComparison.Ordinal));
        await using var service = await LiveService.StartAsync(LiveService.Route("shadow", 0, 5, ""));

        Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "--file", file, "--live", service.Address));

        Assert.Contains("GET /bilds/{id}  legacy  not there  -       -         -\n", _bench.Output, StringComparison.Ordinal);
        Assert.EndsWith("The service has no GET /bilds/{id}.\nThe file has no GET /builds/{id}, which the service has as shadow 5 %.\n", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_the_service_has_refused_is_loud()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy"));
        await using var service = await LiveService.StartAsync(LiveService.Route("legacy", 0, 0, "").Replace("\"faults\":[]", "\"faults\":[\"no\"]", StringComparison.Ordinal));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.RunAsync("routes", "--file", file, "--live", service.Address));

        Assert.EndsWith("REFUSED BY THE SERVICE: no\n", _bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "", "is not there. The management port of a service with AddCairnMigration() has it")]
    [InlineData(503, "", "answers 503.")]
    [InlineData(200, "<html>", "answers something else than its report: ")]
    [InlineData(200, """{"routes":[{"match":"GET /x"}],"faults":[]}""", "answers something else than its report: ")]
    public async Task An_address_that_is_no_strangler_is_named(int status, string text, string message)
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));
        await using var service = await LiveService.StartAsync(text, status: (HttpStatusCode)status);

        Assert.Equal(ExitCode.Environment, await _bench.RunAsync("routes", "--file", file, "--live", service.Address));

        Assert.Contains(message, _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_is_named()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.Environment, await _bench.RunAsync("routes", "--file", file, "--live", "http://127.0.0.1:1"));

        Assert.StartsWith("'http://127.0.0.1:1/strangler' does not answer: ", _bench.Error, StringComparison.Ordinal);
    }

    private const string Rollback = """{"since":"2026-03-01T11:50:00+00:00","until":"2026-03-01T12:20:00+00:00","errorDelta":0.031}""";
}
