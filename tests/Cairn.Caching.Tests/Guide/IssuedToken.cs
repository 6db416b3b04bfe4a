namespace Cairn.Caching.Tests.Guide;

internal sealed record IssuedToken(string Text, TimeSpan Life);
