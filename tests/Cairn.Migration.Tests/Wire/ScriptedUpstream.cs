using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Cairn.Migration.Tests.Wire;

/// <summary>A server that does on each connection what the test says, and keeps the requests that it has read.</summary>
internal sealed partial class ScriptedUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ScriptedUpstream, RawConnection, Task> _script;
    private readonly Task _accepting;

    private ScriptedUpstream(Func<ScriptedUpstream, RawConnection, Task> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Each request whole: head and body, framing included.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Request => Assert.Single(Requests);

    public static ScriptedUpstream Start(Func<ScriptedUpstream, RawConnection, Task> script) => new(script);

    /// <summary>Answers every request with the same text.</summary>
    public static ScriptedUpstream Answering(string answer) => new(async (upstream, connection) =>
    {
        while (await upstream.ReadRequestAsync(connection) is not null)
        {
            await connection.SendAsync(answer);
        }
    });

    public static string Ok(string body, string headers = "") => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}");

    public async Task<string?> ReadRequestAsync(RawConnection connection)
    {
        var request = await connection.ReadHeadAsync();
        if (request.Length == 0)
        {
            return null;
        }

        if (ContentLength().Match(request) is { Success: true } length)
        {
            request += await connection.ReadAsync(int.Parse(length.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
        else if (request.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            request += await connection.ReadThroughAsync("0\r\n\r\n");
        }

        Requests.Enqueue(request);
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(new RawConnection(await _listener.AcceptSocketAsync())));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(RawConnection connection)
    {
        await using (connection)
        {
            try
            {
                await _script(this, connection);
            }
            catch (IOException)
            {
                // The other end has gone.
            }
        }
    }

    [GeneratedRegex(@"\r\nContent-Length: (\d+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
