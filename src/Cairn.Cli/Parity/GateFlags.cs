using System.CommandLine;
using System.Globalization;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>What the gate asks for: the same options wherever it stands.</summary>
internal sealed class GateFlags
{
    private readonly Option<string> _most = new("--max-diff") { Description = "How many answers may differ, in percent.", DefaultValueFactory = _ => "0.1%", HelpName = "PERCENT" };
    private readonly Option<string> _confidence = new("--confidence") { Description = "How sure that must be, in percent.", DefaultValueFactory = _ => "95", HelpName = "PERCENT" };
    private readonly Option<int> _fewest = new("--min-samples") { Description = "How many answers of each route must be compared at least.", HelpName = "NUMBER" };

    public void AddTo(Command command)
    {
        command.Add(_most);
        command.Add(_confidence);
        command.Add(_fewest);
    }

    /// <exception cref="CommandFailedException">A number is out of range (64).</exception>
    public ParityGate GateOf(ParseResult parsed) =>
        new(ShareOf("--max-diff", parsed.GetValue(_most)!, 0, 1), ShareOf("--confidence", parsed.GetValue(_confidence)!, 0.5, 1), parsed.GetValue(_fewest));

    private static double ShareOf(string option, string text, double least, double most) =>
        double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent / 100 > least && percent / 100 < most
            ? percent / 100
            : throw new CommandFailedException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"'{option}' is {text}. It is a number of percent above {least * 100} and below {most * 100}. Write it as 0.1% or 95."));
}
