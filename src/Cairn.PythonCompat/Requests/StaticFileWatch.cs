using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cairn.PythonCompat.Requests;

/// <summary>
/// Notices static files. Their middleware cannot be seen in a pipeline; but it asks for a logger when it is made. Static files and paths that are not normalized do not
/// go together: <c>/../</c> would reach the file provider.
/// </summary>
internal sealed class StaticFileWatch(PythonSwitches switches, IServiceProvider provider) : ILoggerProvider
{
    private static readonly string Category = typeof(StaticFileMiddleware).FullName!;

    private volatile bool _isSeen;

    public ILogger CreateLogger(string categoryName)
    {
        _isSeen |= categoryName == Category;
        return NullLogger.Instance;
    }

    public void Dispose()
    {
    }

    /// <exception cref="InvalidOperationException">The service serves static files, and paths are not normalized.</exception>
    public void ThrowIfSeen()
    {
        var hasAssets = provider.GetService<EndpointDataSource>()?.Endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) ?? false;
        if ((_isSeen || hasAssets) && switches.Active != PythonCompat.None)
        {
            throw new InvalidOperationException(
                $"'AddPythonCompat' is {switches.Style}. Python's forms are refused beside static files, since paths are not normalized. "
                + "Serve the files from another host, or turn every switch off with DisableAll and turn them on for routes.");
        }
    }
}
