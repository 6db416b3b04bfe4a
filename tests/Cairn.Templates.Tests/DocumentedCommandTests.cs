using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests;

/// <summary>
/// The commands of the service's documents, run. Those that need a cluster or a container engine cannot be, without one: what they name is looked up in the
/// manifests and container files, and their options in the help of <c>kubectl</c>.
/// </summary>
[Collection(nameof(GeneratedServices))]
public sealed partial class DocumentedCommandTests(GeneratedService service)
{
    private static readonly string Start = $"dotnet run --project src/{GeneratedService.Name}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_for_the_running_service_says_something()
    {
        Assert.SkipUnless(Shell.Has("bash"), "bash is not installed: nobody can type these commands.");
        await using var running = await service.StartAsync(Cancellation);
        var commands = DocumentedCommands.Of(service.Folder).Where(command => command.StartsWith("curl ", StringComparison.Ordinal) || command.StartsWith("grep ", StringComparison.Ordinal)).Distinct().ToList();

        foreach (var command in commands)
        {
            if (command.StartsWith("grep", StringComparison.Ordinal))
            {
                var line = await running.ReadUntilAsync(LineOfTheTrace(), Cancellation);
                await File.WriteAllTextAsync(Path.Combine(service.Folder, "service.log"), line.Value, Cancellation);
            }

            var typed = command.Replace("http://localhost:9090", $"{running.Management.BaseAddress}".TrimEnd('/')).Replace("http://localhost:8080", $"{running.Http.BaseAddress}".TrimEnd('/')).Replace("curl ", "curl -f "); // so that 404 fails it
            var result = await Shell.RunAsync(service.Folder, typed, Cancellation);
            Assert.True(result is { ExitCode: 0, Output.Length: > 0 }, $"{command}\nended with {result.ExitCode} and said '{result.Output}'.");
        }

        Assert.True(commands.Count >= 16, $"{commands.Count} commands were found.");
    }

    [Fact]
    public async Task Every_command_for_the_cluster_names_what_is_deployed_and_options_that_exist()
    {
        Assert.SkipUnless(Shell.Has("kubectl") && Shell.Has("bash"), "kubectl is not installed: its options cannot be looked up.");
        string[] deployed = ["deployment/acme-build-status", "app.kubernetes.io/name=acme-build-status", "--container service", "8080:8080", "9090:9090", "deploy/overlays/staging"];
        var commands = DocumentedCommands.Of(service.Folder, "kubectl").Where(command => !RunsWithoutCluster(command)).ToList();

        foreach (var command in commands)
        {
            var help = (await Shell.RunAsync(service.Folder, $"{Verb().Match(command)} --help && kubectl options", Cancellation)).MustSucceed().Output;

            Assert.All(Option().Matches(command), option => Assert.Contains($"{option.Value}=", help));
            Assert.All(Resource().Matches(command), resource => Assert.Contains(resource.Value, deployed));
        }

        Assert.True(commands.Count >= 6, $"{commands.Count} commands were found.");
    }

    [Fact]
    public async Task Every_command_that_needs_no_cluster_is_run()
    {
        Assert.SkipUnless(Shell.Has("kubectl") && Shell.Has("bash") && Shell.Has("promtool"), "kubectl or promtool is not installed.");
        var commands = DocumentedCommands.Of(service.Folder, "promtool").Concat(DocumentedCommands.Of(service.Folder, "kubectl").Where(RunsWithoutCluster)).ToList();

        foreach (var command in commands)
        {
            var typed = command.Contains(" create ", StringComparison.Ordinal) ? $"{command} --dry-run=client --output yaml" : command;
            (await Shell.RunAsync(service.Folder, typed, Cancellation)).MustSucceed();
        }

        Assert.Contains(commands, command => command.Contains("create secret generic acme-build-status-secrets ", StringComparison.Ordinal));
        Assert.Contains("secretName: acme-build-status-secrets", await File.ReadAllTextAsync(Path.Combine(service.Folder, "deploy", "base", "deployment.yaml"), Cancellation));
    }

    [Fact]
    public async Task Every_command_that_starts_the_service_starts_it()
    {
        var commands = DocumentedCommands.Of(service.Folder, "dotnet").Where(command => command.StartsWith(Start, StringComparison.Ordinal)).ToList();

        foreach (var command in commands)
        {
            var arguments = command[Start.Length..].Split(">")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "--").Select(OnFreePort).ToArray();
            await using var running = await service.StartAsync(Cancellation, arguments);
        }

        Assert.True(Directory.Exists(Path.Combine(service.Folder, "src", GeneratedService.Name)));
        Assert.True(commands.Count >= 4, $"{commands.Count} commands were found.");
    }

    [Fact]
    public async Task Every_other_command_of_the_SDK_succeeds()
    {
        var commands = DocumentedCommands.Of(service.Folder, "dotnet").Where(command => !command.StartsWith(Start, StringComparison.Ordinal) && command != "dotnet test").ToList();

        foreach (var command in commands)
        {
            var words = Word().Matches(command).Skip(1).Select(word => word.Value.Trim('"')).ToList();
            string[] arguments = command.Contains('<') ? [.. words.TakeWhile(word => word[0] != '<'), "--help"] : words[0] == "test" ? [.. words, "--no-build"] : [.. words];
            (await service.DotnetAsync(Cancellation, arguments)).MustSucceed();
        }

        Assert.True(commands.Count >= 5, $"{commands.Count} commands were found.");
    }

    [Fact]
    public async Task Every_command_for_containers_speaks_of_the_image_and_its_ports()
    {
        var commands = DocumentedCommands.Of(service.Folder, "docker");
        var file = await File.ReadAllTextAsync(Path.Combine(service.Folder, "Dockerfile"), Cancellation);

        Assert.Equal(["docker build -t acme-build-status .", "docker run --rm -p 8080:8080 -p 9090:9090 acme-build-status"], commands);
        Assert.Contains("EXPOSE 8080 9090", file);
    }

    [Fact]
    public void No_command_is_left_that_nobody_runs() =>
        Assert.All(DocumentedCommands.Of(service.Folder), command => Assert.Matches("^(curl|grep|kubectl|docker|dotnet|promtool) ", command));

    private static bool RunsWithoutCluster(string command) =>
        command.StartsWith("kubectl kustomize ", StringComparison.Ordinal) || command.StartsWith("kubectl create ", StringComparison.Ordinal);

    private static string OnFreePort(string word) => Port().Replace(word, "0").Replace("localhost", "127.0.0.1");

    [GeneratedRegex("^.*0af7651916cd43dd8448eb211c80319c.*$")]
    private static partial Regex LineOfTheTrace();

    [GeneratedRegex("^kubectl (rollout )?[a-z-]+")]
    private static partial Regex Verb();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"deployment/\S+|app\.kubernetes\.io/\S+|--container \S+|\d+:\d+|deploy/\S+")]
    private static partial Regex Resource();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(8180|9190)\b")]
    private static partial Regex Port();
}
