using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Parity.Tests.Recording;

/// <summary>A server that keeps what it is sent, byte by byte, and answers the same to everybody.</summary>
internal sealed class RawUpstream : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, string> _answer;
    private readonly List<string> _heard = [];

    private RawUpstream(Func<int, string> answer) => _answer = answer;

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_heard)
            {
                return [.. _heard];
            }
        }
    }

    public static RawUpstream Start(string answer) => Start(_ => answer);

    public static RawUpstream Start(Func<int, string> answer)
    {
        var upstream = new RawUpstream(answer);
        upstream._listener.Start();
        _ = upstream.ServeAsync();
        return upstream;
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            for (var number = 0; ; number++)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var request = await RawClient.ReadMessageAsync(stream);
                lock (_heard)
                {
                    _heard.Add(request);
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(_answer(number)));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
        {
            // The test has ended.
        }
    }
}
