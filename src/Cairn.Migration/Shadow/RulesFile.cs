using Cairn.Parity;

namespace Cairn.Migration.Shadow;

/// <summary>Reads the file of rules, or says what is wrong with it.</summary>
internal static class RulesFile
{
    public static (AnswerRules Rules, string? Fault) Read(string? path)
    {
        if (path is null)
        {
            return (AnswerRules.None, null);
        }

        try
        {
            return (new AnswerRules(path, ParityRules.Parse(File.ReadAllText(path), path)), null);
        }
        catch (ParityFormatException fault)
        {
            return (AnswerRules.None, Fault(path, $"It must be rules as 'cairn parity learn' writes them, and is not: {fault.Message.TrimEnd('.')}", "Correct the file"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (AnswerRules.None, Fault(path, $"It must be a file that can be read, and is not: {unreadable.Message.TrimEnd('.')}", "Put parity.rules.json there"));
        }
    }

    private static string Fault(string path, string rule, string fix) => $"'{StranglerOptions.Key(nameof(StranglerOptions.Rules))}' is '{path}'. {rule}. {fix}, or remove the key.";
}
