namespace Cairn.Cli.Migrate;

/// <summary>The Python sources that the tool brings along.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream("Cairn.Cli.Migrate." + name)
            ?? throw new InvalidOperationException($"The tool lacks its own '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
