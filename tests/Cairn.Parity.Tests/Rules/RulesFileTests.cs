using System.Text;

namespace Cairn.Parity.Tests.Rules;

public sealed class RulesFileTests
{
    private const string File = """
        {
          "cairn": "parity-rules/1",
          "routes": [
            {"route":"GET /builds/{id}","level":"wire","headers":["x-total"],"requests":10, "rules": [
              {"path":"$.a","kind":"nullable","present":3,"places":20,"seen":4,"of":10,"source":"learned","why":"the old service disagrees with itself","expires":"2026-12-31"},
              {"path":"$.b","kind":"tolerance","least":0,"most":400.5,"whole":true,"source":"learned"},
              {"path":"$.c[*]","kind":"oneOf","values":["x",null,1.0],"source":"manual","why":"agreed with the web team"},
              {"path":"header.location","kind":"shape","shape":"/builds/{uuid:4}","fresh":true,"source":"learned"}
            ]}
          ]
        }

        """;

    [Fact]
    public void A_file_comes_back_as_it_was_written() => Assert.Equal(File, ParityRules.Parse(File, "rules").ToString());

    [Theory]
    [InlineData("\"wire\"", "\"loose\"", 4, "'level' is 'loose'. Known are strict, wire, semantic, shape. Use one of them.")]
    [InlineData("\"kind\":\"nullable\"", "\"kynd\":\"nullable\"", 5, "'kynd' is no member of a rule.")]
    [InlineData("\"$.a\"", "\"a\"", 5, "'path' is 'a'. Paths begin with '$' in the body and with 'header.' in the headers.")]
    [InlineData("\"$.a\"", "\"$.b\"", 6, null)]
    [InlineData("{uuid:4}", "{guid}", 8, "'{guid}' is no place of a shape.")]
    [InlineData("{uuid:4}", "{uuid", 8, "is not closed, or not doubled.")]
    [InlineData("\"agreed with the web team\"", "\" \"", 7, "is a person's and has no 'why'.")]
    [InlineData("\"2026-12-31\"", "\"soon\"", 5, "'expires' is no day.")]
    [InlineData("\"least\":0,\"most\":400.5,", "", 6, "has none of 'by', 'least' and 'most'.")]
    [InlineData("\"least\":0", "\"least\":500", 6, "is above 'most'.")]
    [InlineData("\"values\":[\"x\",null,1.0]", "\"values\":[]", 7, "has no 'values'.")]
    [InlineData("\"path\":\"$.b\",\"kind\":\"tolerance\",\"least\":0,\"most\":400.5,\"whole\":true", "\"path\":\"$.a\",\"kind\":\"nullable\"", 6, "'$.a' has two rules of the kind 'nullable'. Leave one.")]
    [InlineData("parity-rules/1", "parity-rules/2", 2, "This package reads 'parity-rules/1'.")]
    [InlineData("\"routes\": [", "\"routes\": [,", 3, "The file is not JSON.")]
    public void What_is_wrong_is_named_by_line(string right, string wrong, long line, string? flaw)
    {
        var text = File.Replace(right, wrong, StringComparison.Ordinal);
        if (flaw is null)
        {
            Assert.NotNull(ParityRules.Parse(text, "rules"));
            return;
        }

        var fault = Assert.Throws<ParityFormatException>(() => ParityRules.Parse(text, "rules"));

        Assert.Equal(line, fault.Line);
        Assert.Contains(flaw, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_gives_rules_or_a_fault_with_a_place()
    {
        var random = new Random(20260301);
        var bytes = Encoding.UTF8.GetBytes(File);
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = Damaged(bytes, random);
            var fault = Record.Exception(() => ParityRules.Parse(damaged, "rules"));

            Assert.True(fault is null or ParityFormatException { Line: > 0, Column: > 0 }, $"{fault} for {damaged}");
        }
    }

    private static string Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0: damaged[at] = (byte)random.Next(256); break;
                case 1: damaged.RemoveAt(at); break;
                case 2: damaged.Insert(at, (byte)"{}[]\",:0\\"[random.Next(9)]); break;
                default: damaged.RemoveRange(at, Math.Min(random.Next(40), damaged.Count - at - 1)); break;
            }
        }

        return Encoding.Latin1.GetString([.. damaged]);
    }
}
