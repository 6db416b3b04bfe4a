namespace Cairn.Cli.Demo;

/// <summary>What the template wrote, before anything was planted: relative paths and the text of Program.cs.</summary>
internal sealed record Scaffold(IReadOnlyList<string> Files, string Program);
