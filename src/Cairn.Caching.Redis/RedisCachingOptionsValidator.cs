using Cairn.Caching.Redis.Connections;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Redis;

internal sealed class RedisCachingOptionsValidator : IValidateOptions<RedisCachingOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, RedisCachingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();

        CheckAddress(result, nameof(options.Endpoint), options.Endpoint);
        CheckSentinel(result, options.Sentinel);
        CheckTls(result, options.Tls);
        CheckTime(result, nameof(options.ConnectTimeout), options.ConnectTimeout, LongestTimeout, "00:00:02");
        CheckTime(result, nameof(options.CommandTimeout), options.CommandTimeout, LongestTimeout, "00:00:00.5");
        CheckTime(result, nameof(options.RefreshInterval), options.RefreshInterval, LongestPeriod, "00:00:05");
        CheckTime(result, nameof(options.LeaseDuration), options.LeaseDuration, LongestPeriod, "00:00:10");

        if (options is { User: not null, Password: null, Credentials: null })
        {
            result.AddError($"{Key(nameof(options.User))} is '{options.User}'. A user needs a password. Set {Key(nameof(options.Password))}, or remove the key for the default user.");
        }

        return result.Build();
    }

    private static void CheckAddress(ValidateOptionsResultBuilder result, string property, string? value)
    {
        if (!RedisAddress.TryParse(value, out _))
        {
            result.AddError($"{Key(property)} is '{value}'. It must be a host and a port. Use localhost:6379, or [::1]:6379 for an address of IPv6.");
        }
    }

    private static void CheckSentinel(ValidateOptionsResultBuilder result, RedisSentinelSettings sentinel)
    {
        for (var i = 0; i < sentinel.Endpoints.Count; i++)
        {
            CheckAddress(result, $"Sentinel:Endpoints:{i}", sentinel.Endpoints[i]);
        }

        if (string.IsNullOrWhiteSpace(sentinel.PrimaryName))
        {
            result.AddError($"{Key("Sentinel:PrimaryName")} is '{sentinel.PrimaryName}'. It cannot be empty. Use the name in the line 'sentinel monitor' of the Sentinels' configuration.");
        }
    }

    private static void CheckTls(ValidateOptionsResultBuilder result, RedisTlsSettings tls)
    {
        CheckFile(result, "Tls:AuthorityPath", tls.AuthorityPath);
        CheckFile(result, "Tls:CertificatePath", tls.CertificatePath);
        CheckFile(result, "Tls:KeyPath", tls.KeyPath);

        if (tls is { KeyPath: not null, CertificatePath: null })
        {
            result.AddError($"{Key("Tls:KeyPath")} is '{tls.KeyPath}'. A key needs its certificate. Set {Key("Tls:CertificatePath")}, or remove the key.");
        }

        if (!tls.Enabled && (tls.AuthorityPath ?? tls.CertificatePath ?? tls.KeyPath ?? tls.ServerName) is not null)
        {
            result.AddError($"{Key("Tls:Enabled")} is false. The other settings of TLS need it. Set it to true, or remove them.");
        }
    }

    private static void CheckFile(ValidateOptionsResultBuilder result, string property, string? path)
    {
        if (path is not null && !File.Exists(path))
        {
            result.AddError($"{Key(property)} is '{path}'. There must be a file. Mount it there, or correct the path.");
        }
    }

    private static void CheckTime(ValidateOptionsResultBuilder result, string property, TimeSpan value, TimeSpan longest, string example)
    {
        if (value < TimeSpan.FromMilliseconds(1) || value > longest)
        {
            result.AddError($"{Key(property)} is {value}. It must be at least a millisecond and at most {longest}. Use {example}.");
        }
    }

    private static string Key(string property) => $"'{RedisCachingOptions.SectionName}:{property}'";
}
