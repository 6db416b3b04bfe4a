using Cairn.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace Cairn.Caching;

internal sealed class CachingOptionsValidator : IValidateOptions<CachingOptions>
{
    private const string Section = CachingOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, CachingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.KeyNamespace is { } keyNamespace && (keyNamespace.Length == 0 || keyNamespace.AsSpan().ContainsAny(StoreKeys.Separators)))
        {
            result.AddError($"'{Section}:KeyNamespace' is '{keyNamespace}'. It must not be empty or contain any of : # {{ }} or white space. Use the name of the service, such as build-status.");
        }

        Check(result, options.SchemaVersion >= 1, "SchemaVersion", options.SchemaVersion, "It must be at least 1. Use 1, and raise it when the meaning of values changes.");
        Check(result, options.MaximumEntries >= 1, "MaximumEntries", options.MaximumEntries, "It must be at least 1. Use 100000, or set MaximumBytes.");
        Check(result, options.MaximumBytes is null or >= 1 << 20, "MaximumBytes", options.MaximumBytes, "It must be at least 1048576 (1 MiB). Use 67108864, or remove the key to count entries.");
        Check(result, options.Jitter is >= 0 and <= 0.5, "Jitter", options.Jitter, "It must be between 0 and 0.5. Use 0.1.");

        CheckPolicy(result, "Default", options.Default);
        foreach (var (policyName, policy) in options.Policies)
        {
            CheckPolicy(result, $"Policies:{policyName}", policy);
            Check(
                result,
                !string.IsNullOrEmpty(policy.KeyPrefix) || !string.IsNullOrEmpty(policy.ValueType),
                $"Policies:{policyName}",
                "for all entries",
                "A policy is for a key prefix or a type. Set its KeyPrefix or ValueType, or use Default.");
        }

        CheckDuplicates(result, options);
        CheckSecondLevel(result, options.SecondLevel);
        return result.Build();
    }

    private static void CheckPolicy(ValidateOptionsResultBuilder result, string key, CachePolicy policy)
    {
        CheckLife(result, $"{key}:Expiration", policy.Expiration, "00:05:00");
        CheckLife(result, $"{key}:LocalExpiration", policy.LocalExpiration, "00:00:30");
        Check(result, policy.NullExpiration is not { } none || none >= TimeSpan.Zero, $"{key}:NullExpiration", policy.NullExpiration, "It cannot be negative. Use 00:00:10, or zero not to keep null at all.");
        Check(result, policy.StaleFor is not { } stale || stale >= TimeSpan.Zero, $"{key}:StaleFor", policy.StaleFor, "It cannot be negative. Use 01:00:00, or remove the key to serve nothing stale.");
        Check(result, policy.Weight is null or >= 1, $"{key}:Weight", policy.Weight, "It must be at least 1. Use 1, or remove the key.");

        var loads = policy.Loads;
        Check(result, loads.SoftTimeout is not { } soft || soft >= TimeSpan.Zero, $"{key}:Loads:SoftTimeout", loads.SoftTimeout, "It cannot be negative. Use 00:00:00.1, or zero to serve stale values at once.");
        Check(result, loads.HardTimeout is not { } hard || hard > TimeSpan.Zero, $"{key}:Loads:HardTimeout", loads.HardTimeout, "It must be above zero. Use 00:00:10, or remove the key.");
        Check(result, loads.HardTimeout is null || loads.SoftTimeout is null || loads.SoftTimeout < loads.HardTimeout, $"{key}:Loads:SoftTimeout", loads.SoftTimeout, $"It must be below HardTimeout, which is {loads.HardTimeout}. Use less, or raise HardTimeout.");
        Check(result, loads.FailureCoolDown is not { } coolDown || coolDown >= TimeSpan.Zero, $"{key}:Loads:FailureCoolDown", loads.FailureCoolDown, "It cannot be negative. Use 00:00:01, or remove the key.");
        Check(result, loads.RefreshAhead is null or (> 0 and < 1), $"{key}:Loads:RefreshAhead", loads.RefreshAhead, "It must be between 0 and 1, both excluded. Use 0.8, or remove the key.");
    }

    private static void CheckLife(ValidateOptionsResultBuilder result, string key, TimeSpan? value, string example) =>
        Check(result, value is not { } life || life > TimeSpan.Zero || life == Timeout.InfiniteTimeSpan, key, value, $"It must be above zero, or -00:00:00.0010000 for no end. Use {example}.");

    private static void CheckDuplicates(ValidateOptionsResultBuilder result, CachingOptions options)
    {
        foreach (var group in options.Policies.GroupBy(policy => (policy.Value.KeyPrefix, policy.Value.ValueType)).Where(group => group.Count() > 1))
        {
            result.AddError($"'{Section}:Policies' is for the same entries more than once: {string.Join(", ", group.Select(policy => policy.Key).Order(StringComparer.Ordinal))}. One policy is for one prefix or type. Merge them.");
        }
    }

    private static void CheckSecondLevel(ValidateOptionsResultBuilder result, SecondLevelSettings settings)
    {
        const string Key = "SecondLevel";
        Check(result, settings.SoftTimeout > TimeSpan.Zero && settings.SoftTimeout <= settings.HardTimeout, $"{Key}:SoftTimeout", settings.SoftTimeout, $"It must be above zero and at most HardTimeout, which is {settings.HardTimeout}. Use 00:00:00.1.");
        Check(result, settings.HardTimeout > TimeSpan.Zero && settings.HardTimeout <= TimeSpan.FromMinutes(1), $"{Key}:HardTimeout", settings.HardTimeout, "It must be above zero and at most one minute. Use 00:00:01.");
        Check(result, settings.BreakAfter >= 1, $"{Key}:BreakAfter", settings.BreakAfter, "It must be at least 1. Use 3.");
        Check(result, settings.BreakFor > TimeSpan.Zero, $"{Key}:BreakFor", settings.BreakFor, "It must be above zero. Use 00:00:05.");
        Check(result, settings.TagTrust > TimeSpan.Zero, $"{Key}:TagTrust", settings.TagTrust, "It must be above zero. Use 00:00:05.");
        Check(result, settings.DisconnectedGrace >= TimeSpan.Zero, $"{Key}:DisconnectedGrace", settings.DisconnectedGrace, "It cannot be negative. Use 00:00:05.");
        Check(result, settings.MaximumValueBytes is >= 1024 and <= 256L << 20, $"{Key}:MaximumValueBytes", settings.MaximumValueBytes, "It must be between 1024 and 268435456 (256 MiB). Use 1048576.");
        Check(result, settings.CompressFromBytes >= 0, $"{Key}:CompressFromBytes", settings.CompressFromBytes, "It cannot be negative. Use 2048.");
    }

    private static void Check<TValue>(ValidateOptionsResultBuilder result, bool holds, string key, TValue value, string advice)
    {
        if (!holds)
        {
            result.AddError(FormattableString.Invariant($"'{Section}:{key}' is {value}. {advice}"));
        }
    }
}
