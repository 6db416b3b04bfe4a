using System.Text.Json;

namespace Cairn.Cassettes.Tests;

public sealed class WritingCassettes : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_has_the_members_of_the_format()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/builds/42?x=1%2F2", """{"a":1}""", ("Accept", "*/*")) with { Session = "s:9f2c", Route = "GET /builds/{id}" });

        var lines = await File.ReadAllLinesAsync(_folder.Cassette, Token);

        Assert.StartsWith("""{"cairn":"cassette/1","service":"store","recorder":"test","redaction":"policy@sha256:""", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            """{"id":"1","seq":1,"session":"s:9f2c","t":"2026-03-01T12:34:56.1000000Z","route":"GET /builds/{id}","req":{"m":"GET","target":"/builds/42?x=1%2F2","h":[["Accept","*/*"]],"b":null},"res":[{"run":0,"s":200,"h":[],"b":{"json":{"a":1}},"ms":0}],"links":[],"tags":[]}""",
            lines[1]);
    }

    [Theory]
    [InlineData("""{"b":1.0, "a" : [1e16,"\u00e9é"]}""")]
    [InlineData("{\"a\":1}\n")]
    [InlineData("{\n  \"a\": 1\r\n}\n")]
    [InlineData("  7  ")]
    [InlineData("plain, with trailing blanks  \n\n")]
    [InlineData("\uFEFF{}")]
    [InlineData("\"text\"")]
    public async Task A_body_comes_back_byte_by_byte(string body)
    {
        var read = await Exchanges.ThroughDiskAsync(Exchanges.Get("/", body));

        Assert.Equal(body, Exchanges.Text(read.Responses[0].Body));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_come_back()
    {
        byte[] bytes = [0xFF, 0x00, 0xFE, 0x0A];

        var read = await Exchanges.ThroughDiskAsync(Exchanges.Answered(CassetteBody.Of(bytes)));

        Assert.Equal(bytes, read.Responses[0].Body!.Bytes.ToArray());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_is_kept_legible_and_compressed_again(string coding)
    {
        var wire = CassetteBody.Of("""{"state":"passed"}"""u8.ToArray(), coding).ToWire();

        var read = await Exchanges.ThroughDiskAsync(Exchanges.Answered(CassetteBody.FromWire(wire, coding)!));

        Assert.Equal("""{"state":"passed"}""", Exchanges.Text(read.Responses[0].Body));
        Assert.Equal("""{"state":"passed"}""", Exchanges.Text(CassetteBody.FromWire(read.Responses[0].Body!.ToWire(), coding)));
    }

    [Fact]
    public async Task A_large_body_gets_a_file_of_its_own_and_equal_ones_share_it()
    {
        var large = JsonSerializer.Serialize(new string('x', 70_000));

        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/1", large), Exchanges.Get("/2", large));

        Assert.Single(Directory.GetFiles(_folder.Bodies));
        Assert.True(new FileInfo(_folder.Cassette).Length < 2_000);
        Assert.All((await Cassette.LoadAsync(_folder.Cassette, Token)).Exchanges, exchange => Assert.Equal(large, Exchanges.Text(exchange.Responses[0].Body)));
    }

    [Fact]
    public async Task Headers_keep_order_case_and_repetition()
    {
        (string, string)[] headers = [("vary", "A"), ("ETag", "\"1\""), ("Vary", "B"), ("vary", " é ")];

        var read = await Exchanges.ThroughDiskAsync(Exchanges.Get("/", null, headers));

        Assert.Equal(Exchanges.Fields(headers), read.Request.Headers);
    }

    [Theory]
    [InlineData("/a%2Fb/../c//d?x=1%2f2&y=%E9&&=")]
    [InlineData("/straße?q=日本")]
    [InlineData("*")]
    [InlineData("/\"quoted\"\\")]
    public async Task A_target_stays_as_it_stood_on_the_wire(string target) =>
        Assert.Equal(target, (await Exchanges.ThroughDiskAsync(Exchanges.Get(target))).Request.Target);

    [Fact]
    public async Task A_second_recording_goes_on_with_the_first()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/1"));
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/2"));

        var cassette = await Cassette.LoadAsync(_folder.Cassette, Token);

        Assert.Equal([(1, "/1"), (2, "/2")], cassette.Exchanges.Select(exchange => (exchange.Sequence, exchange.Request.Target)));
    }

    [Fact]
    public async Task A_recording_goes_on_behind_the_last_whole_line()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/1"));
        await File.AppendAllTextAsync(_folder.Cassette, """{"id":"2","seq":2,"t":"20""", Token);

        await using (var writer = await CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, Exchanges.Redactor, Token))
        {
            Assert.Contains("line 3: the last line was cut off after 25 bytes", writer.TornEnd, StringComparison.Ordinal);
            await writer.AppendAsync(Exchanges.Get("/2"), Token);
        }

        Assert.Equal(["/1", "/2"], (await Cassette.LoadAsync(_folder.Cassette, Token)).Exchanges.Select(exchange => exchange.Request.Target));
    }

    [Fact]
    public async Task A_last_line_that_lacks_its_end_alone_is_kept()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/1"));
        await File.WriteAllTextAsync(_folder.Cassette, (await File.ReadAllTextAsync(_folder.Cassette, Token)).TrimEnd('\n'), Token);

        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/2"));

        Assert.Equal(2, (await Cassette.LoadAsync(_folder.Cassette, Token)).Exchanges.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(100)]
    public async Task A_header_that_was_cut_off_is_written_anew(int length)
    {
        await Exchanges.WriteAsync(_folder.Cassette);
        var whole = await File.ReadAllTextAsync(_folder.Cassette, Token);
        await File.WriteAllTextAsync(_folder.Cassette, whole[..length], Token);

        await using (var writer = await CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, Exchanges.Redactor, Token))
        {
            Assert.Equal(length > 0, writer.TornEnd?.EndsWith($"line 1: the header was cut off after {length} bytes and is written anew.", StringComparison.Ordinal) ?? false);
        }

        Assert.Equal(whole, await File.ReadAllTextAsync(_folder.Cassette, Token));
    }

    [Theory]
    [InlineData("notes of mine")]
    [InlineData("{\"log\":")]
    [InlineData("{\"cairn\":\"cassette/1\n")]
    public async Task What_is_no_header_is_not_overwritten(string text)
    {
        await File.WriteAllTextAsync(_folder.Cassette, text, Token);

        await Assert.ThrowsAsync<CassetteFormatException>(() => CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, Exchanges.Redactor, Token));

        Assert.Equal(text, await File.ReadAllTextAsync(_folder.Cassette, Token));
    }

    [Fact]
    public async Task Lines_written_at_once_do_not_mix()
    {
        await using (var writer = await CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, Exchanges.Redactor, Token))
        {
            await Task.WhenAll(Enumerable.Range(0, 30).Select(number => writer.AppendAsync(Exchanges.Get($"/{number}"), Token)));
        }

        var cassette = await Cassette.LoadAsync(_folder.Cassette, Token);

        Assert.Equal(Enumerable.Range(1, 30).Select(number => (long)number), cassette.Exchanges.Select(exchange => exchange.Sequence));
    }

    [Fact]
    public async Task A_recording_under_other_rules_is_not_gone_on_with()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/1"));
        var stricter = Redactor.WithRandomKey(RedactionPolicy.Default.MaskField("branch"));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, stricter, Token));

        Assert.Contains("was recorded with the rules", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_with_another_key_is_not_gone_on_with()
    {
        await Exchanges.WriteAsync(_folder.Cassette, Exchanges.Get("/1"));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, Redactor.WithRandomKey(RedactionPolicy.Default), Token));

        Assert.Contains("with another key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_no_rule_masks_is_refused_and_nothing_is_written()
    {
        await using var writer = await CassetteWriter.OpenAsync(_folder.Cassette, Exchanges.Header, Exchanges.Redactor, Token);
        var before = new FileInfo(_folder.Cassette).Length;

        var refusal = await Assert.ThrowsAsync<UnmaskedSecretException>(() => writer.AppendAsync(Exchanges.Get("/a", """{"note":"use AKIAIOSFODNN7EXAMPLE"}"""), Token));

        Assert.Equal(["field 'note' of the body of the answer holds a key of AWS"], refusal.Findings);
        Assert.DoesNotContain("AKIA", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, new FileInfo(_folder.Cassette).Length);
    }
}
