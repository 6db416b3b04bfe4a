using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cairn.Repository.Tests;

/// <summary>The XML documentation the compiler wrote beside an assembly, as Markdown.</summary>
internal sealed partial class XmlDocs(XDocument document)
{
    public static XmlDocs Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    public string Summary(PropertyInfo property) => Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");

    public string Summary(Type type) => Summary($"T:{type.FullName}");

    private string Summary(string id)
    {
        var member = document.Descendants("member").SingleOrDefault(member => (string?)member.Attribute("name") == id);
        return member?.Element("summary") is { } summary ? Space().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim() : "";
    }

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value.Replace("|", @"\|", StringComparison.Ordinal),
        XElement element when element.Attributes().FirstOrDefault() is { } reference => $"`{reference.Value.Split(':', '.', '(')[^1]}`",
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
