using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cairn.Repository.Tests;

/// <summary>The XML documentation the compiler wrote beside an assembly, as Markdown.</summary>
internal sealed partial class XmlDocs(XDocument document)
{
    public static XmlDocs Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    public string Summary(Type type) => Text($"T:{type.FullName}", "summary");

    public string Summary(PropertyInfo property) => Text(Id(property), "summary");

    /// <summary>What stands after "The default is".</summary>
    public string Default(PropertyInfo property) => Text(Id(property), "value").Replace("The default is ", "", StringComparison.Ordinal).TrimEnd('.');

    private static string Id(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    private string Text(string id, string tag)
    {
        var member = document.Descendants("member").SingleOrDefault(member => (string?)member.Attribute("name") == id);
        return member?.Element(tag) is { } text ? Space().Replace(string.Concat(text.Nodes().Select(Markdown)), " ").Trim() : "";
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
