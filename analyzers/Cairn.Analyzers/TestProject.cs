using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Tells a test project by the test framework that it references.</summary>
internal static class TestProject
{
    public static bool Is(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Xunit.FactAttribute") is not null
        || compilation.GetTypeByMetadataName("NUnit.Framework.TestAttribute") is not null
        || compilation.GetTypeByMetadataName("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute") is not null;
}
