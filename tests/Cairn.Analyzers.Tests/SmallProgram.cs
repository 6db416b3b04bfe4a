using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Tests;

/// <summary>A part of a program, small enough to be analyzed ten thousand times, and what it is written against, which is compiled once.</summary>
internal sealed class SmallProgram
{
    private const string Visible = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Program\")]";
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private readonly CSharpCompilation _platform;

    private SmallProgram(string source, CSharpCompilation platform)
    {
        Source = source;
        _platform = platform;
    }

    public string Source { get; }

    /// <summary>The program with one of its methods at a time, and once with none.</summary>
    public static IEnumerable<SmallProgram> Of(string source, string platform)
    {
        var compiled = Compile(platform);
        var program = CSharpSyntaxTree.ParseText(source, Parsing).GetCompilationUnitRoot(TestContext.Current.CancellationToken);
        var methods = program.DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var statements = program.Members.OfType<GlobalStatementSyntax>().ToList();
        return methods
            .Select(kept => methods.Where(method => method != kept).Concat<SyntaxNode>(statements))
            .Append(methods)
            .Select(left => new SmallProgram(program.RemoveNodes(left, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString(), compiled));
    }

    /// <summary>What the rules throw when they are run over the source.</summary>
    public async Task<IReadOnlyCollection<Exception>> Crashes(string source, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var crashes = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (crash, _, _) => crashes.Add(crash), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var compilation = _platform.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Parsing));
        await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return crashes;
    }

    /// <summary>A compilation without source that sees the platform.</summary>
    private static CSharpCompilation Compile(string platform)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation
            .Create(
                "Platform",
                [CSharpSyntaxTree.ParseText(platform, Parsing), CSharpSyntaxTree.ParseText(Visible, Parsing)],
                Snippet.Framework,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));

        return CSharpCompilation.Create(
            "Program",
            references: [.. Snippet.Framework, MetadataReference.CreateFromImage(image.ToArray())],
            options: new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }
}
