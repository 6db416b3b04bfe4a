using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Cairn.Testing.Hosting;

namespace Cairn.Testing.Leaks;

/// <summary>The addresses on which code in the flow of one host has accepted connections, as the platform's socket events tell.</summary>
internal sealed class AcceptedSockets(HostFlow flow) : EventListener
{
    private readonly ConcurrentDictionary<IPEndPoint, bool> _accepted = [];

    public IEnumerable<IPEndPoint> StillListening() => _accepted.IsEmpty
        ? []
        : _accepted.Keys.Intersect(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()).OrderBy(address => address.Port);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventName: "AcceptStart", Payload: [string address, ..] } && flow.IsCurrent && Parse(address) is { } accepted)
        {
            _accepted[accepted] = true;
        }
    }

    /// <summary>The event has the text of a <see cref="SocketAddress"/>, such as <c>InterNetwork:16:{31,144,127,0,0,1,0,0,0,0,0,0,0,0}</c>.</summary>
    private static IPEndPoint? Parse(string text)
    {
        var parts = text.Split(':', 3);

        if (parts.Length < 3 || !Enum.TryParse<AddressFamily>(parts[0], out var family) || family is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
        {
            return null;
        }

        var bytes = parts[2].Trim('{', '}').Split(',').Select(part => byte.TryParse(part, out var number) ? number : (byte)0).ToArray();
        var (start, length) = family is AddressFamily.InterNetwork ? (2, 4) : (6, 16);

        return bytes.Length < start + length ? null : new IPEndPoint(new IPAddress(bytes.AsSpan(start, length)), (bytes[0] << 8) | bytes[1]);
    }
}
