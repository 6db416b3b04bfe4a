using Microsoft.Extensions.Options;

namespace Cairn.Alerting;

internal sealed class AlertingOptionsValidator : IValidateOptions<AlertingOptions>
{
    private const int MostHurry = 60;

    public ValidateOptionsResult Validate(string? name, AlertingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(result, options.WriteTo is null || options.CheckIn is null, nameof(options.CheckIn), options.CheckIn, "Artefacts are written or checked, not both at once. Remove WriteTo or CheckIn.");
        Check(result, IsPath(options.Folder), nameof(options.Folder), options.Folder, "It must be a path below the folder that is written to, with slashes. Use deploy/alerts, or remove the key.");
        Check(result, IsPath(options.RunbookFolder), nameof(options.RunbookFolder), options.RunbookFolder, "It must be a path below the folder that is written to, with slashes. Use docs/runbooks, or remove the key.");
        Check(result, options.MetricsFile is not { } file || File.Exists(file), nameof(options.MetricsFile), options.MetricsFile, "There is no such file. Save a scrape of the service there, or remove the key.");
        Check(result, Enum.IsDefined(options.Format), nameof(options.Format), options.Format, "It must be RuleFile or PrometheusRule. Use RuleFile, or remove the key.");
        Check(result, options.Hurry is >= 1 and <= MostHurry, nameof(options.Hurry), options.Hurry, $"It must be between 1 and {MostHurry}: windows end in whole seconds. Use 1, or remove the key.");
        return result.Build();
    }

    private static bool IsPath(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Contains("..");

    private static void Check<TValue>(ValidateOptionsResultBuilder result, bool holds, string key, TValue value, string advice)
    {
        if (!holds)
        {
            result.AddError(FormattableString.Invariant($"'{AlertingOptions.SectionName}:{key}' is {value}. {advice}"));
        }
    }
}
