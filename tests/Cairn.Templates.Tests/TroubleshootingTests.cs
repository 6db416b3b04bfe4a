using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests;

/// <summary>
/// The commands of <c>docs/troubleshooting.md</c> and <c>docs/runbooks</c>. Those for the service are run against it. Those for a cluster cannot be, without one:
/// their resources are looked up in the manifests and their options in the help of <c>kubectl</c>.
/// </summary>
[Collection(nameof(GeneratedServices))]
public sealed partial class TroubleshootingTests(GeneratedService service)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_for_the_service_says_something()
    {
        Assert.SkipUnless(Shell.HasBash, "bash is not installed: nobody can type these commands.");
        await using var running = await service.StartAsync(Cancellation);
        using var first = await running.Http.GetAsync("/builds", Cancellation); // so that there is a request to see
        var commands = DocumentedCommands.Of(service.Folder).Where(command => command.StartsWith("curl", StringComparison.Ordinal) || command.StartsWith("grep", StringComparison.Ordinal)).ToList();

        foreach (var command in commands)
        {
            if (command.StartsWith("grep", StringComparison.Ordinal))
            {
                var line = await running.ReadUntilAsync(LineOfTheTrace(), Cancellation);
                await File.WriteAllTextAsync(Path.Combine(service.Folder, "service.log"), line.Value, Cancellation);
            }

            // With -f, an answer such as 404 fails the command.
            var typed = command.Replace("http://localhost:9090", $"{running.Management.BaseAddress}".TrimEnd('/')).Replace("http://localhost:8080", $"{running.Http.BaseAddress}".TrimEnd('/')).Replace("curl -s", "curl -sf");
            var result = await Shell.RunAsync(service.Folder, typed, Cancellation);
            Assert.True(result is { ExitCode: 0, Output.Length: > 0 }, $"{command}\nended with {result.ExitCode} and said '{result.Output}'.");
        }

        Assert.True(commands.Count >= 12, $"{commands.Count} commands were found.");
    }

    [Fact]
    public async Task Every_command_for_the_cluster_names_what_is_deployed_and_options_that_exist()
    {
        Assert.SkipUnless(Shell.HasKubectl && Shell.HasBash, "kubectl is not installed: its options cannot be looked up.");
        var commands = DocumentedCommands.Of(service.Folder).Where(command => command.StartsWith("kubectl", StringComparison.Ordinal)).Distinct().ToList();

        foreach (var command in commands)
        {
            var help = (await Shell.RunAsync(service.Folder, $"{Verb().Match(command)} --help && kubectl options", Cancellation)).MustSucceed().Output;

            Assert.All(Option().Matches(command), option => Assert.Contains($"{option.Value}=", help));
            Assert.All(Resource().Matches(command), resource => Assert.Contains(resource.Value, (string[])["deployment/acme-build-status", "app.kubernetes.io/name=acme-build-status", "--container service", "8080:8080", "9090:9090"]));
        }

        Assert.True(commands.Count >= 6, $"{commands.Count} commands were found.");
    }

    [Fact]
    public void Every_other_command_starts_the_service_where_it_is()
    {
        var others = DocumentedCommands.Of(service.Folder).Where(command => !command.StartsWith("curl", StringComparison.Ordinal) && !command.StartsWith("grep", StringComparison.Ordinal) && !command.StartsWith("kubectl", StringComparison.Ordinal));

        Assert.All(others, command => Assert.Equal($"dotnet run --project src/{GeneratedService.Name} -- --environment Production > service.log", command));
        Assert.True(Directory.Exists(Path.Combine(service.Folder, "src", GeneratedService.Name)));
    }

    [GeneratedRegex("^.*0af7651916cd43dd8448eb211c80319c.*$")]
    private static partial Regex LineOfTheTrace();

    [GeneratedRegex("^kubectl (rollout )?[a-z-]+")]
    private static partial Regex Verb();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"deployment/\S+|app\.kubernetes\.io/\S+|--container \S+|\d+:\d+")]
    private static partial Regex Resource();
}
