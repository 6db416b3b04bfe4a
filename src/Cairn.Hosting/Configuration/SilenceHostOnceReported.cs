using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// The host logs whatever stops its start, with a stack trace. What is wrong with the configuration has been logged by then, so the host's
/// own category falls silent; until then its level is what it would be without this rule.
/// </summary>
internal sealed class SilenceHostOnceReported(StartUpReport report) : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        var level = options.Rules
            .Where(rule => rule.ProviderName is null && HostCategory.StartsWith(rule.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
            .MaxBy(rule => rule.CategoryName?.Length ?? 0)?.LogLevel ?? options.MinLevel;
        options.Rules.Add(new LoggerFilterRule(providerName: null, HostCategory, level, (_, _, _) => !report.IsWritten));
    }
}
