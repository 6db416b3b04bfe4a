namespace Cairn.Repository.Tests;

/// <summary>Generated files are rewritten, instead of compared, when <c>CAIRN_APPROVE=1</c> is set.</summary>
internal static class Approval
{
    public static void WriteIfAsked(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("CAIRN_APPROVE") == "1")
        {
            File.WriteAllText(Path.Join(Repository.Root, path), text);
        }
    }
}
