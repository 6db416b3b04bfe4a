using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Tells a project with tests from a product.</summary>
internal static class TestProject
{
    /// <summary>Whether the project references xUnit, NUnit or MSTest.</summary>
    public static bool IsTestProject(this Compilation compilation) =>
        compilation.GetTypeByMetadataName("Xunit.FactAttribute") is not null
        || compilation.GetTypeByMetadataName("NUnit.Framework.TestAttribute") is not null
        || compilation.GetTypeByMetadataName("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute") is not null;
}
