namespace Cairn.Cli.Demo;

/// <summary>The SDK in the demo's feed: its version and the packages, each as file name without extension.</summary>
internal sealed record PackedSdk(string Version, IReadOnlyList<string> Packages);
