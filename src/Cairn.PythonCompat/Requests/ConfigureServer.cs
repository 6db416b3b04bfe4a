using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cairn.PythonCompat.Requests;

/// <summary>What only the server can do: bytes of header fields, and limits.</summary>
internal sealed class ConfigureServer(PythonSwitches switches) : IPostConfigureOptions<KestrelServerOptions>
{
    public void PostConfigure(string? name, KestrelServerOptions options)
    {
        if (switches.Active.HasFlag(PythonCompat.HeaderBytes))
        {
            options.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        }

        if (switches.Active.HasFlag(PythonCompat.Redirects))
        {
            options.ResponseHeaderEncodingSelector = field => field == HeaderNames.Location ? Encoding.UTF8 : null; // encoded before it is sent
        }

        if (switches.Active.HasFlag(PythonCompat.RequestLimits))
        {
            RequestLimits.Raise(options.Limits);
        }
    }
}
