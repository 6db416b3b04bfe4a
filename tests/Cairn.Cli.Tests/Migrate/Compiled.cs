using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Cli.Tests.Migrate;

/// <summary>Whether generated code compiles as it is in a web project.</summary>
internal static class Compiled
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Net.Http;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<MetadataReference[]> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    public static IReadOnlyList<string> Faults(params string[] sources)
    {
        var trees = sources.Prepend(ImplicitUsings).Select(source => CSharpSyntaxTree.ParseText(source));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return [.. CSharpCompilation.Create("generated", trees, Platform.Value, options).GetDiagnostics().Where(fault => fault.Severity >= DiagnosticSeverity.Warning).Select(fault => fault.ToString())];
    }
}
