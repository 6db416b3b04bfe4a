using System.Numerics;
using System.Text.Json.Serialization;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>The values that the legacy services answer with, as .NET has them.</summary>
internal static class PortedValues
{
    private static readonly DateTime Moment = new DateTime(2024, 3, 1, 12, 34, 56).AddMilliseconds(120);

    private enum State
    {
        [JsonStringEnumMemberName("running")]
        Running,
    }

    private enum Level
    {
        High = 3,
    }

    private enum Plain
    {
        [JsonStringEnumMemberName("one")]
        One,
    }

    public static object? Of(string name, PythonStyle style) => name switch
    {
        "float-one" => new { v = 1.0 },
        "floats" => new[] { 1e16, 1e-05, 1.2345678901234568e17, 1e15, 0.1, 123456.789, -0.0, 5e-324, 100.0 },
        "text" => new { t = "é漢😀\u2028\u00a0\x7f<>&'+\"\\/\b\t\n\x01" },
        "order" => new Dictionary<string, int> { ["b"] = 1, ["a"] = 2, ["C"] = 3, ["ä"] = 4, ["😀"] = 5, ["\uffff"] = 6, ["aa"] = 7 },
        "names" => new { MixedCase = 1, UPPER = 2, lower = 3, snake_case = 4 },
        "null" => new { b = (string?)null, a = 1 },
        "nan" => new { v = double.NaN },
        "infinity" => new[] { double.PositiveInfinity, double.NegativeInfinity },
        "big" => new { v = BigInteger.Pow(2, 100) },
        "datetime" => new { naive = Moment, utc = DateTime.SpecifyKind(Moment, DateTimeKind.Utc), east = new DateTimeOffset(Moment, TimeSpan.FromHours(5.5)) },
        "seconds" => new { v = new DateTime(2024, 3, 1, 12, 34, 56, DateTimeKind.Utc) },
        "date" => new { v = DateOnly.FromDateTime(Moment) },
        "decimal" => new { v = 1.10m, w = 5m, x = 0.0000001m },
        "enum" => new { v = State.Running },
        "intenum" => new { v = Level.High },
        "tuple" => new { v = new object[] { 1, "a" } },
        "nested" => new { z = new[] { new { y = 1.0, x = new bool?[] { true, false, null } } }, a = new { } },
        "empty" => new { },
        "list" => new object[] { 1, 2.0, "three" },
        "string" => "été",
        "whole" => 42,
        _ when style == PythonStyle.Flask => throw new NotSupportedException($"jsonify refuses '{name}', and so does the port."),
        "time" => new { v = TimeOnly.FromDateTime(Moment) },
        "timedelta" => new { v = TimeSpan.FromDays(1) + TimeSpan.FromSeconds(5.5) },
        "plainenum" => new { v = Plain.One },
        "bytes" => new { v = "raw" },
        _ => throw new KeyNotFoundException(name),
    };
}
