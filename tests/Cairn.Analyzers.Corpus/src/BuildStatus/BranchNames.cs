namespace BuildStatus;

/// <summary>branches.py: a module-level dict that remembers how a branch is shown.</summary>
internal static class BranchNames
{
    private static readonly Dictionary<string, string> Shown = [];

    public static string Show(string branch)
    {
        lock (Shown)
        {
            try
            {
                return Shown[branch];
            }
            catch (KeyNotFoundException)
            {
                var name = Shorten(branch);
                Shown[branch] = name;
                return name;
            }
        }
    }

    private static string Shorten(string branch)
    {
        var name = branch;
        foreach (var prefix in new[] { "refs/heads/", "refs/changes/", "origin/" })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                name = name[prefix.Length..];
            }
        }

        return name.Length > 40 ? string.Concat(name.AsSpan(0, 37), "...") : name;
    }
}
