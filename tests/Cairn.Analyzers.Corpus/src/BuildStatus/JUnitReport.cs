using System.Globalization;
using System.Xml.Linq;

namespace BuildStatus;

/// <summary>junit.py: ElementTree over what surefire, pytest and gtest write.</summary>
internal static class JUnitReport
{
    public static IReadOnlyList<TestResult> Parse(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        var tests = new List<TestResult>();
        foreach (var test in root.DescendantsAndSelf("testcase"))
        {
            var className = test.Attribute("classname")?.Value;
            var name = test.Attribute("name")?.Value ?? "?";
            var failure = test.Element("failure") ?? test.Element("error");
            tests.Add(new TestResult(
                className is null ? name : className + "." + name,
                failure is null,
                Seconds(test.Attribute("time")?.Value),
                failure is null ? null : Message(failure)));
        }

        return tests;
    }

    private static string Message(XElement failure)
    {
        var message = failure.Attribute("message")?.Value;
        if (!string.IsNullOrWhiteSpace(message))
        {
            return message.Trim();
        }

        var lines = failure.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 ? lines[0] : "no message";
    }

    private static TimeSpan Seconds(string? text)
    {
        if (text is null)
        {
            return TimeSpan.Zero;
        }

        try
        {
            return TimeSpan.FromSeconds(double.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        }
        catch (FormatException)
        {
            return TimeSpan.Zero;
        }
    }
}
