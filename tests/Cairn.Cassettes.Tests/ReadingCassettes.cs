using System.Text;

namespace Cairn.Cassettes.Tests;

public sealed class ReadingCassettes : IDisposable
{
    private const string Header = """{"cairn":"cassette/1","service":"store","recorder":"test"}""";
    private const string Exchange = """{"id":"1","seq":1,"t":"2026-03-01T12:34:56.1Z","req":{"m":"GET","target":"/","h":[["A","b"]],"b":{"text":"q"}},"res":[{"s":200,"h":[],"b":{"json":{"a":[1]}},"ms":1}],"links":[{"from":"15:$.id","as":"id"}],"tags":["golden"]}""";

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Members_that_are_not_known_are_passed_over()
    {
        var cassette = await LoadAsync(Header.Replace("}", ""","later":[{"x":1}],"legacy":{"framework":"flask"}}""", StringComparison.Ordinal), Exchange.Replace("\"id\":", "\"new\":{\"deep\":[null]},\"id\":", StringComparison.Ordinal));

        Assert.Equal("flask", cassette.Header.Legacy["framework"]);
        Assert.Equal("/", Assert.Single(cassette.Exchanges).Request.Target);
    }

    [Fact]
    public async Task Links_and_tags_are_read()
    {
        var exchange = Assert.Single((await LoadAsync(Header, Exchange)).Exchanges);

        Assert.Equal([new CassetteLink("15:$.id", "id")], exchange.Links);
        Assert.Equal(["golden"], exchange.Tags);
    }

    [Fact]
    public async Task A_last_line_that_was_cut_off_is_left_out_and_said()
    {
        await File.WriteAllTextAsync(_folder.Cassette, $"{Header}\n{Exchange}\n{Exchange[..40]}", Token);

        var cassette = await Cassette.LoadAsync(_folder.Cassette, Token);

        Assert.Single(cassette.Exchanges);
        Assert.EndsWith("line 3: the last line was cut off after 40 bytes and is left out.", cassette.TornEnd, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":oops}", 7)]
    [InlineData("", 1)]
    [InlineData("{\"id\":1}", 7)]
    [InlineData("{\"id\":\"1\",\"seq\":0}", 17)]
    [InlineData("{\"req\":{\"m\":\"GET\",\"target\":\"/\",\"h\":[[\"a\"]]}}", 41)]
    [InlineData("{\"req\":{\"b\":{\"base64\":\"%\"}}}", 23)]
    [InlineData("{\"req\":{\"b\":{\"ref\":\"../../secret\"}}}", 20)]
    [InlineData("{\"t\":\"yesterday\"}", 6)]
    [InlineData("{\"res\":[{\"s\":99}]}", 14)]
    [InlineData(Exchange + " {}", 225)]
    public async Task A_corrupt_line_is_named_by_line_and_column(string line, int column)
    {
        var fault = await Assert.ThrowsAsync<CassetteFormatException>(() => LoadAsync(Header, Exchange, line, Exchange));

        Assert.Equal((3, column), (fault.Line, fault.Column));
        Assert.Contains($"store.cassette.jsonl', line 3, column {column}: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("t")]
    [InlineData("req")]
    [InlineData("res")]
    [InlineData("m")]
    [InlineData("target")]
    [InlineData("s")]
    public async Task A_member_that_is_missing_is_named(string member)
    {
        var fault = await Assert.ThrowsAsync<CassetteFormatException>(() => LoadAsync(Header, Exchange.Replace($"\"{member}\":", "\"other\":", StringComparison.Ordinal)));

        Assert.EndsWith($"The member '{member}' is missing.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"cairn":"cassette/2"}""", "The cassette has version 2 of the format. This package reads up to version 1. Update Cairn.Cassettes.")]
    [InlineData("""{"cairn":"video/1"}""", "The file is no cassette: its format is 'video/1'.")]
    [InlineData("""{"log":{"version":"1.2"}}""", "The file is no cassette: its first line has no member 'cairn'.")]
    [InlineData("WARC/1.0", "The line is not JSON. Restore it from the history, or record again.")]
    public async Task What_is_no_cassette_or_a_later_one_is_refused(string header, string reason)
    {
        var fault = await Assert.ThrowsAsync<CassetteFormatException>(() => LoadAsync(header, Exchange));

        Assert.EndsWith(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_no_cassette()
    {
        await File.WriteAllTextAsync(_folder.Cassette, "", Token);

        var fault = await Assert.ThrowsAsync<CassetteFormatException>(() => Cassette.LoadAsync(_folder.Cassette, Token));

        Assert.EndsWith("The file is empty.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_body_that_was_changed_is_refused()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/", new string('x', 70_000)));
        await File.AppendAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Bodies)), "y", Token);
        await File.AppendAllTextAsync(_folder.Cassette, $"{Exchange}\n", Token);

        var fault = await Assert.ThrowsAsync<CassetteFormatException>(() => Cassette.LoadAsync(_folder.Cassette, Token));

        Assert.EndsWith("was changed. Restore it, or record again.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_bytes_the_reader_reads_or_says_where_they_are_wrong()
    {
        var whole = Encoding.UTF8.GetBytes($"{Header}\n{Exchange}\n{Exchange}\n");
        var random = new Random(20260301);

        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Damaged(whole, random);
            await File.WriteAllBytesAsync(_folder.Cassette, bytes, Token);
            var fault = await Record.ExceptionAsync(() => Cassette.LoadAsync(_folder.Cassette, Token));

            Assert.True(fault is null or CassetteFormatException { Line: > 0, Column: > 0 }, $"round {round}: {fault}");
        }
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        byte[] bytes = [.. whole];
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(20))..]],
                2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                _ => [.. bytes[..at], (byte)"\"{}[],:\\\n0"[random.Next(10)], .. bytes[(at + 1)..]],
            };
            bytes = bytes.Length == 0 ? [.. whole] : bytes;
        }

        return bytes;
    }

    private async Task<Cassette> LoadAsync(params string[] lines)
    {
        await File.WriteAllTextAsync(_folder.Cassette, string.Concat(lines.Select(line => $"{line}\n")), Token);
        return await Cassette.LoadAsync(_folder.Cassette, Token);
    }
}
