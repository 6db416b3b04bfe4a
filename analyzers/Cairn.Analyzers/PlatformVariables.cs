namespace Cairn.Analyzers;

/// <summary>Variables that tell a process where it runs. The platform sets them, and no configuration of a service does.</summary>
internal static class PlatformVariables
{
    private static readonly string[] Families = ["DOTNET_", "KUBERNETES_", "WEBSITE_", "XDG_"];

    private static readonly HashSet<string> Names =
    [
        "APPDATA", "AWS_DEFAULT_REGION", "AWS_REGION", "COMPUTERNAME", "GOOGLE_CLOUD_PROJECT", "HOME", "HOSTNAME", "LOCALAPPDATA", "PATH", "REGION_NAME",
        "TEMP", "TMP", "TMPDIR", "USER", "USERNAME", "USERPROFILE",
    ];

    public static bool Include(string? name) =>
        name is not null && (Names.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.Ordinal)));
}
