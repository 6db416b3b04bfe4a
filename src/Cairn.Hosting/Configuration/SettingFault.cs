namespace Cairn.Hosting.Configuration;

/// <summary>What is wrong with one setting, in sentences: what it is, from where, the rule, the fix.</summary>
internal sealed record SettingFault(string Key, string Text);
