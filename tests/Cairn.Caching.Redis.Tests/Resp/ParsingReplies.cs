using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Tests.Resp;

public sealed class ParsingReplies
{
    [Theory]
    [InlineData("+OK\r\n", "SimpleString 'OK'")]
    [InlineData("+\r\n", "SimpleString ''")]
    [InlineData("-ERR no\r\n", "SimpleError 'ERR no'")]
    [InlineData(":-42\r\n", "Integer -42")]
    [InlineData(":+42\r\n", "Integer 42")]
    [InlineData("_\r\n", "null")]
    [InlineData("$-1\r\n", "null")]
    [InlineData("*-1\r\n", "null")]
    [InlineData(",1.25\r\n", "Double 1.25")]
    [InlineData(",1e3\r\n", "Double 1000")]
    [InlineData(",-inf\r\n", "Double -Infinity")]
    [InlineData(",nan\r\n", "Double NaN")]
    [InlineData("#t\r\n", "Boolean 1")]
    [InlineData("#f\r\n", "Boolean 0")]
    [InlineData("(-123456789012345678901234567890\r\n", "BigNumber '-123456789012345678901234567890'")]
    [InlineData("$5\r\nab\r\nc\r\n", "BulkString 'ab\r\nc'")]
    [InlineData("$0\r\n\r\n", "BulkString ''")]
    [InlineData("!6\r\nERR no\r\n", "BulkError 'ERR no'")]
    [InlineData("=8\r\ntxt:text\r\n", "VerbatimString 'text'")]
    [InlineData("*2\r\n:1\r\n*1\r\n+a\r\n", "Array [Integer 1, Array [SimpleString 'a']]")]
    [InlineData("*0\r\n", "Array []")]
    [InlineData("~2\r\n:1\r\n:2\r\n", "Set [Integer 1, Integer 2]")]
    [InlineData("%1\r\n+a\r\n:1\r\n", "Map [SimpleString 'a', Integer 1]")]
    [InlineData(">2\r\n+invalidate\r\n*1\r\n$1\r\nk\r\n", "Push [SimpleString 'invalidate', Array [BulkString 'k']]")]
    [InlineData("|1\r\n+ttl\r\n:3\r\n$1\r\nv\r\n", "BulkString 'v'")]
    [InlineData("*2\r\n|1\r\n+a\r\n:3\r\n:1\r\n:2\r\n", "Array [Integer 1, Integer 2]")]
    public void Every_type_is_understood(string stream, string expected) => Assert.Equal([expected], Parsing.Of(stream));

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("\r\n")]
    [InlineData("+a\n")]
    [InlineData("+a\rb\r\n")]
    [InlineData(":1x\r\n")]
    [InlineData(":99999999999999999999\r\n")]
    [InlineData("$-2\r\n")]
    [InlineData("$99999999999\r\n")]
    [InlineData("$2\r\nabcd\r\n")]
    [InlineData("$?\r\n")]
    [InlineData("*?\r\n")]
    [InlineData("%2000000000\r\n")]
    [InlineData("=3\r\ntxt\r\n")]
    [InlineData("#x\r\n")]
    [InlineData("_x\r\n")]
    [InlineData(",1,5\r\n")]
    [InlineData("(12a\r\n")]
    [InlineData("*1\r\n>0\r\n")]
    public void What_is_no_reply_is_refused(string stream) =>
        Assert.StartsWith("garbage: ", Assert.Single(Parsing.Of(stream)), StringComparison.Ordinal);

    [Fact]
    public void Nesting_is_bounded()
    {
        var deepest = string.Concat(Enumerable.Repeat("*1\r\n", 16)) + ":1\r\n";

        Assert.StartsWith("Array", Assert.Single(Parsing.Of(deepest)), StringComparison.Ordinal);
        Assert.Equal(["garbage: Aggregates are nested more than 16 deep."], Parsing.Of("*1\r\n" + deepest));
    }

    [Fact]
    public void Lines_and_replies_are_bounded()
    {
        var limits = new RespLimits { LineBytes = 10, FrameBytes = 40 };

        Assert.Equal(["garbage: A line is longer than 10 bytes."], Parsing.Of("+1234567890", limits));
        Assert.Equal(["garbage: A reply is longer than 40 bytes."], Parsing.Of("$34\r\n", limits));
        Assert.Equal(["garbage: A reply is longer than 40 bytes."], Parsing.Of("*9\r\n" + string.Concat(Enumerable.Repeat("+1234\r\n", 9)), limits));
    }

    [Fact]
    public void A_claimed_length_reserves_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(Parsing.Of("*1000000000\r\n"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void Replies_are_the_same_wherever_the_stream_is_cut()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new RandomReplies(seed);
            var stream = random.Stream(5);

            var whole = Parsing.Of(stream, [stream.Length]);

            Assert.True(whole.Count == 5 && whole.SequenceEqual(Parsing.Of(stream, random.Cuts(stream.Length))), $"Seed {seed}.");
        }
    }

    [Fact]
    public void Garbage_is_one_error_wherever_the_stream_is_cut()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new RandomReplies(seed);
            var stream = seed % 4 == 0 ? random.Garbage() : random.Faulty(3);

            var whole = Parsing.Of(stream, [stream.Length]);

            Assert.True(whole.SequenceEqual(Parsing.Of(stream, random.Cuts(stream.Length))), $"Seed {seed}.");
        }
    }
}
