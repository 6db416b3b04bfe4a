namespace Cairn.Testing.Fakes;

/// <summary>Requests that a script knows, and what is said to them.</summary>
internal sealed class ScriptedRoute(HttpMethod method, PathTemplate path)
{
    public List<IExpectation> Expectations { get; } = [];

    public List<ScriptedAnswer> Answers { get; } = [];

    public ScriptedAnswer? Next => Answers.FirstOrDefault(answer => answer.IsLeft);

    public bool Matches(FakeHttpRequest request) => RequestDifferences(request).Length == 0;

    /// <summary>What keeps this route from answering the request, a line each, its answers included.</summary>
    public IEnumerable<string> Differences(FakeHttpRequest request) => Next is null
        ? [.. RequestDifferences(request), Shortage]
        : RequestDifferences(request);

    /// <summary>How far the request is from this route: a line of difference counts one, a path as many as it has wrong segments.</summary>
    public int Distance(FakeHttpRequest request) => Differences(request).Count() + path.Distance(request.Path);

    public IEnumerable<string> Unused()
    {
        if (Answers.Count == 0)
        {
            yield return $"{this} has no answer. Add one with Replies or Fails.";
        }

        for (var index = 0; index < Answers.Count; index++)
        {
            if (Answers[index] is { IsOwed: true } answer)
            {
                yield return $"{this} was not asked for answer {index + 1} of {Answers.Count}, '{answer.Answer}': {answer.Given} of {answer.Due} given.";
            }
        }
    }

    public override string ToString() => string.Join(", ", Expectations.Select(expectation => $"{expectation}").Prepend($"{method} {path}"));

    private string Shortage => Answers.Count == 0 ? "answers: none is scripted" : $"answers: all of the {Answers.Sum(answer => answer.Given)} scripted were given";

    private string[] RequestDifferences(FakeHttpRequest request) =>
    [
        .. method == request.Method ? Array.Empty<string>() : [$"method: scripted {method}, came {request.Method}"],
        .. path.Distance(request.Path) == 0 ? Array.Empty<string>() : [$"path: scripted '{path}', came '{request.Path}'"],
        .. Expectations.SelectMany(expectation => expectation.Differences(request)),
    ];
}
