using Cairn.Migration.Forwarding;
using Cairn.Migration.Shadow;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Routing;

/// <summary>Decides who answers a request, lets them, and has a copy made of it where the route asks for one.</summary>
internal sealed class StranglerMiddleware(CurrentTable current, ShadowMark mark, RouteAnswer answer, ShadowTap tap)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (mark.IsOn(context))
        {
            await mark.ServeAsync(context, next);
            return;
        }

        var target = RawTarget.Of(context);
        var table = current.Table;
        if (table.Find(context.Request.Method, RawTarget.PathOf(target)) is not { } route)
        {
            await answer.UnmatchedAsync(context, target == "*" ? null : table.Legacy, next);
            return;
        }

        var (side, state) = answer.Choose(context, route);
        await tap.WatchAsync(context, route, state, side, table, () => answer.AnswerAsync(context, route, side, state, table.Legacy, next));
    }
}
