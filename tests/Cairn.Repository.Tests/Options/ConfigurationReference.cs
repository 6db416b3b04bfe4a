using System.Text;

namespace Cairn.Repository.Tests;

/// <summary>Generates the tables of the configuration reference from the options types, between two marks.</summary>
internal static class ConfigurationReference
{
    private const string Begin = "<!-- generated from the options types: CAIRN_APPROVE=1 rewrites -->\n";
    private const string End = "<!-- end of the generated part -->\n";

    /// <summary>The page with its generated part replaced; text around the marks stays as it is written.</summary>
    public static string Rewritten(string page, IEnumerable<Type> options)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? page + Begin + End : page[..(begin + Begin.Length)] + string.Concat(options.Select(Section)) + "\n" + page[end..];
    }

    private static string Section(Type options)
    {
        var docs = XmlDocs.Of(options.Assembly);
        var text = new StringBuilder("\n## ").Append(Setting.SectionOf(options)).Append("\n\n").Append(docs.Summary(options))
            .Append("\n\n| key | default | meaning |\n|---|---|---|\n");
        foreach (var setting in Setting.Of(options, docs))
        {
            text.Append("| `").Append(setting.Key).Append("` | ").Append(setting.Default).Append(" | ").Append(setting.Meaning).Append(" |\n");
        }

        return text.ToString();
    }
}
