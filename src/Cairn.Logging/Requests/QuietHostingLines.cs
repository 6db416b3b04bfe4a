using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Requests;

/// <summary>Silences the host's own two lines a request, which the request log replaces. A level that a service sets for the category itself wins.</summary>
internal sealed class QuietHostingLines(IConfiguration configuration) : IConfigureOptions<LoggerFilterOptions>
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void Configure(LoggerFilterOptions options)
    {
        if (!bool.TryParse(configuration[RequestLogSetup.EnabledKey], out var enabled) || enabled)
        {
            // In front: of two rules for one category the later wins.
            options.Rules.Insert(0, new LoggerFilterRule(providerName: null, Category, LogLevel.Warning, filter: null));
        }
    }
}
