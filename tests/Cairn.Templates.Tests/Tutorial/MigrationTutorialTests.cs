namespace Cairn.Templates.Tests.Tutorial;

/// <summary>The three pages of the tutorial that takes a Flask service to .NET, done as they are read, with a real gunicorn.</summary>
public sealed class MigrationTutorialTests(PackedSdk sdk)
{
    private static readonly string[] Pages = ["migrate-from-python.md", "prove-the-port.md", "move-the-traffic.md"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_step_of_the_pages_leads_to_what_they_show()
    {
        await RequireAsync("bash", "curl", "gunicorn");
        var steps = TutorialPages.Read([.. Pages.Select(page => Path.Combine(Repository.Root, "docs", "tutorials", page))]);
        var terminal = await TypedCommands.OpenAsync(sdk, Path.Combine(sdk.Folder, "tutorial"), Cancellation);
        await using var reader = new TutorialReader(sdk, terminal);

        await reader.FollowAsync(steps, Cancellation);

        Assert.True(steps.Count > 50, $"The pages have {steps.Count} steps.");
    }

    private static async Task RequireAsync(params string[] tools)
    {
        foreach (var tool in tools)
        {
            Assert.SkipUnless(Shell.Has(tool), $"'{tool}' is not installed, and the tutorial needs it.");
        }

        var flask = await Shell.RunAsync("/", "PATH=/usr/bin:\"$PATH\" python3 -c 'import flask'", Cancellation);
        Assert.SkipUnless(flask.ExitCode == 0, "Python's 'flask' is not installed: apt-get install python3-flask gunicorn.");
    }
}
