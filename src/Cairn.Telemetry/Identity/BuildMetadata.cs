using System.Reflection;
using System.Text.RegularExpressions;

namespace Cairn.Telemetry.Identity;

/// <summary>
/// What the build wrote into an assembly: its version, and where its source comes from, as the .NET SDK and Source Link write it
/// (<c>AssemblyInformationalVersion</c>, and <c>AssemblyMetadata</c> named <c>RepositoryUrl</c> and <c>RepositoryBranch</c>).
/// </summary>
internal sealed partial class BuildMetadata(Assembly assembly)
{
    private readonly string[] _version =
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', 2) ?? [];

    /// <summary>The informational version without the revision, which has an attribute of its own.</summary>
    public string? Version => _version.FirstOrDefault();

    public string? Revision => _version.Length == 2 && FullRevision().IsMatch(_version[1]) ? _version[1] : null;

    public string? Branch => Named("RepositoryBranch") is { } branch ? ReferencePrefix().Replace(branch, "") : null;

    public string? RepositoryUrl => Named("RepositoryUrl") is { } url ? RepositoryAddress.Canonical(url) : null;

    private string? Named(string key) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == key)?.Value;

    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$")]
    private static partial Regex FullRevision();

    [GeneratedRegex("^refs/(heads|tags)/")]
    private static partial Regex ReferencePrefix();
}
