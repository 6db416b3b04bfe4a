using Cairn.Cli.Demo;
using Cairn.Cli.Migrate.Score;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>What is looked for in the folder of a service, and where.</summary>
public sealed class ReadServiceTests : IDisposable
{
    private const string Project = "src/Acme.Builds/Acme.Builds.csproj";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_generated_service_has_everything()
    {
        var service = ReadService.In(Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory), "templates", "content", "ci-service"))!;

        Assert.True(service is { AddsCairn: true, MapsCairn: true, DeclaresObjectives: true, KeepsPythonForms: false, HasReadme: true, Tests: > 20 });
        Assert.Equal(10, service.Alerts.Count);
        Assert.Empty(service.Alerts.Except(service.Runbooks));
        Assert.Contains("setup", service.Docs);
    }

    [Fact]
    public void Without_a_project_there_is_nothing_to_tell()
    {
        _folder.Write("Program.cs", "builder.AddCairn();");
        _folder.Write("tests/Acme.Tests/Acme.Tests.csproj", "");
        _folder.Write("src/Acme.Builds/obj/Copy.csproj", "");

        Assert.Null(ReadService.In(_folder.Path));
    }

    [Theory]
    [InlineData("builder.AddCairn();", true)]
    [InlineData("builder\n    .AddCairn( o => { });", true)]
    [InlineData("var address = \"http://x\"; builder.AddCairn();", true)]
    [InlineData("builder.AddCairnHosting();", false)]
    [InlineData("// builder.AddCairn();", false)]
    [InlineData("/* later:\n builder.AddCairn(); */", false)]
    [InlineData("Log(\"call builder.AddCairn() \\\" first\");", false)]
    [InlineData("Log(@\"a \"\" builder.AddCairn()\");", false)]
    [InlineData("Log(@$\"C:\\\", builder.AddCairn());", true)]
    [InlineData("Log(\"\"\"\n builder.AddCairn()\n \"\"\");", false)]
    public void A_call_is_code_and_no_word_about_it(string code, bool isCall)
    {
        _folder.Write(Project, "");
        _folder.Write("src/Acme.Builds/Program.cs", code);

        Assert.Equal(isCall, ReadService.In(_folder.Path)!.AddsCairn);
    }

    [Fact]
    public void Built_files_and_those_of_tests_are_no_code_of_the_service()
    {
        _folder.Write(Project, "");
        _folder.Write("src/Acme.Builds/obj/Debug/Made.cs", "builder.AddCairn();");
        _folder.Write("tests/Acme.Tests/Host.cs", "app.MapCairn();");

        Assert.True(ReadService.In(_folder.Path) is { AddsCairn: false, MapsCairn: false });
    }

    [Fact]
    public void Alerts_come_from_rules_and_recordings_are_none()
    {
        _folder.Write(Project, "");
        _folder.Write("deploy/alerts/a.rules.yaml", "groups:\n  - name: a\n    rules:\n      - record: 'x'\n        expr: 'alert: no'\n      - alert: Burns\n      - alert: \"Gone\"\n      - expr: up\n        alert: 'Down'\n");
        _folder.Write("deploy/alerts/a.test.yaml", "      - alert: OfATest\n");

        Assert.Equal(["Burns", "Gone", "Down"], ReadService.In(_folder.Path)!.Alerts);
    }

    [Fact]
    public void A_page_with_a_heading_alone_is_empty()
    {
        _folder.Write(Project, "");
        _folder.Write("README.md", "# Acme\n\n");
        _folder.Write("docs/setup.md", "# Setup\n\nRun it.\n");
        _folder.Write("docs/later.md", "\n");

        var service = ReadService.In(_folder.Path)!;

        Assert.False(service.HasReadme);
        Assert.Equal(["setup"], service.Docs);
    }

    [Theory]
    [InlineData("[Fact]\npublic void A() { }\n[Theory, InlineData(1)]\npublic void B(int x) { }\n// [Fact]", "tests/Acme.Tests/Acme.Tests.csproj", 2)]
    [InlineData("[Test] public void A() { }", "test/Acme.Tests.csproj", 1)]
    [InlineData("[Fact] public void A() { }", "samples/none.txt", 0)]
    [InlineData("[Facts] class A;", "tests/Acme.Tests/Acme.Tests.csproj", 0)]
    public void Tests_are_methods_in_a_project_of_tests(string code, string project, int tests)
    {
        _folder.Write(Project, "");
        _folder.Write(project, "");
        _folder.Write(Path.Combine(project.Split('/')[0] == "test" ? "test" : "tests", "Tests.cs"), code);

        Assert.Equal(tests, ReadService.In(_folder.Path)!.Tests);
    }

    [Fact]
    public void A_project_stands_for_the_folder_of_its_solution()
    {
        _folder.Write("Acme.slnx", "");
        var project = _folder.Write(Project, "");

        Assert.Equal(_folder.Path, ProjectFolder.Of(project));
        Assert.Equal(_folder.Path, ProjectFolder.Of(Path.GetDirectoryName(project)));
        Assert.Equal("Acme", ProjectFolder.NameOf(_folder.Path));
        Assert.Equal(_folder.In("src"), ProjectFolder.Of(_folder.In("src")));
    }
}
