namespace Cairn.Testing.Fakes;

/// <summary>A parameter of the query, or a header, that a request must have.</summary>
internal sealed class ExpectedValue(string place, string name, string value, Func<FakeHttpRequest, IReadOnlyDictionary<string, string>> values) : IExpectation
{
    public IEnumerable<string> Differences(FakeHttpRequest request)
    {
        if (!values(request).TryGetValue(name, out var came))
        {
            yield return $"{place} '{name}': scripted '{value}', came nothing";
        }
        else if (came != value)
        {
            yield return $"{place} '{name}': scripted '{value}', came '{came}'";
        }
    }

    public override string ToString() => $"{place} '{name}' = '{value}'";
}
