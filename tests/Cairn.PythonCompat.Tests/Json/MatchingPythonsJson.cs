using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.PythonCompat.Json;

namespace Cairn.PythonCompat.Tests.Json;

/// <summary>Against the interpreter itself.</summary>
public sealed class MatchingPythonsJson
{
    private const int Seed = 20_260_301;
    private const int FloatsALine = 10_000;

    private static readonly JsonSerializerOptions Questions = new() { Encoder = JavaScriptEncoder.Default };

    [Fact]
    public async Task A_million_floats_are_written_as_repr_writes_them()
    {
        await Python.RequireAsync("json");
        var random = new Random(Seed);
        var lines = Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, FloatsALine).Select(_ => RandomNumbers.Float(random, allowNotANumber: false)).ToArray()).ToList();

        var answers = await Python.AskAsync([.. lines.Select(Question)], TestContext.Current.CancellationToken);

        Assert.Equal(1_000_000, answers.Sum(answer => answer.Count(octet => octet == ' ') + 1));
        Assert.All(lines.Zip(answers), line => Assert.Equal(Encoding.ASCII.GetString(line.Second), string.Join(' ', line.First.Select(Repr))));
    }

    [Theory]
    [InlineData("flask", PythonStyle.Flask, "SortedKeys, AsciiEscapes, TrailingNewline, NotANumber")]
    [InlineData("fastapi", PythonStyle.FastApi, "Utf8Text")]
    [InlineData("dumps", null, "AsciiEscapes, SpacedJson")]
    public async Task Twenty_thousand_documents_are_written_as_Python_writes_them(string kind, PythonStyle? style, string form)
    {
        await Python.RequireAsync("flask", "fastapi");
        var switches = Enum.Parse<PythonCompat>(form) | PythonCompat.Floats | PythonCompat.BigIntegers | PythonCompat.Dates | PythonCompat.Decimals;
        var random = new RandomDocuments(Seed, style);
        var documents = Enumerable.Range(0, 20_000).Select(_ => random.Next()).ToList();

        var answers = await Python.AskAsync(
            [.. documents.Select(document => $"[\"{kind}\",{(document.Question is null ? "null" : document.Question.ToJsonString(Questions))}]")],
            TestContext.Current.CancellationToken);

        Assert.Equal(documents.Count, answers.Count);
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { DictionaryKeyPolicy = null };
        new PythonConverters(style ?? PythonStyle.Flask, () => switches).AddTo(options, switches);
        Assert.All(documents.Zip(answers), document => Assert.Equal(Encoding.UTF8.GetString(document.Second), Written(document.First.Value, options, new JsonForm(switches))));
    }

    private static string Written(object? value, JsonSerializerOptions options, JsonForm form)
    {
        var target = new ByteBuffer(64);
        Assert.True(JsonRewriter.TryWrite(JsonSerializer.SerializeToUtf8Bytes(value, options), form, target));
        return Encoding.UTF8.GetString(target.Written.Span);
    }

    private static string Question(double[] values) =>
        $"[\"floats\",\"{string.Concat(values.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture)))}\"]";

    private static string Repr(double value)
    {
        Span<byte> text = stackalloc byte[PythonFloat.MostBytes];
        return Encoding.ASCII.GetString(text[..PythonFloat.Write(value, text)]);
    }
}
