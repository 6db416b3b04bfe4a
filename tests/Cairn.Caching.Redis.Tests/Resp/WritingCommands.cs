using System.Buffers;
using System.Text;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Tests.Resp;

public sealed class WritingCommands
{
    [Fact]
    public void A_command_is_an_array_of_strings()
    {
        Assert.Equal("*3\r\n$3\r\nGET\r\n$2\r\né\r\n$20\r\n-9223372036854775808\r\n", Written("GET", "é", long.MinValue));
        Assert.Equal("*1\r\n$0\r\n\r\n", Written(Array.Empty<byte>()));
    }

    [Fact]
    public void Bytes_are_sent_as_they_are()
    {
        var bytes = new byte[] { 13, 10, 36 };

        Assert.Equal("*2\r\n$3\r\nSET\r\n$3\r\n\r\n$\r\n", Written("SET", new ReadOnlySequence<byte>(bytes)));
    }

    [Fact]
    public void A_command_takes_no_more_than_it_claims()
    {
        RespArgument[] words = ["x", 1, "é€😀", new byte[100_000]];

        Assert.InRange(Written(words).Length, 100_000, words.Sum(word => word.MostBytes) + 16);
    }

    [Fact]
    public void A_burst_leaves_no_large_buffer_behind()
    {
        var buffer = new SendBuffer();
        RespWriter.WriteCommand(buffer, [new byte[5_000_000]]);

        buffer.Clear();

        Assert.InRange(buffer.Room(1).Length, 1, 1024 * 1024);
    }

    private static string Written(params ReadOnlySpan<RespArgument> words)
    {
        var buffer = new SendBuffer();
        RespWriter.WriteCommand(buffer, words);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
