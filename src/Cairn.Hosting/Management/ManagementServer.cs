using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Management;

/// <summary>Makes the bare Kestrel behind the management port. It shares nothing with the service's own server, so neither sees the other.</summary>
internal static class ManagementServer
{
    /// <summary>The key of the <see cref="IServer"/> that serves the management endpoints, for those who replace it, as test hosts do.</summary>
    public const string ServiceKey = "Cairn.Management";

    public static IServer Create(HostingOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = 100;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;

        if (options.ManagementAddress is { } address)
        {
            kestrel.Listen(IPAddress.Parse(address), options.ManagementPort, OverHttp1);
        }
        else
        {
            kestrel.ListenAnyIP(options.ManagementPort, OverHttp1);
        }

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }

    /// <summary>What an address that cannot be listened on means to whoever configured it.</summary>
    public static OptionsValidationException CannotBind(HostingOptions options, Exception cause) =>
        new(Options.DefaultName, typeof(HostingOptions), [
            cause is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
                ? $"'{HostingOptions.SectionName}:{nameof(HostingOptions.ManagementAddress)}' is '{options.ManagementAddress}'. The management listener cannot bind it: " +
                  "this machine does not have the address. Set the key to one that it has, or remove it to bind all of them."
                : $"'{HostingOptions.SectionName}:{nameof(HostingOptions.ManagementPort)}' is {options.ManagementPort}. The management listener cannot bind it: " +
                  $"{cause.Message.TrimEnd('.')}. Free the port, set the key to another one, or set it to 0 for any free port.",
        ]);

    private static void OverHttp1(ListenOptions listen) => listen.Protocols = HttpProtocols.Http1;
}
