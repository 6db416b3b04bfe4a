using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Tests.Wire;

public sealed class StatusTextTests
{
    [Theory]
    [InlineData("plain text, nothing else ~", "plain text, nothing else ~")]
    [InlineData("100%", "100%25")]
    [InlineData("\t\r\n", "%09%0D%0A")]
    [InlineData("é☺😈", "%C3%A9%E2%98%BA%F0%9F%98%88")]
    public void What_is_not_printable_ascii_is_percent_encoded(string message, string encoded)
    {
        Assert.Equal(encoded, StatusText.Encode(message));
        Assert.Equal(message, StatusText.Decode(encoded));
    }

    [Fact]
    public void Every_text_comes_back_as_it_was()
    {
        var random = new Random(8);
        for (var round = 0; round < 2_000; round++)
        {
            var runes = Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) switch { 0 => random.Next(0x80), 1 => random.Next(0x80, 0xD800), _ => random.Next(0xE000, 0x110000) });
            var text = string.Concat(runes.Select(char.ConvertFromUtf32));

            Assert.Equal(text, StatusText.Decode(StatusText.Encode(text)));
        }
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz%41", "%zzA")]
    [InlineData("%FF", "\uFFFD")]
    [InlineData("😈%41", "😈A")]
    public void Decoding_never_fails(string value, string text) => Assert.Equal(text, StatusText.Decode(value));

    [Fact]
    public void A_long_message_is_cut_at_a_whole_character()
    {
        Assert.Equal("ab%E2%98%BA", StatusText.Encode("ab☺☺", limit: 19));
        Assert.Equal("abc", StatusText.Encode("abcdef", limit: 3));
    }
}
