using System.Globalization;

namespace Cairn.Parity;

/// <summary>A service does not answer as the one that it replaces.</summary>
public sealed class ParityException : Exception
{
    internal ParityException(ParityResult result)
        : base(Text(result)) =>
        Result = result;

    /// <summary>What differs.</summary>
    public ParityResult Result { get; }

    private static string Text(ParityResult result)
    {
        var request = result.Exchange.Request;
        IEnumerable<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"Exchange {result.Exchange.Sequence}, {request.Method} {request.Target}, is answered differently:"),
            .. result.Differences.Select(difference => $"  {difference}"),
            $"Mend the service, or accept it: cairn parity accept --route \"{result.Route}\" --path \"{result.Differences[0].Place}\" --why …",
        ];
        return string.Join(Environment.NewLine, lines);
    }
}
