using System.Net;
using System.Text.Json;
using Cairn.Testing.Fakes;

namespace Cairn.Testing;

/// <summary>The requests of one method and path, which a test narrows down and answers. What it does not name may be anything.</summary>
public sealed class FakeHttpRoute
{
    private readonly HttpScript _script;
    private readonly ScriptedRoute _route;

    internal FakeHttpRoute(HttpScript script, ScriptedRoute route)
    {
        _script = script;
        _route = route;
    }

    /// <summary>Only requests with this parameter of the query.</summary>
    /// <param name="name">The name, in its exact case.</param>
    /// <param name="value">The value, without escapes.</param>
    /// <returns>This route, for chaining.</returns>
    public FakeHttpRoute WithQuery(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);

        return Expect(new ExpectedValue("query", name, value, request => request.Query));
    }

    /// <summary>Only requests with this header.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value.</param>
    /// <returns>This route, for chaining.</returns>
    public FakeHttpRoute WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);

        return Expect(new ExpectedValue("header", name, value, request => request.Headers));
    }

    /// <summary>Only requests whose body is this JSON. The order of properties and the way in which numbers are written do not matter.</summary>
    /// <param name="body">The body, serialised in the manner of the web: names in camel case.</param>
    /// <returns>This route, for chaining.</returns>
    public FakeHttpRoute WithJson(object body)
    {
        ArgumentNullException.ThrowIfNull(body);

        return Expect(new ExpectedJson(JsonSerializer.SerializeToElement(body, body.GetType(), JsonSerializerOptions.Web)));
    }

    /// <summary>The first answer has this status and body.</summary>
    /// <inheritdoc cref="FakeHttpAnswers.Then(HttpStatusCode, object?)"/>
    public FakeHttpAnswers Replies(HttpStatusCode status, object? body = null) => new FakeHttpAnswers(_script, _route).Then(status, body);

    /// <summary>The first answer fails.</summary>
    /// <inheritdoc cref="FakeHttpAnswers.Then(HttpFault)"/>
    public FakeHttpAnswers Fails(HttpFault fault) => new FakeHttpAnswers(_script, _route).Then(fault);

    private FakeHttpRoute Expect(IExpectation expectation)
    {
        _script.Change(() => _route.Expectations.Add(expectation));
        return this;
    }
}
