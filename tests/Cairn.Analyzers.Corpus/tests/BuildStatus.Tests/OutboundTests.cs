using System.Net;
using BuildStatus.Hooks;
using BuildStatus.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace BuildStatus.Tests;

public sealed class OutboundTests
{
    private static readonly HookEvent Hook = new("7", "change-merged", "main", "c");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_title_is_asked_for()
    {
        var host = new SourceHost(new Answering(HttpStatusCode.OK, """{"title":"Fix"}"""), NullLogger<SourceHost>.Instance);

        Assert.Equal("Fix", await host.TitleAsync("c", Cancellation));
        Assert.True(await host.CommentAsync("c", "Thanks", Cancellation));
    }

    [Fact]
    public async Task A_refused_comment_is_no_comment()
    {
        var host = new SourceHost(new Answering(HttpStatusCode.Forbidden, ""), NullLogger<SourceHost>.Instance);

        Assert.False(await host.CommentAsync("c", "Thanks", Cancellation));
    }

    [Fact]
    public async Task An_artifact_is_downloaded()
    {
        var download = new ArtifactDownload(new Answering(HttpStatusCode.OK, "zip"), NullLogger<ArtifactDownload>.Instance);

        Assert.Equal("zip"u8.ToArray(), await download.DownloadAsync(new Uri("http://artifacts/a.zip"), Cancellation));
    }

    [Fact]
    public async Task A_hook_is_forwarded()
    {
        var forwarder = new Forwarder(new Answering(HttpStatusCode.OK, "taken"), Options.Create(new HookOptions()), NullLogger<Forwarder>.Instance);

        Assert.Equal("taken", await forwarder.ForwardAsync(Hook, Cancellation));
        Assert.True(await forwarder.ForwardQuietlyAsync(Hook, Cancellation));
    }

    [Fact]
    public void A_runner_is_reserved()
    {
        var pool = new RunnerPool(new RunnerPoolClient(), Substitute.For<ILogger<RunnerPool>>());

        Assert.Equal("linux-1", pool.Reserve("linux", Cancellation));
        Assert.True(pool.IsFresh("linux-1"));
        Assert.False(pool.IsFresh("linux-2"));
        Assert.Equal(0, pool.Free(""));
    }

    [Fact]
    public void A_signature_is_checked()
    {
        Assert.True(Signature.IsValid("body", Signature.Of("body", "secret"), "secret"));
        Assert.False(Signature.IsValid("other", Signature.Of("body", "secret"), "secret"));
        Assert.False(Signature.IsValid("body", null, "secret"));
    }

    [Fact]
    public void A_loose_hook_is_read_or_refused()
    {
        Assert.Equal(Hook, HookEvent.Parse("""{"id":"7","event":"change-merged","change":{"branch":"main","commit":"c"}}"""));
        Assert.Null(HookEvent.Parse("""{"id":"7"}"""));
        Assert.Null(HookEvent.Parse("<xml/>"));
    }

    [Fact]
    public void A_build_is_told_in_one_line()
    {
        var build = Sample.Store().Save(Sample.Report("1", "failed", took: "5m")) with { Tests = Sample.Tests("A", passed: false) };

        Assert.Equal("- main build 1 failed after 5m, 1 tests failed", Notifier.TextOf(build));
    }
}
