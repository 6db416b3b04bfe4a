namespace Cairn.Caching.Tests.Guide;

internal sealed record Build(string Id, string Status);
