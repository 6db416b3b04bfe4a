using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Logging;

/// <summary>The change of levels while the service runs.</summary>
internal static class LevelRegistration
{
    public static IServiceCollection AddLevelChanges(this IServiceCollection services)
    {
        services.AddSingleton<LevelOverrides>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(provider => provider.GetRequiredService<LevelOverrides>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(provider => provider.GetRequiredService<LevelOverrides>());
        services.AddSingleton<LevelControl>();
        return services.AddKeyedSingleton<RequestDelegate>(
            LevelEndpoint.ServiceKey,
            (provider, _) => new LevelEndpoint(provider.GetRequiredService<LevelControl>()).AnswerAsync);
    }
}
