using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class ExceptionTests
{
    [Fact]
    public void An_exception_and_its_inner_ones_stay_on_the_line()
    {
        var failure = Thrown(new InvalidOperationException("Outer\nfailure", new TimeoutException("Inner failure")));

        var line = Capture.Line(logger => logger.LogError(failure, "Failed"));

        Assert.Equal("System.InvalidOperationException", line.Text("error.type"));
        Assert.Equal("Outer\nfailure", line.Text("error.message"));
        Assert.Contains("System.TimeoutException: Inner failure", line.Text("error.stack"), StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), line.Text("error.stack"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_of_an_aggregate_is_named()
    {
        var failure = new AggregateException(new TimeoutException("first"), new IOException("second"));

        var line = Capture.Line(logger => logger.LogError(failure, "Failed"));

        Assert.Contains("System.TimeoutException: first", line.Text("error.stack"), StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: second", line.Text("error.stack"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_cannot_be_read_does_not_cost_the_line()
    {
        var line = Capture.Line(logger => logger.LogError(new UnreadableException(), "Failed"));

        Assert.Equal(typeof(UnreadableException).FullName, line.Text("error.type"));
        Assert.Contains("System.NotSupportedException", line.Text("error.message"), StringComparison.Ordinal);
        Assert.Contains("System.NotSupportedException", line.Text("error.stack"), StringComparison.Ordinal);
    }

    private static Exception Thrown(Exception failure)
    {
        void Throw() => throw failure;
        return Record.Exception(Throw)!;
    }

    private sealed class UnreadableException : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }
}
