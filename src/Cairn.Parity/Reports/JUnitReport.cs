using System.Globalization;
using System.Text;
using System.Xml;

namespace Cairn.Parity.Reports;

/// <summary>The XML that CI servers read as test results: a suite a route, a failed case a difference.</summary>
internal static class JUnitReport
{
    public static string Of(ParityReport report)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Clean($"parity of {report.Service}"));
            report.Routes.ToList().ForEach(route => Write(xml, route));
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, ParityRouteReport route)
    {
        var skipped = route.Compared == 0 ? 1 : 0;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(route.Route));
        xml.WriteAttributeString("tests", Number(route.Differences.Count + 1));
        xml.WriteAttributeString("failures", Number(route.Differences.Count));
        xml.WriteAttributeString("skipped", Number(skipped));
        WriteSummary(xml, route, skipped > 0);
        foreach (var group in route.Differences)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean(route.Route));
            xml.WriteAttributeString("name", Clean(group.First.Place));
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", group.First.Code ?? "difference");
            xml.WriteAttributeString("message", Clean(group.First.ToString()));
            xml.WriteString(Clean($"{ReportLines.Count(group)}\n{ReportLines.Hint(route, group)}"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteSummary(XmlWriter xml, ParityRouteReport route, bool isSkipped)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(route.Route));
        xml.WriteAttributeString("name", ReportLines.Share(route));
        if (isSkipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", "not enough evidence");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>What XML 1.0 cannot hold, escaped or not, becomes U+FFFD.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value is < 0x20 and not (0x9 or 0xA or 0xD) or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
