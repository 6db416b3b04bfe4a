using System.CommandLine;
using System.Text;
using Cairn.Cassettes;

namespace Cairn.Cli.Parity;

/// <summary>What is masked, and with which key: the same options for whoever records and whoever replays.</summary>
internal sealed class MaskFlags
{
    private const string KeyVariable = "CAIRN_CASSETTES_KEY";

    private readonly Option<string[]> _maskField = Names("--mask-field", "Mask a field of JSON, queries and forms, too.");
    private readonly Option<string[]> _keepField = Names("--keep-field", "Keep a field although its name or its values look secret.");
    private readonly Option<string[]> _keepHeader = Names("--keep-header", "Keep a header.");
    private readonly Option<string[]> _maskSegment = Names("--mask-segment-after", "Mask the segment of a path that follows this one.");

    public void AddTo(Command command)
    {
        command.Add(_maskField);
        command.Add(_keepField);
        command.Add(_keepHeader);
        command.Add(_maskSegment);
    }

    /// <exception cref="CommandFailedException">A header carries credentials and cannot be kept (64).</exception>
    public RedactionPolicy PolicyOf(ParseResult parsed)
    {
        try
        {
            var policy = (parsed.GetValue(_maskField) ?? []).Aggregate(RedactionPolicy.Default, (rules, name) => rules.MaskField(name));
            policy = (parsed.GetValue(_keepField) ?? []).Aggregate(policy, (rules, name) => rules.KeepField(name));
            policy = (parsed.GetValue(_keepHeader) ?? []).Aggregate(policy, (rules, name) => rules.KeepHeader(name));
            return (parsed.GetValue(_maskSegment) ?? []).Aggregate(policy, (rules, name) => rules.MaskSegmentAfter(name));
        }
        catch (ArgumentException wrong)
        {
            throw new CommandFailedException(ExitCode.Usage, wrong.Message);
        }
    }

    /// <exception cref="CommandFailedException">The key is too short (64).</exception>
    public static byte[] Key()
    {
        var key = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(KeyVariable) ?? "");
        return key.Length is 0 or >= Redactor.ShortestKeyBytes
            ? key
            : throw new CommandFailedException(ExitCode.Usage, $"'{KeyVariable}' has {key.Length} bytes. Masks of a short key can be guessed. Give it {Redactor.ShortestKeyBytes} random characters, or none for a random key.");
    }

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, HelpName = "NAME" };
}
