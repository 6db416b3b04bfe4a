using System.Diagnostics;
using Cairn.Grpc.Interop.Protocol;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>Python's grpcio, on the C core, against our server: what the official cases do not ask.</summary>
public sealed class PythonClientTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> HasGrpcio = new(() => File.Exists(Python) && Ends(["-c", "import grpc"]) == 0);

    private static readonly string[] Others =
        ["EmptyCall", "CacheableUnaryCall", "StreamingOutputCall", "StreamingInputCall", "FullDuplexCall", "HalfDuplexCall", "UnimplementedCall"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deadline")]
    [InlineData("cancel")]
    [InlineData("too_large")]
    [InlineData("bomb")]
    [InlineData("compressed")]
    [InlineData("metadata")]
    [InlineData("large_metadata")]
    [InlineData("message")]
    [InlineData("unimplemented")]
    [InlineData("early_end")]
    [InlineData("crowd")]
    [InlineData("burst")]
    [InlineData("health")]
    public async Task A_case_holds(string name)
    {
        await using var app = await StartAsync();

        using var client = Start(name, app);

        await MustHoldAsync(client);
    }

    [Fact]
    public async Task An_error_before_the_first_message_is_retried_by_the_client()
    {
        var attempts = 0;
        await using var app = await StartAsync(service => service
            .Unary<SimpleRequest, SimpleResponse>("UnaryCall", (_, _) => ++attempts < 3
                ? throw new GrpcException(GrpcStatusCode.Unavailable)
                : ValueTask.FromResult(new SimpleResponse()))
            .LeaveUnimplemented(Others));

        using var client = Start("retry", app);

        await MustHoldAsync(client);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_service_that_stops_says_so_in_every_stream()
    {
        await using var app = await StartAsync();
        using var client = Start("drain", app);
        Assert.Equal("READY", await client.StandardOutput.ReadLineAsync(Cancellation));

        var stopped = app.StopAsync(Cancellation);

        await MustHoldAsync(client);
        await stopped;
    }

    private static async Task<WebApplication> StartAsync(Action<ProtoServiceBuilder>? bind = null)
    {
        Assert.SkipUnless(HasGrpcio.Value, "python3-grpcio is not installed: apt-get install python3-grpcio.");
        var app = InteropServer.Build(port: 0, bind: bind, drainGrace: TimeSpan.FromMilliseconds(200));
        await app.StartAsync(Cancellation);
        return app;
    }

    private static Process Start(string name, WebApplication app) =>
        Start([Path.Combine(AppContext.BaseDirectory, "Python", "traps.py"), $"{new Uri(app.Urls.Single()).Port}", name]);

    private static async Task MustHoldAsync(Process client)
    {
        var said = await Task.WhenAll(client.StandardOutput.ReadToEndAsync(Cancellation), client.StandardError.ReadToEndAsync(Cancellation));
        await client.WaitForExitAsync(Cancellation);

        Assert.True(client.ExitCode == 0, string.Join('\n', said));
    }

    private static int Ends(string[] words)
    {
        using var process = Start(words);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Process Start(string[] words) =>
        Process.Start(new ProcessStartInfo(Python, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
