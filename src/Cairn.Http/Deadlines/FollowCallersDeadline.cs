using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace Cairn.Http.Deadlines;

/// <summary>Gives the code of every request its deadline.</summary>
internal sealed class FollowCallersDeadline(CallDeadline deadline, TimeProvider clock, IOptions<RequestTimeoutOptions> timeouts) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(async (context, following) =>
        {
            using (deadline.Enter(new RequestLimit(context, clock, timeouts.Value)))
            {
                await following(context);
            }
        });
        next(application);
    };
}
