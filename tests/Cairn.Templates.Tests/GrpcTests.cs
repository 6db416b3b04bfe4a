using System.Text.RegularExpressions;
using Cairn.Testing;

namespace Cairn.Templates.Tests;

/// <summary>The service of <c>--grpc</c>: as good as the other, and it serves gRPC on a port of its own.</summary>
public sealed partial class GrpcTests(PackedSdk sdk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_builds_at_the_level_enforce_without_warnings_and_its_tests_pass()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation, "--grpc");

        var build = (await sdk.DotnetAsync(folder, ["build", "-p:CairnAnalysisLevel=enforce"], Cancellation)).MustSucceed();
        var tests = (await sdk.DotnetAsync(folder, ["test", "--no-build"], Cancellation)).MustSucceed();
        var format = await sdk.DotnetAsync(folder, ["format", "--no-restore", "--verify-no-changes"], Cancellation);
        var pack = (await sdk.DotnetAsync(folder, ["pack", "src/Acme.BuildStatus.Protos", "--output", "packages"], Cancellation)).MustSucceed();

        Assert.Contains("0 Warning(s)", build.Output);
        Assert.Contains("failed: 0", tests.Output);
        Assert.Contains("skipped: 0", tests.Output);
        Assert.True(format.ExitCode == 0, format.Output);
        Assert.True(File.Exists(Path.Combine(folder, "packages", "Acme.BuildStatus.Protos.1.0.0.nupkg")), pack.Output);
    }

    [Fact]
    public async Task The_interceptor_of_errors_is_generated_where_the_stack_is_there_and_nowhere_else()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation, "--grpc");
        string[] build = ["build", "src/Acme.BuildStatus", "-p:EmitCompilerGeneratedFiles=true"];
        var stack = Directory.CreateDirectory(Path.Combine(folder, "src", "Acme.BuildStatus", "Stack")).FullName;

        (await sdk.DotnetAsync(folder, build, Cancellation)).MustSucceed();
        var without = Interceptors(folder).ToList();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Cairn.Grpc.Tests.Stack"), "*.cs"))
        {
            File.Copy(file, Path.Combine(stack, Path.GetFileName(file)));
        }

        (await sdk.DotnetAsync(folder, build, Cancellation)).MustSucceed();
        Assert.Empty(without);
        Assert.Single(Interceptors(folder));
    }

    [Fact]
    public async Task Its_manifests_and_its_container_files_have_the_port()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation, "--grpc");

        KubernetesManifests.Check(Path.Combine(folder, "deploy")).AssertHolds();

        var deployment = await File.ReadAllTextAsync(Path.Combine(folder, "deploy", "base", "deployment.yaml"), Cancellation);
        Assert.Contains("grpc: { port: 8081, service: ready }", deployment);
        Assert.DoesNotContain("/readyz, port", deployment);
        Assert.All(
            Directory.EnumerateFiles(folder, "Dockerfile*"),
            file => Assert.Matches("(?s)ENV ASPNETCORE_HTTP_PORTS=8080;8081\nEXPOSE 8080 8081 9090", File.ReadAllText(file).ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("Acme.BuildStatus", "acme_build_status.v1", "Acme.BuildStatus.V1")]
    [InlineData("ci.2fast-build_store", "ci_2fast_build_store.v1", "Ci._2FastBuildStore.V1")]
    public async Task Its_protocol_is_named_after_the_service(string name, string package, string code)
    {
        var folder = await sdk.ScaffoldAsync(name, "ci", Cancellation, "--grpc");

        var proto = await File.ReadAllTextAsync(Directory.EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories).Single(), Cancellation);
        Assert.Contains($"package {package};", proto);
        Assert.Contains($"option csharp_namespace = \"{code}\";", proto);
    }

    [Fact]
    public async Task Nothing_of_grpc_is_there_unless_asked_for()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation);

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

        Assert.All(files, file => Assert.DoesNotMatch(Grpc(), file[folder.Length..] + File.ReadAllText(file)));
    }

    private static IEnumerable<string> Interceptors(string folder) => Directory.EnumerateFiles(folder, "ErrorInterceptor*.cs", SearchOption.AllDirectories);

    [GeneratedRegex("grpc|8081|proto(s|buf)", RegexOptions.IgnoreCase)]
    private static partial Regex Grpc();
}
