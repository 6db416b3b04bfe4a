using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

/// <summary>How the demo reads what others write: build output, result files, log lines, file names.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_warning_is_read_once_however_often_the_build_prints_it()
    {
        const string line = "/a b/src/Program.cs(12,5): warning CRN1801: 'DateTime.UtcNow' cannot be tested. (https://x/y) [/a b/src/P.csproj]";

        var warning = Assert.Single(BuildWarning.In([line, line, "Build succeeded."]));

        Assert.Equal(new BuildWarning("Program.cs", 12, "CRN1801", "'DateTime.UtcNow' cannot be tested. (https://x/y)"), warning);
    }

    [Theory]
    [InlineData("/src/P.csproj : warning NU1603: P depends on X", "P.csproj", 0, "NU1603")]
    [InlineData("CSC : warning CS8032: An instance cannot be created", "CSC", 0, "CS8032")]
    [InlineData("/src/A.cs(1,2,3,4): warning CA1000: no [/src/P.csproj]", "A.cs", 1, "CA1000")]
    public void Warnings_without_a_line_or_with_a_span_are_read_too(string line, string file, int number, string rule)
    {
        var warning = Assert.Single(BuildWarning.In([line]));

        Assert.Equal((file, number, rule), (warning.File, warning.Line, warning.Rule));
    }

    [Theory]
    [InlineData("    0 Warning(s)")]
    [InlineData("/src/A.cs(1,2): error CS1002: ; expected [/src/P.csproj]")]
    [InlineData("")]
    public void Other_lines_are_no_warnings(string line)
    {
        Assert.Empty(BuildWarning.In([line]));
    }

    [Fact]
    public void Tests_are_counted_in_the_result_file()
    {
        var file = _folder.Write("tests.xml", """
            <assemblies>
              <assembly passed="3" failed="1" skipped="2" not-run="1" errors="0">
                <collection><test name="A.Good" result="Pass" /><test name="A.Bad" result="Fail" /></collection>
              </assembly>
            </assemblies>
            """);

        var count = TestCount.Read(file);

        Assert.Equal((3, 1, 3), (count.Passed, count.Failed, count.Skipped));
        Assert.Equal(["A.Bad"], count.Failures);
    }

    [Fact]
    public void Without_a_result_file_no_test_has_passed()
    {
        Assert.Equal(0, TestCount.Read(_folder.In("none.xml")).Passed);
    }

    [Theory]
    [InlineData("""{"event.name":"ListeningOnAddress","msg":"Now listening on: http://127.0.0.1:5000"}""", "http://127.0.0.1:5000/")]
    [InlineData("""{"event.name":"ManagementListening","msg":"Management endpoints on http://127.0.0.1:9090"}""", null)]
    [InlineData("""{"event.name":"ListeningOnAddress","msg":"Now listening"}""", null)]
    [InlineData("""{"event.name":"ListeningOnAddress"}""", null)]
    [InlineData("info: Now listening on: http://127.0.0.1:5000", null)]
    [InlineData("""["event.name"]""", null)]
    public void An_address_is_read_from_the_line_of_its_event(string line, string? address)
    {
        Assert.Equal(address, LoggedAddress.In(line, "ListeningOnAddress")?.ToString());
    }

    [Fact]
    public void The_version_of_the_packed_sdk_is_that_of_the_roof()
    {
        _folder.Write("Cairn.0.2.0-demo.7.nupkg", "");
        _folder.Write("Cairn.Hosting.0.2.0-demo.7.nupkg", "");

        var sdk = SdkPacking.Read(_folder.Path, "demo.7");

        Assert.Equal("0.2.0-demo.7", sdk.Version);
        Assert.Equal(["Cairn.0.2.0-demo.7", "Cairn.Hosting.0.2.0-demo.7"], sdk.Packages);
    }

    [Fact]
    public void A_feed_without_the_roof_is_a_failure_that_says_so()
    {
        _folder.Write("Cairn.Hosting.0.2.0-demo.7.nupkg", "");

        var failure = Assert.Throws<CommandFailedException>(() => SdkPacking.Read(_folder.Path, "demo.7"));

        Assert.Equal(ExitCode.DoesNotHold, failure.ExitCode);
        Assert.Contains(_folder.Path, failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
