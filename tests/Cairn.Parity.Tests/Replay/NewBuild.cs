namespace Cairn.Parity.Tests.Replay;

/// <summary>What a client reports.</summary>
internal sealed record NewBuild(string Branch);
