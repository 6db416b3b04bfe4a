namespace Cairn.Templates.Tests;

/// <summary>How the name of a service comes out in code, file names, settings and docs.</summary>
public sealed class NamingTests(PackedSdk sdk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Acme.BuildStatus", "Acme.BuildStatus", "BuildStatus", "acme-build-status", "acme", "AcmeBuildStatus")]
    [InlineData("Ci.GitHub.Cache2", "Ci.GitHub.Cache2", "Cache2", "ci-git-hub-cache2", "ci", "CiGitHubCache2")]
    [InlineData("build-status", "BuildStatus", "BuildStatus", "build-status", "build-status", "BuildStatus")]
    [InlineData("HTTPGateway", "HTTPGateway", "HTTPGateway", "http-gateway", "http-gateway", "HttpGateway")]
    [InlineData("Acme.PresubmitService", "Acme.PresubmitService", "Presubmit", "acme-presubmit-service", "acme", "AcmePresubmitService")]
    [InlineData("acme.class", "Acme.Class", "Class", "acme-class", "acme", "AcmeClass")]
    [InlineData("2fast", "_2Fast", "_2Fast", "svc-2fast", "svc-2fast", "Svc2Fast")]
    public async Task A_name_becomes_code_and_slugs_and_an_alert(string name, string code, string type, string slug, string serviceNamespace, string alert)
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
        Assert.Contains($"alert: {alert}IsAbsent", await File.ReadAllTextAsync(Path.Combine(folder, "deploy", "alerts", "service.rules.yaml"), Cancellation));
        Assert.True(File.Exists(Path.Combine(folder, "docs", "runbooks", $"{alert}IsAbsent.md")));
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
    public async Task An_odd_name_builds_without_warnings_and_its_alerts_are_its_own()
    {
        var folder = await sdk.ScaffoldAsync("ci.2fast-build_store", "build-tools", Cancellation);

        var build = (await sdk.DotnetAsync(folder, ["build"], Cancellation)).MustSucceed();
        var alerts = await sdk.DotnetAsync(folder, ["test", "--no-build", "--filter-method", "*are_those_of_the_promises"], Cancellation);

        Assert.Contains("0 Warning(s)", build.Output);
        alerts.MustSucceed();
    }
}
