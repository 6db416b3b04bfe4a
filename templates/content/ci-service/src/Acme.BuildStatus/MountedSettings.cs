namespace Acme.BuildStatus;

/// <summary>Settings and secrets that the cluster mounts as files. They win over all others, and are read again when they change.</summary>
internal static class MountedSettings
{
    /// <summary>The setting that names the folder: <c>settings/appsettings.json</c> and a file for each secret in <c>secrets</c>.</summary>
    private const string Folder = "SETTINGS_FOLDER";

    public static void AddMountedSettings(this IConfigurationManager configuration)
    {
        if (configuration[Folder] is not { Length: > 0 } folder)
        {
            return;
        }

        var reloads = configuration.GetValue("hostBuilder:reloadConfigOnChange", defaultValue: true);
        configuration.AddJsonFile(Path.Combine(folder, "settings", "appsettings.json"), optional: true, reloads);
        configuration.AddKeyPerFile(Path.Combine(folder, "secrets"), optional: true, reloads);
    }
}
