using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Tells programs, libraries and tests from one another.</summary>
internal static class ProjectKind
{
    public static bool IsProgram(this Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <summary>Whether the project references xUnit, NUnit or MSTest.</summary>
    public static bool IsTestProject(this Compilation compilation) =>
        compilation.TypeNamed("Xunit.FactAttribute") is not null
        || compilation.TypeNamed("NUnit.Framework.TestAttribute") is not null
        || compilation.TypeNamed("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute") is not null;
}
