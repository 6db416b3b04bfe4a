using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Analyzers.Tests;

/// <summary>A piece of C# as a project of its own, compiled against the framework's reference assemblies.</summary>
internal static class Snippet
{
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. File.ReadLines(Path.Join(AppContext.BaseDirectory, "references.txt")).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly Solution Empty = new AdhocWorkspace().CurrentSolution;

    /// <summary>Two projects with the same document, so that a fix of the solution can be told from one of the project.</summary>
    public static Document Open(string source, string settings = "")
    {
        var first = DocumentId.CreateNewId(ProjectId.CreateNewId());
        var second = DocumentId.CreateNewId(ProjectId.CreateNewId());
        return Add(Add(Empty, first, source, settings), second, source, settings).GetDocument(first)!;
    }

    /// <summary>What the analyzer finds in the project, in the order of the text. A crash of the analyzer is thrown.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Findings(this Project project, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var crashes = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (crash, _, _) => crashes.Add(crash), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var found = await compilation!.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);

        return crashes.Count == 0 ? [.. found.OrderBy(d => d.Location.SourceSpan)] : throw new AggregateException(crashes);
    }

    public static async Task<string> Text(this Document document) =>
        (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    /// <summary>Puts <c>[|</c> and <c>|]</c> around what was found.</summary>
    public static string Mark(string source, IEnumerable<TextSpan> spans)
    {
        var marked = new StringBuilder(source);
        foreach (var span in spans.OrderByDescending(span => span.Start))
        {
            marked.Insert(span.End, "|]").Insert(span.Start, "[|");
        }

        return marked.ToString();
    }

    /// <summary>Marks a piece of the source by its text, for an example that a page shows without marks.</summary>
    public static string Finding(this string source, string piece) => source.Replace(piece, $"[|{piece}|]", StringComparison.Ordinal);

    public static string Unmark(string source) =>
        source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static Solution Add(Solution solution, DocumentId id, string source, string settings)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, parsing).GetRoot(TestContext.Current.CancellationToken);
        var kind = root.Members.OfType<GlobalStatementSyntax>().Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compiling = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        return solution
            .AddProject(ProjectInfo.Create(id.ProjectId, VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp,
                parseOptions: parsing, compilationOptions: compiling, metadataReferences: Framework))
            .AddDocument(id, "Snippet.cs", source, filePath: "/snippet/Snippet.cs")
            .AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id.ProjectId), ".globalconfig", SourceText.From($"is_global = true\n{settings}"), filePath: "/snippet/.globalconfig");
    }
}
