using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Cairn.Migration.Routing;

/// <summary>Puts the strangler before everything that the application has, its routing and authentication included: those are for what the candidate answers.</summary>
internal sealed class PlaceStrangler(Func<StranglerMiddleware> make) : IStartupFilter
{
    /// <summary>Whether the application asked for it.</summary>
    public bool IsUsed { get; set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (IsUsed)
        {
            var strangler = make(); // not before the start, which is when what is configured is checked
            app.Use(rest => context => strangler.InvokeAsync(context, rest));
        }

        next(app);
    };
}
