using System.Text;
using Cairn.Grpc.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Grpc.Tests.Calls;

public sealed class CallBytesTests
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte EndStream = 1;

    [Fact]
    public async Task A_stream_that_is_drained_has_whole_messages_and_one_status_after_them()
    {
        var written = new TaskCompletionSource();
        await using var service = await StandInService.StartAsync(app => app.MapStream("/cairn.tests.Echo/Down", async call =>
        {
            for (var number = 0; number < 100; number++) // fewer bytes than the window of a connection takes
            {
                await call.WriteAsync(new byte[300]);
                await Task.Yield();
            }

            written.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(call.Cancelled);
        }));
        await using var connection = await RawConnection.OpenAsync(service.Http.BaseAddress!);
        await connection.SendHeadersAsync("Down");
        await connection.SendDataAsync([], isEnd: true);
        await written.Task.WaitAsync(TestContext.Current.CancellationToken);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        service.Clock.Advance(new GrpcOptions().DrainGrace);
        var frames = new List<(byte Type, byte Flags, byte[] Payload)> { (await connection.NextAsync())!.Value };
        while ((frames[^1].Flags & EndStream) == 0)
        {
            frames.Add((await connection.NextAsync())!.Value);
        }

        var messages = Frames.Read([.. frames.Where(frame => frame.Type == Data).SelectMany(frame => frame.Payload)]);
        Assert.All(messages, message => Assert.Equal(300, message.Message.Length));
        var statuses = frames.Where(frame => frame.Type == Headers).Select(frame => Encoding.Latin1.GetString(frame.Payload)).Where(text => text.Contains("grpc-status", StringComparison.Ordinal));
        Assert.Contains("grpc-status\u000214", Assert.Single(statuses), StringComparison.Ordinal);
    }
}
