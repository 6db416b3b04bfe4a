using System.Reflection;
using System.Text.RegularExpressions;

namespace Cairn.Tests.Reference;

/// <summary>Every name that the pages docs/reference/telemetry*.md have in a table of its kind, but for those on packages that <c>AddCairn</c> does not bring.</summary>
internal static partial class DocumentedNames
{
    private static readonly string Root = typeof(DocumentedNames).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private static readonly string[] OtherPages = ["telemetry-caching.md", "telemetry-grpc.md", "telemetry-http.md", "telemetry-migration.md", "telemetry-python-compat.md"];

    public static IReadOnlyList<string> Pages() =>
    [
        .. Directory.EnumerateFiles(Path.Join(Root, "docs", "reference"), "telemetry*.md")
            .Where(page => !OtherPages.Contains(Path.GetFileName(page)))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    public static Names Read(IEnumerable<string> pages)
    {
        var names = new Names();
        foreach (var table in pages.SelectMany(ReferenceTable.In))
        {
            Add(names, table);
        }

        return names;
    }

    private static void Add(Names names, ReferenceTable table)
    {
        names.Add(Kind.Metric, table.Names("instrument"));
        names.Add(Kind.MetricAttribute, table.Names("attributes").Where(IsAttribute));
        names.Add(Kind.ConsoleField, table.Names("console"));
        names.Add(Kind.RecordAttribute, table.Names("exported record"));
        names.Add(Kind.Event, table.Names("event"));
        names.Add(Kind.EventField, table.Rows.SelectMany(row =>
            table.Names(row, "event").SelectMany(name => table.Names(row, "fields").Select(field => $"{name}.{field}"))));

        if (KindOf(table.Heading) is { } kind)
        {
            names.Add(kind, table.Names("attribute"));
        }
    }

    private static Kind? KindOf(string heading) => heading switch
    {
        "Resource" => Kind.ResourceAttribute,
        "Server spans" => Kind.ServerSpanAttribute,
        "Spans" => Kind.PipelineSpanAttribute,
        "Request line" => Kind.RequestLineField,
        "Meters" => Kind.MetricAttribute,
        _ => null,
    };

    // The same cell has the values of some attributes: `pending`.
    private static bool IsAttribute(string name) => DottedName().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
    private static partial Regex DottedName();
}
