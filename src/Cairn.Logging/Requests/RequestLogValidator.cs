using System.Buffers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Requests;

internal sealed class RequestLogValidator(IConfiguration configuration) : IValidateOptions<LoggingOptions>
{
    private static readonly SearchValues<char> NameCharacters = // RFC 9110, section 5.6.2: token
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // Also in a longer name, such as X-Amz-Security-Token.
    private static readonly SearchValues<string> Credentials = SearchValues.Create(
        ["authorization", "authentication", "cookie", "token", "secret", "password", "credential", "api-key", "apikey", "access-key", "auth-key", "session", "signature", "jwt", "client-cert"],
        StringComparison.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, LoggingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckEnabled(result);
        CheckSlowAfter(result, options.Requests.SlowAfter);

        for (var index = 0; index < options.Requests.Headers.Count; index++)
        {
            CheckHeader(result, $"'{RequestLogSetup.HeadersKey}:{index}' is {options.Requests.Headers[index]}.", options.Requests.Headers[index]);
        }

        return result.Build();
    }

    private void CheckEnabled(ValidateOptionsResultBuilder result)
    {
        if (configuration[RequestLogSetup.EnabledKey] is { } text && !string.IsNullOrWhiteSpace(text) && !bool.TryParse(text, out _))
        {
            result.AddError($"'{RequestLogSetup.EnabledKey}' is {text}. It must be true or false. Use true for a line a request.");
        }
    }

    private void CheckSlowAfter(ValidateOptionsResultBuilder result, TimeSpan bound)
    {
        if (configuration[RequestLogSetup.SlowAfterKey] is { } text && !string.IsNullOrWhiteSpace(text) && !RequestLogSetup.TryReadDuration(text, out _))
        {
            result.AddError($"'{RequestLogSetup.SlowAfterKey}' is {text}. It must be a duration. Use 00:00:01 for one second.");
        }
        else if (bound <= TimeSpan.Zero || bound > Longest)
        {
            // A number alone is read as days: "5" would silence the warning for good.
            result.AddError($"'{RequestLogSetup.SlowAfterKey}' is {bound}. It must be above zero and at most one hour. Use 00:00:01, or what the service's callers call slow.");
        }
    }

    private static void CheckHeader(ValidateOptionsResultBuilder result, string found, string header)
    {
        if (string.IsNullOrEmpty(header) || header.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            result.AddError($"{found} That is no name of a header. Write the name alone, such as X-Request-Id.");
        }
        else if (header.AsSpan().ContainsAny(Credentials))
        {
            result.AddError($"{found} A header that carries credentials is never logged. Remove it.");
        }
    }
}
