using System.Net;
using Cairn.Testing.Fakes;

namespace Cairn.Testing;

/// <summary>The answers of one route, given in the order in which they stand here. Each is given once, unless it says otherwise.</summary>
public sealed class FakeHttpAnswers
{
    private readonly HttpScript _script;
    private readonly ScriptedRoute _route;

    internal FakeHttpAnswers(HttpScript script, ScriptedRoute route)
    {
        _script = script;
        _route = route;
    }

    /// <summary>The next answer has this status and body.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">
    /// A <see cref="string"/> is sent as <c>text/plain</c>, bytes as <c>application/octet-stream</c>, anything else as JSON in the manner of
    /// the web. <see cref="WithHeader"/> changes the content type.
    /// </param>
    /// <returns>These answers, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="status"/> is not between 200 and 599, or allows no body and has one (RFC 9110, section 6.4.1).</exception>
    public FakeHttpAnswers Then(HttpStatusCode status, object? body = null)
    {
        var answer = HttpAnswer.Of(status, body);
        return Change(() => _route.Answers.Add(new ScriptedAnswer(answer)));
    }

    /// <summary>The next answer fails.</summary>
    /// <param name="fault">
    /// How it fails. <see cref="HttpFault.Refused"/> and <see cref="HttpFault.WrongCertificate"/> happen before there is a request, so they can follow an answer only in memory;
    /// on a port use <see cref="FakeHttpServer.BreakAsync"/>.
    /// </param>
    /// <returns>These answers, for chaining.</returns>
    public FakeHttpAnswers Then(HttpFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);

        return Change(() => _route.Answers.Add(new ScriptedAnswer(HttpAnswer.Of(fault))));
    }

    /// <summary>The latest answer has this header.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value. It replaces one given before.</param>
    /// <returns>These answers, for chaining.</returns>
    public FakeHttpAnswers WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);

        return ChangeLatest(latest => latest.Answer = latest.Answer.WithHeader(name, value));
    }

    /// <summary>The latest answer is late.</summary>
    /// <param name="delay">How late, on the clock of the server.</param>
    /// <returns>These answers, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public FakeHttpAnswers After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);

        return ChangeLatest(latest => latest.Answer = latest.Answer.LateBy(delay));
    }

    /// <summary>The latest answer is given several times, all of which are due.</summary>
    /// <param name="count">How often.</param>
    /// <returns>These answers, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public FakeHttpAnswers Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);

        return ChangeLatest(latest => latest.Due = count);
    }

    /// <summary>The latest answer is given as often as it is asked for, which may be never.</summary>
    /// <returns>These answers, for chaining.</returns>
    public FakeHttpAnswers Always() => ChangeLatest(latest => latest.Due = null);

    private FakeHttpAnswers ChangeLatest(Action<ScriptedAnswer> change) => Change(() => change(_route.Answers[^1]));

    private FakeHttpAnswers Change(Action change)
    {
        _script.Change(change);
        return this;
    }
}
