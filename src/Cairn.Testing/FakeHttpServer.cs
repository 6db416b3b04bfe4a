using System.Runtime.CompilerServices;
using Cairn.Testing.Fakes;
using Cairn.Testing.Hosting;
using Cairn.Testing.Recording;

namespace Cairn.Testing;

/// <summary>A dependency that answers as the test has scripted, in memory and on a real loopback port, from one script.</summary>
/// <remarks>
/// <para>Every answer is given once, in the order of the script, unless it says otherwise. A request that finds none is answered 501 with a text that tells what
/// differs from the nearest scripted request; <see cref="Verify"/> and <see cref="DisposeAsync"/> throw that text.</para>
/// <para>Requests may come in parallel: each takes the next answer, in the order of arrival.</para>
/// </remarks>
public sealed class FakeHttpServer : IAsyncDisposable
{
    private readonly HttpScript _script = new();
    private readonly Journal<FakeHttpRequest> _requests = new("request", new HostFlow(), TimeProvider.System);
    private readonly FakeConnections _connections = new();
    private readonly FakePort _port;
    private bool _isVerified;

    /// <summary>Makes a server without a script.</summary>
    public FakeHttpServer()
    {
        Handler = new FakeHandler(this);
        _port = new FakePort(new FakeApplication(this));
    }

    /// <summary>The clock on which answers are late. <see cref="TestHostSetup.Fake"/> sets it to the host's.</summary>
    /// <value>The default is the real clock.</value>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether the end of the server, too, fails the test for scripted answers that nobody asked for.</summary>
    /// <value>The default is <see langword="false"/>: a test that has failed leaves answers unused, and must show its own failure.</value>
    public bool IsStrict { get; init; }

    /// <summary>Answers in memory, for any number of clients. It may be disposed of without effect.</summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>The requests received so far, in the order of arrival; the list does not change.</summary>
    public IReadOnlyList<FakeHttpRequest> Requests => _requests.Read();

    internal FakeConnections Connections => _connections;

    /// <summary>Begins to script the requests of one method and path.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, such as <c>/artifacts/{id}</c>: a name in braces stands for any one segment, <c>{**rest}</c> at the end for any number.</param>
    /// <returns>The route, to which answers are added.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is no template.</exception>
    public FakeHttpRoute On(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(path);

        return new FakeHttpRoute(_script, _script.Add(method, PathTemplate.Parse(path)));
    }

    /// <summary>Listens on a free loopback port, without TLS.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The address, such as <c>http://127.0.0.1:40123/</c>; the same again if it listens already.</returns>
    public Task<Uri> ListenAsync(CancellationToken cancellationToken = default) => _port.OpenAsync(cancellationToken);

    /// <summary>Lets every request fail, whatever the script says, until <see cref="RecoverAsync"/>. Answers are not used up.</summary>
    /// <remarks>
    /// A slow server gives the script's answers late. With <see cref="HttpFault.Refused"/>, nothing listens on the port, and with
    /// <see cref="HttpFault.WrongCertificate"/>, it speaks TLS: call it by <c>https</c> then.
    /// </remarks>
    /// <param name="fault">How they fail.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the fault is there.</returns>
    public Task BreakAsync(HttpFault fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fault);

        return SufferAsync(fault, cancellationToken);
    }

    /// <summary>Lets the script answer again.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the server answers.</returns>
    public Task RecoverAsync(CancellationToken cancellationToken = default) => SufferAsync(fault: null, cancellationToken);

    /// <summary>Waits for a request. Requests so far count.</summary>
    /// <param name="match">Tells whether a request is the one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="expression">The source text of <paramref name="match"/>, filled in by the compiler.</param>
    /// <returns>The first request that matches.</returns>
    /// <exception cref="TimeoutException">None matched within 30 s of real time. The message shows the nearest.</exception>
    public Task<FakeHttpRequest> WaitForAsync(
        Func<FakeHttpRequest, bool> match,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(match))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(match);

        return _requests.WaitForAsync(match, since: default, expression, cancellationToken);
    }

    /// <summary>Throws unless every request was scripted and every scripted answer was given.</summary>
    /// <exception cref="InvalidOperationException">It was not so; the message tells every difference.</exception>
    public void Verify()
    {
        _isVerified = true;
        Throw([.. _script.Misses, .. _script.Unused]);
    }

    /// <summary>Ends every connection and frees the port. Callers that still wait see their connection close.</summary>
    /// <returns>A task that ends when nothing listens any more.</returns>
    /// <exception cref="InvalidOperationException">A request was not scripted, or the server is strict and an answer was not given; not again after <see cref="Verify"/>.</exception>
    public async ValueTask DisposeAsync()
    {
        _connections.Dispose();
        await _port.DisposeAsync();

        if (!_isVerified)
        {
            _isVerified = true;
            Throw(IsStrict ? [.. _script.Misses, .. _script.Unused] : _script.Misses);
        }
    }

    /// <summary>Keeps a request, and tells how to answer it.</summary>
    internal HttpAnswer Receive(FakeHttpRequest request, bool isOnPort)
    {
        _requests.Add(request);

        return _connections.State.Fault switch
        {
            null or { IsOfConnection: true } => _script.Take(request, isOnPort), // who got here in spite of it did not mind
            { Kind: HttpFaultKind.Slow } slow => _script.Take(request, isOnPort).LateBy(slow.Delay),
            { } fault => HttpAnswer.Of(fault),
        };
    }

    private async Task SufferAsync(HttpFault? fault, CancellationToken cancellationToken)
    {
        _connections.Suffer(fault);
        await _port.SufferAsync(fault, cancellationToken);
    }

    private static void Throw(IReadOnlyList<string> findings)
    {
        if (findings.Count > 0)
        {
            throw new InvalidOperationException(string.Join("\n\n", findings));
        }
    }
}
