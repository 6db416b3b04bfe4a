using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Tests;

/// <summary>Says what a rule finds and what its fix makes of it.</summary>
internal static class Verify
{
    /// <summary>The rule finds exactly what stands between <c>[|</c> and <c>|]</c>, and the source compiles.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnostic<TAnalyzer>(string source, string settings = "")
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var document = Snippet.Open(Snippet.Unmark(source), settings);
        Assert.Empty((await Complaints(document)).Where(d => d.Severity == DiagnosticSeverity.Error));

        var found = await document.Project.Findings(new TAnalyzer());
        Assert.Equal(source, Snippet.Mark(await document.Text(), found.Select(d => d.Location.SourceSpan).Distinct()));
        return found;
    }

    /// <summary>
    /// The fix, applied one by one and to the whole document, project and solution, gives the same text; it compiles without new warnings,
    /// and the rule finds in it exactly what is marked.
    /// </summary>
    /// <param name="before">The source with what the rule finds marked.</param>
    /// <param name="after">The fixed source; marks say what is left because it has no safe fix.</param>
    /// <param name="key">Which of several actions; the first if null.</param>
    public static async Task Fix<TAnalyzer, TFix>(string before, string after, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        await Diagnostic<TAnalyzer>(before);
        var document = Snippet.Open(Snippet.Unmark(before));
        var expected = Snippet.Unmark(after);

        Assert.Equal(expected, await (await OneByOne(document, new TAnalyzer(), new TFix(), key)).Text());
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var solution = await All(document, new TAnalyzer(), new TFix(), key, scope);
            Assert.Equal(expected, await solution.GetDocument(document.Id)!.Text());
            var other = solution.Projects.Single(project => project.Id != document.Project.Id).Documents.Single();
            Assert.Equal(scope == FixAllScope.Solution ? expected : Snippet.Unmark(before), await other.Text());
        }

        await Diagnostic<TAnalyzer>(after);
        var known = (await Complaints(document)).Select(complaint => complaint.Id);
        Assert.Empty((await Complaints(Snippet.Open(expected))).Where(complaint => !known.Contains(complaint.Id)));
    }

    /// <summary>Every fix of everything that is found can be applied, each by itself. What it makes of source that does not compile is not looked at.</summary>
    public static async Task Fixable(Document document, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes)
    {
        foreach (var diagnostic in await document.Project.Findings(analyzers))
        {
            var actions = new List<CodeAction>();
            foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fix.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
            }

            foreach (var action in actions)
            {
                await Apply(action, document.Project.Solution);
            }
        }
    }

    /// <summary>What the compiler warns of or refuses.</summary>
    private static async Task<ImmutableArray<Diagnostic>> Complaints(Document document)
    {
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return [.. compilation!.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
    }

    private static async Task<Document> OneByOne(Document document, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string? key)
    {
        for (var round = 0; round < 100; round++)
        {
            if (await FirstAction(document, analyzer, fix, key) is not { } action)
            {
                return document;
            }

            document = (await Apply(action, document.Project.Solution)).GetDocument(document.Id)!;
        }

        throw new InvalidOperationException("The fix never ends: each application leaves something to fix.");
    }

    private static async Task<Solution> All(Document document, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string? key, FixAllScope scope)
    {
        var repeated = (await FirstAction(document, analyzer, fix, key))?.EquivalenceKey;
        var context = new FixAllContext(
            document, fix, scope, repeated!, fix.FixableDiagnosticIds, new FindingsOf(analyzer), TestContext.Current.CancellationToken);
        var action = repeated is null ? null : await fix.GetFixAllProvider()!.GetFixAsync(context);
        return action is null ? document.Project.Solution : await Apply(action, document.Project.Solution);
    }

    private static async Task<CodeAction?> FirstAction(Document document, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string? key)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await document.Project.Findings(analyzer))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
            await fix.RegisterCodeFixesAsync(context);
        }

        return actions.FirstOrDefault(action => key is null || action.EquivalenceKey == key);
    }

    private static async Task<Solution> Apply(CodeAction action, Solution solution)
    {
        var operations = await action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private sealed class FindingsOf(DiagnosticAnalyzer analyzer) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await project.Findings(analyzer);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]); // those without a place in the source: there are none
    }
}
