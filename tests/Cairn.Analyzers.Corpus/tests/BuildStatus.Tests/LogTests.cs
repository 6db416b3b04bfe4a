using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BuildStatus.Tests;

public sealed class LogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("build-status-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_log_is_written_read_compressed_and_deleted()
    {
        var archive = new LogArchive(Options.Create(new ServiceOptions { Logs = _folder.FullName }), NullLogger<LogArchive>.Instance);
        var build = Sample.Store().Save(Sample.Report("1", "passed", "feature/x"));

        archive.Write(build, "compile", "fine");

        Assert.Equal("fine", archive.Read(build, "compile"));
        Assert.Null(archive.Read(build, "test"));
        Assert.Equal(["compile"], archive.Steps(build));
        Assert.Equal(1, archive.Compress(build));
        Assert.True(File.Exists(Path.Join(_folder.FullName, "feature-x", "1-compile.log.gz")));
        archive.Delete(build);
        Assert.Empty(archive.Steps(build));
    }

    [Theory]
    [InlineData("a\nFoo.cs(1,2): error CS1002: ;", "compile")]
    [InlineData("a\nFAILED A.b", "test")]
    [InlineData("java.lang.OutOfMemoryError", "memory")]
    [InlineData("fine", null)]
    public void A_log_is_classified(string text, string? kind) =>
        Assert.Equal(kind, new LogScanner(NullLogger<LogScanner>.Instance).Classify(text));

    [Fact]
    public void An_excerpt_surrounds_the_error()
    {
        var scanner = new LogScanner(NullLogger<LogScanner>.Instance);

        Assert.Equal(["b", "x: error: c", "d"], scanner.Excerpt("a\nb\nx: error: c\nd\ne", around: 1));
        Assert.Empty(scanner.Excerpt("fine"));
        scanner.Classify("x: error: c");
        Assert.True(LogScanner.HitsOf("compile") > 0);
    }
}
