namespace Cairn.Cli.Demo;

/// <summary>The user's own unpacked packages, so that the isolated build downloads nothing that is there already.</summary>
internal static class UserPackages
{
    /// <summary>The global packages folder, or null if there is none yet: NuGet refuses a fallback folder that does not exist.</summary>
    public static string? Folder
    {
        get
        {
            var folder = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            return Directory.Exists(folder) ? folder : null;
        }
    }
}
