using Cairn.Cassettes;

namespace Cairn.Parity.Replay;

/// <summary>Makes a new answer comparable with a masked one: by the same masks where the key is the same, by forms alone where it is not.</summary>
internal sealed class AnswerMask(Redactor redactor, bool isSameKey)
{
    public CassetteExchange Legacy(CassetteExchange exchange) =>
        isSameKey ? exchange : exchange with { Responses = [.. exchange.Responses.Select(redactor.Generalize)] };

    public CassetteResponse Candidate(CassetteResponse response) => isSameKey ? redactor.Redact(response) : redactor.Generalize(response);

    /// <summary>Where the new answer holds a secret that the rules do not mask, without its value.</summary>
    public IReadOnlyList<string> Secrets(CassetteExchange exchange, CassetteResponse candidate) =>
        redactor.FindSecrets(exchange with { Responses = [redactor.Redact(candidate)] });
}
