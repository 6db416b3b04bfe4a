using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN2201: a path is put together with a slash of one platform.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PathBuiltWithSlashAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.PathBuiltWithSlash,
        area: "Portability",
        title: "Path built with a slash",
        message: "'{0}' builds a path with '{1}'. Use 'Path.Join'.",
        description: "A path that is put together as text doubles or loses separators when a part brings its own, and mixes those of two platforms. Path.Join puts one between two parts, that of the platform.");

    private static readonly string[] PathNames = ["path", "fileName", "dirName", "directory"];
    private static readonly string[] LinuxOnly = ["/proc/", "/sys/", "/dev/"];

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var files = compilation.TypeNamed("System.IO.File")?.ContainingNamespace;
        var names = compilation.TypeNamed("System.IO.Path");
        var process = compilation.TypeNamed("System.Diagnostics.Process");
        var start = compilation.TypeNamed("System.Diagnostics.ProcessStartInfo");
        if (files is null || names is null)
        {
            return;
        }

        context.RegisterOperationAction(c => AnalyzeArgument(c, TakesPaths), OperationKind.Argument);
        context.RegisterOperationAction(c => AnalyzeAssignment(c, start), OperationKind.SimpleAssignment);

        bool TakesPaths(INamedTypeSymbol? type) =>
            type is not null && !type.Is(names) && (type.ContainingNamespace.Is(files) || type.Is(process) || type.Is(start));
    }

    private static void AnalyzeArgument(OperationAnalysisContext context, Func<INamedTypeSymbol?, bool> takesPaths)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (PathPart.IsPutTogether(argument.Value) && argument.Parameter is { } parameter && IsPath(parameter.Name) && takesPaths(parameter.ContainingSymbol.ContainingType))
        {
            Analyze(context, argument.Value);
        }
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context, INamedTypeSymbol? start)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (PathPart.IsPutTogether(assignment.Value)
            && assignment.Target is IPropertyReferenceOperation { Property: { Name: "FileName" or "WorkingDirectory" } property }
            && property.ContainingType.Is(start))
        {
            Analyze(context, assignment.Value);
        }
    }

    /// <summary>Such as path, fileName, sourceFileName, destDirName and workingDirectory.</summary>
    private static bool IsPath(string parameter) => PathNames.Any(name => parameter.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    private static void Analyze(OperationAnalysisContext context, IOperation path)
    {
        var parts = PathPart.In(path);
        if (parts.FirstOrDefault(part => part.Text is not null && part.Text.IndexOfAny(['/', '\\']) >= 0)?.Text is { } text
            && !parts.Any(part => part.Text?.Contains("://") == true)
            && !IsOfOnePlatform(parts[0].Text))
        {
            var separator = text[text.IndexOfAny(['/', '\\'])];
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, path.Syntax.GetLocation(), path.Syntax.ToString(), separator.ToString()));
        }
    }

    /// <summary>What the kernel of Linux shows as files has no other separator.</summary>
    private static bool IsOfOnePlatform(string? start) =>
        start is not null && LinuxOnly.Any(folder => start.StartsWith(folder, StringComparison.Ordinal));
}
