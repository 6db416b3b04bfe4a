namespace Cairn.Testing.Fakes;

/// <summary>What a route demands of a request beyond its method and path.</summary>
internal interface IExpectation
{
    /// <summary>A line for each thing that differs; none if the request is as demanded.</summary>
    IEnumerable<string> Differences(FakeHttpRequest request);
}
