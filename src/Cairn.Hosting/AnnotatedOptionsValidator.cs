using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Cairn.Hosting.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting;

/// <summary>Checks the data annotations of a service's own options and says each fault with its configuration key and value.</summary>
[RequiresUnreferencedCode("Data annotations are found by reflection.")]
internal sealed class AnnotatedOptionsValidator<TOptions>(string section) : IValidateOptions<TOptions>, IOptionsSection
    where TOptions : class
{
    public string Section => section;

    public Type OptionsType => typeof(TOptions);

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
        {
            return ValidateOptionsResult.Success;
        }

        return ValidateOptionsResult.Fail(faults.Select(fault => Describe(options, fault)));
    }

    private string Describe(TOptions options, ValidationResult fault)
    {
        var member = fault.MemberNames.FirstOrDefault();
        if (member is null)
        {
            return $"'{section}' is not valid. {fault.ErrorMessage}";
        }

        var value = typeof(TOptions).GetProperty(member)?.GetValue(options);
        return $"'{section}:{member}' is {value ?? "not set"}. {fault.ErrorMessage}";
    }
}
