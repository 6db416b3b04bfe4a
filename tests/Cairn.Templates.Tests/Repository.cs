namespace Cairn.Templates.Tests;

/// <summary>Where the sources of the packages are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' has Sdk.sln. Run the tests from a clone.")
        : File.Exists(Path.Combine(folder.FullName, "Sdk.sln")) ? folder.FullName
        : Find(folder.Parent);
}
