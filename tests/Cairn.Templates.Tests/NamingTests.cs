namespace Cairn.Templates.Tests;

/// <summary>How the name of a service comes out in code, file names, settings and docs.</summary>
public sealed class NamingTests(PackedSdk sdk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Acme.BuildStatus", "Acme.BuildStatus", "BuildStatus", "acme-build-status", "acme")]
    [InlineData("Ci.GitHub.Cache2", "Ci.GitHub.Cache2", "Cache2", "ci-git-hub-cache2", "ci")]
    [InlineData("build-status", "BuildStatus", "BuildStatus", "build-status", "build-status")]
    [InlineData("HTTPGateway", "HTTPGateway", "HTTPGateway", "http-gateway", "http-gateway")]
    [InlineData("Acme.PresubmitService", "Acme.PresubmitService", "Presubmit", "acme-presubmit-service", "acme")]
    [InlineData("acme.class", "Acme.Class", "Class", "acme-class", "acme")]
    [InlineData("2fast", "_2Fast", "_2Fast", "svc-2fast", "svc-2fast")]
    public async Task A_name_becomes_code_and_slugs(string name, string code, string type, string slug, string serviceNamespace)
    {
        var folder = await sdk.ScaffoldAsync(name, "build-tools", Cancellation);

        var project = Path.Combine(folder, "src", code);
        Assert.Equal([$"{code}.slnx"], Directory.EnumerateFiles(folder, "*.slnx").Select(Path.GetFileName));
        Assert.Contains($"namespace {code};", await File.ReadAllTextAsync(Path.Combine(project, $"{type}Options.cs"), Cancellation));
        Assert.Contains($"class {type}Service;", await File.ReadAllTextAsync(Path.Combine(project, $"{type}Service.cs"), Cancellation));
        Assert.True(File.Exists(Path.Combine(folder, "tests", $"{code}.Tests", $"{code}.Tests.csproj")));
        var settings = await File.ReadAllTextAsync(Path.Combine(project, "appsettings.json"), Cancellation);
        Assert.Contains($"\"Name\": \"{slug}\"", settings);
        Assert.Contains($"\"Namespace\": \"{serviceNamespace}\"", settings);
        Assert.Contains("\"Team\": \"build-tools\"", settings);
    }

    [Fact]
    public async Task Nothing_is_left_of_the_template_s_own_names_or_of_any_path()
    {
        var folder = await sdk.ScaffoldAsync("Ci.GitHub.Cache2", "build-tools", Cancellation);

        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (File: file, Text: file[folder.Length..] + File.ReadAllText(file)));

        Assert.All(texts, text =>
        {
            Assert.DoesNotContain("acme", text.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("BuildStatus", text.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("build-status", text.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("ci-experience", text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("_VERSION", text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Repository.Root, text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(sdk.Folder, text.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_odd_name_builds_without_warnings()
    {
        var folder = await sdk.ScaffoldAsync("ci.2fast-build_store", "build-tools", Cancellation);

        var build = await sdk.DotnetAsync(folder, ["build"], Cancellation);

        build.MustSucceed();
        Assert.Contains("0 Warning(s)", build.Output);
    }
}
