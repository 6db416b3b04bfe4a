using System.Text;
using System.Text.Json.Nodes;
using Cairn.Cli.Migrate.Routes;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Tests.Migrate.Routes;

/// <summary>What is written into somebody's file: the route, and nothing else.</summary>
public sealed class EditingTests : IDisposable
{
    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Order_indentation_comments_and_line_ends_stay()
    {
        var before = "\uFEFF// ours\r\n{\r\n\t\"Cairn\": { \"Strangler\": {\r\n\t\t\"Routes\": [\r\n\t\t\t{ \"Match\": \"GET /é\" },\r\n\t\t\t{\r\n\t\t\t\t\"Writes\" : \"off\", // never, \"really\"\r\n"
            + "\t\t\t\t\"Match\" : \"GET /builds/{id}\",\r\n\t\t\t\t/* , */ \"State\" : \"legacy\" /* from the start, */,\r\n\t\t\t}\r\n\t\t] } },\r\n\t\"Other\": [1.50, \"\\u00e9\"]\r\n}";
        var file = _bench.Folder.Write("appsettings.json", before);

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "shadow:5"));

        var expected = before.Replace("\"State\" : \"legacy\"", "\"State\" : \"shadow\", \"Shadow\" : 5", StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(expected), File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("{ \"Percent\": 10, \"Match\": \"GET /b\", \"State\": \"canary\" }", "{ \"Match\": \"GET /b\", \"State\": \"shadow\" }")]
    [InlineData("{ \"Match\": \"GET /b\", \"Percent\": 10, \"State\": \"canary\" }", "{ \"Match\": \"GET /b\", \"State\": \"shadow\" }")]
    [InlineData("{ \"Match\": \"GET /b\", \"State\": \"canary\", \"Percent\": 10 }", "{ \"Match\": \"GET /b\", \"State\": \"shadow\" }")]
    [InlineData("{\"Match\":\"GET /b\",\"State\":\"canary\",\"Percent\":10}", "{\"Match\":\"GET /b\",\"State\":\"shadow\"}")]
    [InlineData("{ \"Match\": \"GET /b\", \"State\": \"canary\", \"Percent\": 10, }", "{ \"Match\": \"GET /b\", \"State\": \"shadow\", }")]
    [InlineData("{ \"Match\": \"GET /b\", \"State\": \"canary\", // ten\n  \"Percent\": 10 }", "{ \"Match\": \"GET /b\", \"State\": \"shadow\" // ten\n   }")]
    [InlineData("{ \"State\": \"canary\", \"Percent\": 10 // ten\n, \"Match\": \"GET /b\" }", "{ \"State\": \"shadow\", // ten\n \"Match\": \"GET /b\" }")]
    public void A_member_is_taken_out_with_one_comma(string route, string expected)
    {
        var edited = Promote(Around(route), new TargetState(RouteState.Shadow, null, null));

        Assert.Equal(Around(expected), edited);
    }

    [Theory]
    [InlineData("{\"Cairn:Strangler:Routes\":[{\"Match\":\"GET /b\"}]}", "{\"Cairn:Strangler:Routes\":[{\"Match\":\"GET /b\",\"State\":\"shadow\"}]}")]
    [InlineData("{\"CAIRN\":{\"strangler\":{\"routes\":{\"0\":{\"match\":\"GET /b\"}}}}}", "{\"CAIRN\":{\"strangler\":{\"routes\":{\"0\":{\"match\":\"GET /b\",\"State\":\"shadow\"}}}}}")]
    [InlineData("{\"Cairn\":{\"Strangler:Routes\":[{\"St\\u0061te\":\"legacy\",\"Match\":\"GET /b\"}]}}", "{\"Cairn\":{\"Strangler:Routes\":[{\"St\\u0061te\":\"shadow\",\"Match\":\"GET /b\"}]}}")]
    public void Every_spelling_of_a_key_is_found(string text, string expected) =>
        Assert.Equal(expected, Promote(text, new TargetState(RouteState.Shadow, null, null)));

    [Fact]
    public void A_route_in_pieces_is_refused_with_what_to_write()
    {
        const string Pieces = "{\"Cairn:Strangler:Routes\":[{\"Match\":\"GET /b\"}],\"Cairn:Strangler:Routes:0:State\":\"legacy\"}";

        var failure = Assert.Throws<CommandFailedException>(() => Promote(Pieces, new TargetState(RouteState.Shadow, null, 5)));

        Assert.Equal(ExitCode.Environment, failure.ExitCode);
        Assert.EndsWith("Set 'Cairn:Strangler:Routes:0:State' to \"shadow\", 'Cairn:Strangler:Routes:0:Percent' to nothing, 'Cairn:Strangler:Routes:0:Shadow' to 5 by hand.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_any_layout_the_route_alone_is_changed()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = new RandomSettings(random).Write();
            var file = RoutingFile.Parse("any.json", Encoding.UTF8.GetBytes(text));
            var line = file.Lines[random.Next(file.Lines.Count)];
            var target = RandomSettings.Target(random);

            var edited = EditRoute.Apply(file, new Promotion(line, target)).Text;

            Assert.Equal(Expected(text, file, line, target), Plain(Encoding.UTF8.GetString(edited)));
            Assert.Equal(RandomSettings.CommentsOf(text), RandomSettings.CommentsOf(Encoding.UTF8.GetString(edited)));
        }
    }

    [Fact]
    public void A_link_stays_a_link_and_a_mode_stays_a_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need a privilege on Windows.");
            return;
        }

        var real = _bench.Folder.Write("real/strangler.json", "old");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var link = File.CreateSymbolicLink(_bench.Folder.In("strangler.json"), real);

        AtomicFile.Write(link.FullName, "new"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(link.FullName).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(real));
    }

    private static string Around(string route) => $"{{\"Cairn\": {{\"Strangler\": {{\"Routes\": [{route}]}}}}}}";

    private static string Promote(string text, TargetState target)
    {
        var file = RoutingFile.Parse("any.json", Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetString(EditRoute.Apply(file, new Promotion(file.Lines[0], target)).Text);
    }

    /// <summary>The document that another reader and writer would make.</summary>
    private static string Expected(string text, RoutingFile file, RoutingLine line, TargetState target)
    {
        var document = RandomSettings.Read(text);
        var route = document["Cairn"]!["Strangler"]!["Routes"]![file.Lines.ToList().IndexOf(line)]!.AsObject();
        foreach (var (name, value) in new Promotion(line, target).Changes)
        {
            route.Remove(name);
            if (value is not null)
            {
                route[name] = JsonNode.Parse(value);
            }
        }

        return RandomSettings.Sorted(document);
    }

    private static string Plain(string text) => RandomSettings.Sorted(RandomSettings.Read(text));
}
