using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.PythonCompat.Requests;

/// <summary>Puts the middleware first, and refuses to start beside static files.</summary>
internal sealed class InsertPythonForms(StaticFileWatch watch) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var forms = app.ApplicationServices.GetRequiredService<KeepPythonForms>();
        app.Use(rest =>
        {
            watch.ThrowIfSeen(); // the rest of the pipeline has been built by now
            return context => forms.InvokeAsync(context, rest);
        });
        next(app);
    };
}
