using System.Net;

namespace Cairn.Testing.Fakes;

/// <summary>The routes of a server, and what did not go by them. Everything happens under one lock, so parallel requests take answers one by one.</summary>
internal sealed class HttpScript
{
    private readonly Lock _gate = new();
    private readonly List<ScriptedRoute> _routes = [];
    private readonly List<string> _misses = [];

    /// <summary>What was asked and not scripted, once each, however often it was tried again.</summary>
    public IReadOnlyList<string> Misses
    {
        get
        {
            lock (_gate)
            {
                return [.. _misses.Distinct()];
            }
        }
    }

    /// <summary>What was scripted and not asked.</summary>
    public IReadOnlyList<string> Unused
    {
        get
        {
            lock (_gate)
            {
                return [.. _routes.SelectMany(route => route.Unused())];
            }
        }
    }

    public ScriptedRoute Add(HttpMethod method, PathTemplate path)
    {
        var route = new ScriptedRoute(method, path);
        Change(() => _routes.Add(route));
        return route;
    }

    public void Change(Action change)
    {
        lock (_gate)
        {
            change();
        }
    }

    public HttpAnswer Take(FakeHttpRequest request, bool isOnPort)
    {
        lock (_gate)
        {
            if (_routes.FirstOrDefault(route => route.Next is not null && route.Matches(request)) is not { Next: { } next } route)
            {
                return Miss(Mismatch.Describe(request, _routes));
            }

            next.Given++;
            return isOnPort && next.Answer.Fault is { IsOfConnection: true } fault
                ? Miss($"{route} fails by '{fault}', which on a port happens before there is a request. Call BreakAsync and RecoverAsync instead, or fake it in memory.")
                : next.Answer;
        }
    }

    private HttpAnswer Miss(string message)
    {
        _misses.Add(message);
        return HttpAnswer.Of(HttpStatusCode.NotImplemented, message);
    }
}
