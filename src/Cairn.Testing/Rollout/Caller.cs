using System.Net;
using System.Net.Sockets;

namespace Cairn.Testing;

/// <summary>Sends one call on a connection of its own, through the balancer.</summary>
internal sealed class Caller(Balancer balancer, RolloutClock clock)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Sends a call.</summary>
    /// <returns>How it failed, or null.</returns>
    /// <param name="plan">The call.</param>
    /// <param name="answered">Is run when the head of a good answer is there.</param>
    /// <param name="cancellationToken">Ends the call, which is then no failure.</param>
    public async Task<RolloutFailure?> SendAsync(CallPlan plan, Action answered, CancellationToken cancellationToken)
    {
        var sentAt = clock.Elapsed;
        int? port = null;
        using var timeout = new CancellationTokenSource(CallTimeout, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var http = new HttpMessageInvoker(Connection(opened => port = opened));
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{balancer.Address}{plan.Path}"));
            request.Headers.ConnectionClose = true;
            using var response = await http.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                return Failure($"answered {(int)response.StatusCode}");
            }

            answered();
            await ReadAsync(response, plan.IsStream ? cancellationToken : either.Token);
            return null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException) // the last, bare, for a connection that is reset as it opens
        {
            return cancellationToken.IsCancellationRequested ? null : Failure(error.GetBaseException().Message);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return cancellationToken.IsCancellationRequested ? null : Failure($"no answer within {CallTimeout.TotalSeconds:0} s");
        }

        RolloutFailure Failure(string error) => new()
        {
            SentAt = sentAt,
            FailedAt = clock.Elapsed,
            Call = plan.ToString(),
            Replica = port is { } known ? balancer.ReplicaOf(known) : null,
            Error = error,
        };
    }

    private static async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await body.CopyToAsync(Stream.Null, cancellationToken);
    }

    private static SocketsHttpHandler Connection(Action<int> opened) => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null, // calls are no part of the test's trace
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
                opened(((IPEndPoint)socket.LocalEndPoint!).Port); // now: a connection can be reset before it is seen to be there
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
