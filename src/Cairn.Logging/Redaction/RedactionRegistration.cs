using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Redaction;

internal static class RedactionRegistration
{
    /// <summary>The key of the function that masks secrets nobody has marked in a text, given the name it goes by, for every package that writes text.</summary>
    public const string MaskKey = "Cairn.Redaction";

    /// <summary>Puts redaction between every logger and every provider, whoever adds it.</summary>
    public static IServiceCollection AddRedaction(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton<Func<string, string, string>>(MaskKey, SecretNames.Mask);
        services.AddSingleton<TypePlans>().AddSingleton<ClassifiedParameters>().AddSingleton<StateRedaction>();

        var factory = services.Last(service => service is { IsKeyedService: false } && service.ServiceType == typeof(ILoggerFactory));
        services.Remove(factory);
        services.Add(Behind(factory));
        services.AddSingleton<ILoggerFactory, RedactingLoggerFactory>();
        return services;
    }

    private static ServiceDescriptor Behind(ServiceDescriptor factory) => factory switch
    {
        { ImplementationType: { } type } => new(typeof(ILoggerFactory), RedactingLoggerFactory.InnerKey, type, factory.Lifetime),
        { ImplementationInstance: { } instance } => new(typeof(ILoggerFactory), RedactingLoggerFactory.InnerKey, instance),
        _ => new(typeof(ILoggerFactory), RedactingLoggerFactory.InnerKey, (services, _) => factory.ImplementationFactory!(services), factory.Lifetime),
    };
}
