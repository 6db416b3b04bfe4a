using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// Makes options as the platform does. Where that fails while the service starts, it fails with everything that is wrong with all options:
/// which of them is asked for first, and by whom, is chance.
/// </summary>
internal sealed class ReportingOptionsFactory<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    IEnumerable<IConfigureOptions<TOptions>> setups,
    IEnumerable<IPostConfigureOptions<TOptions>> postConfigures,
    IEnumerable<IValidateOptions<TOptions>> validations,
    StartUpReport report) : IOptionsFactory<TOptions>
    where TOptions : class
{
    private readonly OptionsFactory<TOptions> _factory = new(setups, postConfigures, validations);

    public TOptions Create(string name)
    {
        try
        {
            return _factory.Create(name);
        }
        catch (Exception exception) when (report.OnOptions(exception) is { } all)
        {
            throw all;
        }
    }
}
