using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cairn.Migration.Forwarding;

/// <summary>Has the server read and write header values as Latin-1, as gateways of Python do: each byte comes through. Without it a byte above 127 is a 400.</summary>
internal sealed class HeadersAsBytes : IConfigureOptions<KestrelServerOptions>
{
    private static readonly DigitsAlone Lengths = new();

    public void Configure(KestrelServerOptions options)
    {
        options.RequestHeaderEncodingSelector = name => name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) ? Lengths : Encoding.Latin1;
        options.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
    }
}
