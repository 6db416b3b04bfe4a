using Cairn.Parity;
using Cairn.Parity.Recording;
using Microsoft.AspNetCore.Builder;

namespace Cairn;

/// <summary>Records what a .NET service is asked and answers.</summary>
public static class RecorderRegistration
{
    /// <summary>
    /// Records each request and its answer. Put it first, so that it sees what clients see. Kestrel gives known headers in an order of its own; targets are raw.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="recorder">Where exchanges are recorded. It is disposed of by the caller, when the application has ended.</param>
    /// <returns>The same <paramref name="app"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IApplicationBuilder UseCairnRecorder(this IApplicationBuilder app, ExchangeRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(recorder);

        return app.Use(next => context => new RecordingMiddleware(next, recorder).InvokeAsync(context));
    }
}
