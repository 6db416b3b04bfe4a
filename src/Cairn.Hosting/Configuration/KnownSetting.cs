namespace Cairn.Hosting.Configuration;

/// <summary>A key that some options type reads.</summary>
/// <param name="Key">The whole key, such as <c>Cairn:Hosting:DrainDelay</c>.</param>
/// <param name="Type">What its value is read as.</param>
/// <param name="IsOpen">Whether any key below it counts, as below a list or a table of names.</param>
/// <param name="Default">Makes the text of the value that it has when nobody sets it.</param>
internal sealed record KnownSetting(string Key, Type Type, bool IsOpen, Func<string?>? Default);
