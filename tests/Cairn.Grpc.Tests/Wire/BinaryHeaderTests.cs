using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Tests.Wire;

public sealed class BinaryHeaderTests
{
    [Fact]
    public void Bytes_come_back_with_padding_or_without()
    {
        var random = new Random(8);
        for (var length = 0; length < 200; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);

            Assert.DoesNotContain('=', BinaryHeader.Encode(bytes));
            Assert.True(BinaryHeader.TryDecode(BinaryHeader.Encode(bytes), out var unpadded));
            Assert.True(BinaryHeader.TryDecode(Convert.ToBase64String(bytes), out var padded));
            Assert.Equal(bytes, unpadded);
            Assert.Equal(bytes, padded);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a b")]
    [InlineData("!!!!")]
    [InlineData("a=aa")]
    public void What_is_not_base64_is_refused(string text) => Assert.False(BinaryHeader.TryDecode(text, out _));
}
