using Microsoft.Extensions.Options;

namespace Cairn.Caching;

internal sealed class CachingOptionsValidator : IValidateOptions<CachingOptions>
{
    public ValidateOptionsResult Validate(string? name, CachingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        return result.Build();
    }
}
