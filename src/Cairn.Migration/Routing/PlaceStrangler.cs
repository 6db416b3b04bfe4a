using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Cairn.Migration.Routing;

/// <summary>Puts the strangler before everything that the application has, its routing and authentication included: those are for what the candidate answers.</summary>
internal sealed class PlaceStrangler(StranglerMiddleware strangler) : IStartupFilter
{
    /// <summary>Whether the application asked for it.</summary>
    public bool IsUsed { get; set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (IsUsed)
        {
            app.Use(rest => context => strangler.InvokeAsync(context, rest));
        }

        next(app);
    };
}
