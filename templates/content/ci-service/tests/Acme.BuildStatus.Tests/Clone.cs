namespace Acme.BuildStatus.Tests;

/// <summary>The clone that the tests were built in.</summary>
internal static class Clone
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' has a global.json. Run the tests from a clone.")
        : File.Exists(Path.Combine(folder.FullName, "global.json")) ? folder.FullName
        : Find(folder.Parent);
}
