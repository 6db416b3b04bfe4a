using Microsoft.Extensions.Options;

namespace Cairn;

internal sealed class ServiceOptionsValidator : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckName(result, nameof(options.Name), options.Name);
        CheckName(result, nameof(options.Namespace), options.Namespace);
        CheckName(result, nameof(options.Team), options.Team);
        return result.Build();
    }

    private static void CheckName(ValidateOptionsResultBuilder result, string property, string? value)
    {
        if (value is not null && !KebabCase.Describes(value))
        {
            var advice = KebabCase.From(value) is { Length: > 0 } suggestion ? $"Use '{suggestion}'" : "Use a name such as 'build-status'";
            result.AddError(
                $"'{ServiceOptions.SectionName}:{property}' is '{value}'. It must be kebab-case: lower-case letters, digits and single hyphens, " +
                $"beginning with a letter. {advice}, or remove the key.");
        }
    }
}
